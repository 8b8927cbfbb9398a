# Checking and acting: audits, management reviews, findings, actions and their effectiveness reviews.
from .world import table, write

PROGRAMMES = table("""
PRG-1 | Audit programme 2022 to 2025 | 2022-04-01 | 2025-03-31 | 2022-03-15 | P1Y
PRG-2 | Audit programme 2025 to 2028 | 2025-04-01 | 2028-03-31 | 2025-03-18 | P1Y
""")

# id | programme | kind | status | planned from | performed from | performed to | reported | lead | team | population | sample | method | audited
AUDITS = table("""
AUD-2023-01 | PRG-1 | internal | closed | 2023-03-27 | 2023-03-27 | 2023-03-31 | 2023-04-14 | E-1006 | E-1005 | 40 | | judgement | P-044;P-054;P-045;P-046;P-028;P-033
AUD-2025-01 | PRG-1 | internal | closed | 2025-03-24 | 2025-03-24 | 2025-03-31 | 2025-04-08 | E-1006 | E-1007 | 62 | 12 | random | P-008;P-010;P-022;P-026;P-030;P-039;P-047;P-048;P-049;P-050;P-051;P-066;P-067
AUD-2025-02 | PRG-2 | internal | closed | 2025-09-15 | 2025-09-15 | 2025-09-19 | 2025-10-02 | E-1006 | E-1005;E-1007 | 118 | 25 | random | P-001;P-002;P-006;P-007;P-009;P-011;P-012;P-017;P-018;P-019;P-020;P-021;P-023;P-024;P-025;P-027;P-028;P-033;P-034;P-037;P-040;P-041;P-042;P-052;P-053;P-055;P-057;P-058;P-059;P-062;P-063;P-064;P-065;P-074;P-075
AUD-2025-03 | PRG-2 | external | closed | 2025-11-04 | 2025-11-04 | 2025-11-06 | 2025-11-20 | | | 300 | 30 | judgement | P-003;P-004;P-005;P-013;P-014;P-015;P-016;P-029;P-031;P-032;P-035;P-038;P-056;P-068
AUD-2025-04 | PRG-2 | internal | planned | 2025-12-01 | | | | E-1006 | | | | random |
AUD-2025-05 | PRG-2 | internal | moved   | 2025-12-08 | | | | E-1006 | | | | random |
AUD-2026-01 | PRG-2 | internal | planned | 2026-04-20 | | | | E-1006 | | | | random |
AUD-2026-02 | PRG-2 | internal | planned | 2026-03-01 | | | | E-1006 | | | | random |
""")

# New day and reason of an audit that was moved.
MOVED = {"AUD-2025-05": ("2026-05-18", "The team in Rostock moved in December")}

AUDIT_EVIDENCE = {"AUD-2023-01": "EVD-04", "AUD-2025-01": "EVD-05;EVD-06", "AUD-2025-02": "EVD-01;EVD-02", "AUD-2025-03": "EVD-03"}

# id | date | planned | status | attendees | inputs
REVIEWS = table("""
MR-2024-2 | 2024-12-11 | 2024-12-10 | held | Brandt, Achterberg, Vogel, Maier | a;b;c;d1;d2;d3;d4;e;f;g
MR-2025-1 | 2025-06-24 | 2025-06-24 | held | Brandt, Achterberg, Vogel, Sommer | b;c;d1;d2;d3;d4;f
MR-2025-2 | 2025-12-10 | 2025-12-09 | held | Brandt, Achterberg, Vogel, Maier, Fournier | a;b;c;d1;d2;d3;d4;f;g
MR-2026-1 |            | 2026-02-10 | planned | |
""")

# Where the minutes of a review are kept.
MINUTES = {"MR-2024-2": "Board archive 2024/41", "MR-2025-1": "Board archive 2025/17", "MR-2025-2": "Board archive 2025/39"}

# id | review | date | kind | due | done | status | owner | title
DECISIONS = table("""
DEC-01 | MR-2024-2 | 2024-12-11 | resource    | 2025-03-31 | 2025-03-20 | done | R-13 | Budget for a second backup site
DEC-02 | MR-2024-2 | 2024-12-11 | improvement | 2025-05-31 | 2025-05-28 | done | R-02 | Indicators for supplier security
DEC-03 | MR-2025-1 | 2025-06-24 | change      | 2025-10-31 | 2025-10-20 | done | R-07 | Merge the ISMS change board into change enablement
DEC-04 | MR-2025-1 | 2025-06-24 | improvement | 2025-12-31 |            | Done | R-12 | Exit talks with a security part
DEC-05 | MR-2025-1 | 2025-06-24 | resource    | 2025-09-30 | 2025-09-12 | done | R-13 | One more analyst for alert triage
DEC-06 | MR-2025-2 | 2025-12-10 | improvement | 2026-06-30 |            | open | R-09 | Access reviews by the tool, not by mail
DEC-07 | MR-2025-2 | 2025-12-10 | change      | 2026-04-30 |            | open | R-02 | Communication plan for all sites
DEC-08 | MR-2025-2 | 2025-12-10 | resource    | 2026-03-31 | 2026-03-25 | done | R-13 | Successor for the Facilities Manager
DEC-09 | MR-2025-2 | 2025-12-10 | improvement | 2026-03-30 |            | open | R-08 | Call-back numbers in the service desk's tool
DEC-10 | MR-2025-2 | 2025-12-10 | improvement | 2026-03-31 |            | open | R-08 | Weekly list of tickets that wait
DEC-11 | MR-2025-2 | 2025-12-10 | change      | 2026-09-30 |            | open |      | One archive for both sites
""")

# id | raised | grade | status | due | closed | systemic | raised in | concerns | against | root cause | title
FINDINGS = table("""
F-01 | 2025-03-31 | minor | Closed | 2025-08-31 | 2025-08-20 | no  | AUD-2025-01 | P-030 | A.8.13 | Job list kept by hand | Two servers missing from the backup plan
F-02 | 2025-03-31 | major | Closed | 2025-09-30 | 2025-09-30 | yes | AUD-2025-01 | P-026 | A.8.2  | Admin rights granted outside the procedure | Shared administrator account on the sensor platform
F-03 | 2025-03-31 | observation | Open | | | no | AUD-2025-01 | P-008 | 7.2 | | Competence matrix lacks the care team leads
F-04 | 2025-09-19 | minor | Closed | 2026-01-31 | 2026-01-31 | no | AUD-2025-02 | P-028 | A.8.8 | No deputy for the patch window | Patch window of July skipped
F-05 | 2025-09-19 | major | Open | 2026-02-28 |           | yes | AUD-2025-02 | P-024 | A.5.18 | Leaver notice goes out by mail only | Accounts of three leavers still active
F-06 | 2025-09-19 | minor | Closed | 2025-11-30 | 2025-11-15 | no | AUD-2025-02 | P-033 | A.5.26 | File template without times | Incident files without time of containment
F-07 | 2025-09-19 | minor | Closed | 2025-12-31 | 2025-12-20 | yes | AUD-2025-02 | P-040 | A.5.19 | Questionnaire has no owner | Supplier assessed with last year's questionnaire
F-08 | 2025-09-19 | minor | Open | 2026-02-28 | | no | AUD-2025-02 | P-012 | 7.3 | Reminder sent to the wrong list | Night shift left out of the awareness campaign
F-09 | 2025-09-19 | minor | Open | 2026-04-30 | | no | AUD-2025-02 | P-027 | A.5.11 | | Four notebooks without return record
F-10 | 2025-09-19 | minor | Open | 2026-04-30 | | no | AUD-2025-02 | P-009 | 7.5.3 | Two stores for released documents | Superseded procedure still on the intranet
F-11 | 2025-11-06 | minor | Open | 2026-04-30 | | no | AUD-2025-03 | P-035 | 8.1 | Emergency path not described | Two emergency changes without later approval
F-12 | 2025-11-06 | minor | Open | 2026-04-30 | | no | AUD-2025-03 | P-014 | 9.1 | Threshold set without the owner | Indicator without a threshold
F-13 | 2025-11-06 | minor | Open | 2026-04-30 | | no | AUD-2025-03 | P-031 | A.8.13 | Protocol form too short | Restore test without measured time
F-14 | 2025-11-06 | observation | Open | | | no | AUD-2025-03 | P-003 | 6.1.2 | | Risk scale could name examples
F-15 | 2025-11-06 | positive | Closed | | 2025-11-06 | no | AUD-2025-03 | P-056 | 8.1 | | Ward book links each reading to its device
F-16 | 2025-12-10 | minor | Open | 2026-06-30 | | no | MR-2025-2 | P-019 | A.6.2 | Form sent after the first day | Confidentiality promise signed late
F-17 | 2025-12-10 | minor | Open | 2026-03-31 | | no | MR-2025-2 | P-032 | A.8.16 | Rule set grew without clean-up | Alerts older than a week unread
F-18 | 2026-02-20 | minor | Open | 2026-05-31 | | no | INC-2026-01 | P-038 | A.6.8 | Caller identity not checked | Password reset for an unknown caller
F-19 | 2026-03-17 | major | Open | 2026-06-30 | | no | MS-02-24 | I-063 | A.5.18 | | Revocation time out of range for a second month
F-20 | 2026-03-18 | minor | Open | 2026-06-30 | | no | MS-05-24 | P-035 | 8.1 | | Failed changes above the threshold
F-21 | 2025-06-24 | minor | Closed | 2025-09-30 | 2025-09-01 | no | MR-2025-1 | | 9.3.2 | Input list not read | Stakeholder feedback not considered
F-22 | 2025-07-14 | major | Closed | 2025-12-31 | 2025-11-30 | yes | INC-2025-01 | P-033 | A.5.24 | No rota for the weekend | Platform alert unanswered for nine hours
F-23 | 2025-07-14 | minor | Closed | 2025-12-31 | | no | INC-2025-01 | P-056 | A.5.29 | Fallback list outdated | Care team without the fallback telephone list
F-24 | 2025-09-19 | observation | Closed | | 2025-12-01 | no | AUD-2025-02 | | A.5.12 | | Labels differ between sites
F-25 | 2026-03-31 | minor | Open | 2026-06-30 | | no | MS-07-24 | P-030 | A.8.13 | | Backup success below the target
""")

# id | addresses | opened | status | due | done | closed | owner | changed | description
ACTIONS = table("""
A-01 | F-01 | 2025-04-10 | Closed | 2025-06-30 | 2025-06-15 | 2025-08-15 | E-1011 | | Draw the job list from the inventory
A-02 | F-02 | 2025-04-10 | Closed | 2025-07-31 | 2025-07-01 | 2025-09-15 | E-1012 | DOC-15;P-026 | Personal admin accounts with session log
A-04 | F-04 | 2025-09-29 | Closed | 2025-11-30 | 2025-11-15 | 2026-01-20 | E-1010 | DOC-17 | Name a deputy for each patch window
A-05 | F-05 | 2025-09-29 | In progress | 2026-02-28 | | | E-1015 | | Leaver notice as a ticket from the HR system
A-06 | F-06 | 2025-09-29 | Closed | 2025-10-31 | 2025-10-31 | 2025-11-10 | E-1008 | DOC-19 | New template for the incident file
A-07 | F-07 | 2025-09-29 | Closed | 2025-11-30 | 2025-11-15 | 2025-12-15 | E-1028 | | New questionnaire sent to all suppliers
A-08 | F-08 | 2025-09-29 | Closed | 2025-11-30 | 2025-11-20 | 2026-01-15 | E-1024 | | Lists taken from the shift plan
A-09 | F-09 | 2025-10-06 | Open | 2026-04-30 | | | E-1014 | | Return record as a condition of the exit talk
A-10 | F-10 | 2025-10-06 | Open | | | | | | Close the second document store
A-11 | F-11 | 2025-11-17 | In progress | 2026-03-31 | | | E-1011 | | Describe the emergency path
A-12 | F-12 | 2025-11-17 | Done | 2025-12-15 | 2026-01-01 | | E-1007 | | Thresholds agreed with every owner
A-13 | F-13 | 2025-11-17 | Closed | 2026-01-31 | 2026-01-26 | 2026-03-02 | E-1011 | DOC-18 | Form with start and end time
A-16 | F-16 | 2025-12-17 | Closed | 2026-01-31 | 2026-01-19 | 2026-02-27 | E-1025 | | Form goes out with the contract
A-17 | F-16 | 2025-12-17 | In progress | 2026-06-30 | | | E-1026 | | Catch up the promises of 2024 and 2025
A-18 | F-17 | 2025-12-11 | Done | 2026-01-15 | 2025-12-19 | | E-1007 | | Switch off rules without an owner
A-19 | F-17 | 2025-12-11 | Done | 2026-01-15 | 2025-12-20 | | E-1008 | | Daily stand-up on open alerts
A-22 | F-22 | 2025-07-21 | Closed | 2025-09-30 | 2025-09-15 | 2025-11-20 | E-1008 | DOC-19;P-033 | Weekend rota with a deputy
A-23 | F-23 | 2025-07-21 | Closed | 2025-09-30 | 2025-08-29 | 2025-11-20 | E-1032 | DOC-27 | Fallback list printed with every shift plan
A-24 | F-24 | 2025-10-06 | Closed | 2025-11-30 | 2025-11-28 | 2025-12-01 | E-1004 | | One label set for both sites
A-25 | DEC-06 | 2026-01-12 | In progress | 2026-06-30 | | | E-1015 | | Review module of the identity system
A-26 | INC-2026-01 | 2026-02-23 | Done | 2026-03-15 | 2026-03-13 | | E-1013 | | Call-back rule for password resets
A-27 | DEC-07 | 2026-04-10 | Open | | | | E-1004 | | Communication plan drafted for all sites
""")

# id | action | date | result | by | method
VERIFICATIONS = table("""
ER-01 | A-01 | 2025-08-10 | effective   | E-1006 | 20 servers compared with the plan
ER-02 | A-02 | 2025-09-15 | effective   | E-1006 | sign-in log of four weeks
ER-04 | A-04 | 2026-01-20 | effective   | E-1006 | patch reports of two windows
ER-07 | A-07 | 2025-12-15 | effective   | E-1006 | ten files read
ER-08 | A-08 | 2026-01-15 | effective   | E-1006 | list compared with the shift plan
ER-13 | A-13 | 2026-03-02 | effective   | E-1006 | two protocols read
ER-16 | A-16 | 2026-02-27 | effective   | E-1006 | eight personnel files read
ER-18 | A-18 | 2026-02-16 | effective   | E-1006 | rule list compared
ER-19 | A-19 | 2026-02-16 | ineffective | E-1006 | 14 alerts older than a week
ER-22 | A-22 | 2025-11-20 | effective   | E-1006 | rota of ten weekends
ER-23 | A-23 | 2025-11-20 | effective   | E-1006 | three wards visited
ER-26 | A-26 | 2026-03-24 | effective   | E-1013 | five calls listened to
""")

INCIDENTS = table("""
INC-2025-01 | Platform alert unanswered over the weekend | high | 2025-07-12T02:40:00+02:00 | 2025-07-12T11:55:00+02:00
INC-2026-01 | Password reset for an unknown caller | medium | 2026-02-18T16:20:00+01:00 | 2026-02-18T17:05:00+01:00
INC-2026-02 | Sensor firmware rolled out to the wrong ward | low | 2026-03-04T09:10:00+01:00 | 2026-03-04T13:30:00+01:00
""")

# id | planned | significant | approved | implemented | affects | title
CHANGES = table("""
CH-01 | 2025-10-20 | yes | 2025-10-06 | 2025-10-20 | P-035 | ISMS change board merged into change enablement
CH-02 | 2026-01-15 | no  | 2026-01-08 | 2026-01-15 | P-032 | New log platform
CH-03 | 2026-05-04 | yes | 2026-03-23 |            | P-025 | Access reviews by the tool
""")


def files():
    write("registers/audit-programmes.csv", ["id", "name", "validFrom", "validTo", "approved", "cadence"], PROGRAMMES)
    audits = [[*row[:14], "ISO/IEC 27001:2022", "ISMS of Northwind Health",
               AUDIT_EVIDENCE.get(row[0]), *MOVED.get(row[0], ())] for row in AUDITS]
    write("registers/audits.csv",
          ["Audit", "Programme", "Kind", "Status", "Planned from", "Performed from", "Performed to", "Reported", "Lead", "Team",
           "Population", "Sample", "Sample method", "Audited processes", "Criteria", "Scope",
           "Evidence", "Moved to", "Reason"], audits)
    write("registers/management-reviews.csv", ["id", "date", "planned", "status", "attendees", "inputs", "minutes"],
          [[*row[:6], MINUTES.get(row[0])] for row in REVIEWS])
    write("registers/decisions.csv",
          ["id", "Review", "date", "kind", "due", "done", "status", "owner", "title"], DECISIONS)
    write("registers/findings.csv",
          ["Finding", "Raised", "Grade", "Status", "Due", "Closed", "Systemic", "Raised in", "Concerns", "Against", "Root cause",
           "Title"], FINDINGS)
    write("registers/corrective-actions.csv",
          ["Action", "For", "Opened", "Status", "Due", "Done", "Closed", "Responsible", "Changed", "Description"], ACTIONS,
          separator=";", newline="\n")
    write("registers/effectiveness-reviews.csv", ["id", "Action", "date", "result", "Reviewed by", "method"], VERIFICATIONS)
    write("registers/incidents.csv", ["id", "name", "severity", "detected", "resolved"], INCIDENTS)
    write("registers/changes.csv", ["id", "planned", "significant", "approved", "implemented", "Affects", "title"], CHANGES)
