# The documented information: document register, approvals, reviews and the statement of applicability.
from datetime import timedelta
from hashlib import sha256

from .soa_titles import TITLES
from .world import day, table, working_day, write, write_text

# id | title | kind | version | status | approved | last review | review cycle | owner | covers | describes
DOCUMENTS = table("""
DOC-01 | Information Security Policy           | policy    | 4.1 | Published | 2025-07-14 | 2025-07-14 | P1Y | R-01 | 5.2;A.5.1 | P-002
DOC-02 | ISMS Manual                           | other     | 3.2 | Published | 2025-06-30 | 2025-06-30 | P1Y | R-02 | 4.1;4.2;4.4;5.3 | P-001;P-006;P-007
DOC-03 | ISMS Scope Statement                  | scope     | 3.0 | Published | 2024-06-18 | 2025-06-30 | P1Y | R-02 | 4.3 |
DOC-04 | Risk Management Procedure             | procedure | 2.4 | Published | 2025-09-02 | 2025-09-02 | P1Y | R-03 | 6.1.1;6.1.2;8.2;8.3 | P-003;P-004;P-013;P-042
DOC-05 | Risk Treatment Plan                   | plan      | 6.0 | Published | 2026-01-20 | 2026-01-20 | P1Y | R-03 | 6.1.3 |
DOC-06 | Statement of Applicability            | soa       | 5.0 | Published | 2026-01-27 | 2026-01-27 | P1Y | R-02 | 6.1.3 |
DOC-07 | Measurement Plan                      | plan      | 1.6 | Published | 2025-10-06 | 2025-10-06 | P1Y | R-02 | 9.1 | P-005;P-014
DOC-08 | Document Control Procedure            | procedure | 2.0 | Published | 2025-05-12 | 2025-05-12 | P1Y | R-02 | 7.5.1;7.5.2;7.5.3 | P-009
DOC-09 | Competence and Awareness Procedure    | procedure | 1.9 | Published | 2025-08-25 | 2025-08-25 | P1Y | R-12 | 7.2;7.3 | P-008;P-012
DOC-10 | Internal Audit Procedure              | procedure | 2.1 | Published | 2025-04-22 | 2025-04-22 | P1Y | R-04 | 9.2 | P-015
DOC-11 | Audit Programme 2025 to 2028          | programme | 1.0 | Published | 2025-04-22 | 2025-04-22 | P1Y | R-04 | 9.2.2 |
DOC-12 | Management Review Procedure           | procedure | 1.4 | Published | 2025-05-26 | 2025-05-26 | P1Y | R-01 | 9.3.1 | P-016
DOC-13 | Corrective Action Procedure           | procedure | 2.3 | Published | 2025-10-20 | 2025-10-20 | P1Y | R-02 | 10.1;10.2 | P-017;P-018
DOC-14 | Joiner, Mover and Leaver Procedure    | procedure | 3.1 | Published | 2025-11-17 | 2025-11-17 | P1Y | R-12 | A.6.1;A.6.5 | P-019;P-020;P-021;P-022
DOC-15 | Access Control Procedure              | procedure | 4.0 | Published | 2025-07-28 | 2025-07-28 | P1Y | R-09 | A.5.15;A.5.18;A.8.2 | P-023;P-024;P-025;P-026
DOC-16 | Asset and Media Handling Procedure    | procedure | 1.7 | Published | 2025-09-22 | 2025-09-22 | P1Y | R-07 | A.5.9;A.7.14 | P-027;P-039
DOC-17 | Patch and Vulnerability Procedure     | procedure | 2.2 | Published | 2025-12-01 | 2025-12-01 | P1Y | R-07 | A.8.8 | P-028;P-029
DOC-18 | Backup and Restore Procedure          | procedure | 2.0 | Published | 2025-06-16 | 2025-06-16 | P1Y | R-07 | A.8.13 | P-030;P-031
DOC-19 | Incident Management Procedure         | procedure | 3.3 | Published | 2025-11-24 | 2025-11-24 | P1Y | R-05 | A.5.24;A.5.26 | P-032;P-033;P-034;P-060
DOC-20 | Change Enablement Procedure           | procedure | 2.5 | Published | 2025-10-13 | 2025-10-13 | P1Y | R-07 | 8.1;A.8.32 | P-035;P-054
DOC-21 | Network and Cryptography Standard     | procedure | 1.3 | Published | 2024-03-11 | 2025-09-29 | P1Y | R-07 | A.8.20;A.8.24 | P-036;P-037
DOC-22 | Service Desk Handbook                 | other     | 5.2 | Published | 2025-08-04 | 2025-08-04 | P1Y | R-08 | | P-038
DOC-23 | Supplier Security Procedure           | procedure | 2.0 | Published | 2025-07-07 | 2025-07-07 | P1Y | R-14 | A.5.19;A.5.22 | P-040;P-041;P-043
DOC-24 | Physical Security Procedure           | procedure | 1.2 | Published | 2024-02-12 | 2025-02-10 | P1Y | R-02 | A.7.2 | P-044
DOC-25 | Finance Handbook                      | other     | 8.0 | Published | 2025-12-15 | 2025-12-15 | P1Y | R-13 | | P-045;P-046;P-047;P-048;P-049;P-050;P-051;P-061
DOC-26 | Secure Development Procedure          | procedure | 2.7 | Published | 2025-09-08 | 2025-09-08 | P1Y | R-10 | A.8.25;A.8.29 | P-052;P-053
DOC-27 | Care Services Handbook                | other     | 4.4 | Published | 2025-10-27 | 2025-10-27 | P1Y | R-16 | A.5.34 | P-055;P-056;P-057;P-058;P-074;P-075
DOC-28 | Continuity Manual                     | plan      | 2.0 | Published | 2025-03-31 | 2025-03-31 | P1Y | R-02 | A.5.29;A.5.30 | P-011;P-059
DOC-29 | Workshop Manual                       | other     | 1.1 | Published | 2024-05-06 |            |     | R-18 | | P-062;P-063;P-064
DOC-30 | Communication Plan                    | plan      | 0.3 | Draft     |            |            |     | R-02 | 7.4 | P-068
DOC-31 | Compliance Handbook                   | other     | 1.0 | Published | 2025-05-05 | 2025-05-05 | P1Y | R-20 | A.5.31 | P-010;P-065
DOC-32 | IT Platform Handbook                  | other     | 2.8 | Published | 2024-11-11 | 2024-11-11 | P2Y | R-07 | | P-066;P-067
DOC-33 | Mail Room Rules                       | other     | 1.0 | Withdrawn | 2019-02-04 | 2021-02-04 | P1Y | R-13 | 7.4 | P-069
DOC-34 | Leadership Charter                    | policy    | 1.0 | Published | 2026-03-31 | 2026-03-31 | P1Y | R-01 | 5.1 |
DOC-35 | Security Objectives 2026/27           | plan      | 1.0 | Published | 2026-04-10 |            | P1Y | R-02 | 6.2 | P-005
""")

REMARKS = {
    "DOC-21": 'The review of September 2025 is in the review log;\nthe front page still says "March 2024".',
    "DOC-24": "Waits for the new Facilities Manager",
    "DOC-35": "Signed at the board meeting of 10 April 2026",
}

# Who wrote a document, where the front page says so.
AUTHORS = {"DOC-29": "E-1037", "DOC-31": "E-1009", "DOC-19": "E-1008"}

# Who may approve a document, where the register says so.
MAY_APPROVE = {"DOC-01": "E-1002", "DOC-12": "E-1002", "DOC-34": "E-1002", "DOC-26": "R-10;R-02", "DOC-04": "R-01",
               "DOC-31": "R-20;E-1003"}

# Which documents must be attested, and by whom.
ATTESTED_BY = {"DOC-01": "U-04;U-05", "DOC-14": "R-12"}

# The days on which a document was made that was not three weeks before it was approved.
CREATED = {"DOC-32": "2024-11-12", "DOC-34": "2026-03-31"}

# Approvals that differ from the document register: version, approver.
APPROVALS = {"DOC-26": ["2.7", "E-1022"], "DOC-22": ["5.1", "E-1001"], "DOC-29": ["1.1", "E-1037"], "DOC-31": ["1.0", "E-1009"]}

REVISIONS = table("""
RV-001 | DOC-25 | 2026-02-10 | 8.1 | Limits for travel costs
RV-002 | DOC-13 | 2025-10-20 | 2.3 | Causes are to be named
RV-003 | DOC-30 | 2026-03-02 | 0.3 | Second draft
RV-004 | DOC-01 | 2025-08-01 | 4.1 | Names of the sites
RV-005 | DOC-15 | 2026-04-02 | 4.1 | Reviews by the tool
""")

# document | person | date | version; E-1023 is missing, E-1022 attested the version before, E-1041 has been there for 29 days.
ATTESTATIONS = table("""
DOC-01 | E-1018 | 2025-08-04 | 4.1
DOC-01 | E-1019 | 2025-08-05 | 4.1
DOC-01 | E-1020 | 2025-08-05 | 4.1
DOC-01 | E-1022 | 2024-08-12 | 4.0
DOC-01 | E-1024 | 2025-07-28 | 4.1
DOC-01 | E-1025 | 2025-07-29 | 4.1
DOC-01 | E-1026 | 2025-08-11 | 4.1
DOC-14 | E-1024 | 2025-12-01 | 3.1
DOC-14 | E-1002 | 2026-02-16 | 3.1
""")

# id | file | SHA-256, or `right` | collected on | by
EVIDENCE = table("""
EVD-01 | evidence/audit-2025-02-sample.txt  | right | 2025-09-19 | E-1006
EVD-02 | evidence/audit-2025-02-minutes.txt | 3f1c0b7a5e9d24c86b0f17d2a94e83c5d6f0a1b2c3d4e5f60718293a4b5c6d7e | 2025-09-19 | E-1006
EVD-03 | evidence/stage-2-report.pdf        |       | 2025-11-06 | E-1004
EVD-04 | evidence/audit-2023-01-notes.txt   | right | 2023-03-31 | E-1005
EVD-05 | evidence/audit-2025-01-notes.txt   | right | 2025-03-31 | E-1007
EVD-06 | evidence/restore-protocol.txt      | RIGHT | 2025-06-30 | E-1011
EVD-07 | evidence/stage-2-report.pdf        |       | 2026-04-02 | E-1004
""")
EVIDENCE_TEXTS = {
    "evidence/audit-2025-02-sample.txt": "Leavers April to August 2025: 25 of 118 by seed 7, list attached to the report.\n",
    "evidence/audit-2025-02-minutes.txt": "Closing meeting, 19 September 2025. Findings accepted by all process owners. (Edited later.)\n",
    "evidence/audit-2023-01-notes.txt": "Visitor book 2022/23: 8 of 40 entries compared with the badge list.\n",
    "evidence/audit-2025-01-notes.txt": "Backup plan against inventory: two servers missing.\n",
    "evidence/restore-protocol.txt": "Restore of the archive volume, 30 June 2025: 3 h 10 min, checksums equal.\n",
}

# Reviews beside the one that the register shows: document, date, reviewer, outcome.
EXTRA_REVIEWS = table("""
DOC-21 | 2025-09-29 | E-1011 | no change
DOC-32 | 2025-11-10 | E-1011 | no change
DOC-04 | 2024-09-03 | E-1004 | revised
DOC-15 | 2024-07-29 | E-1004 | revised
DOC-19 | 2024-11-25 | E-1004 | revised
DOC-01 | 2024-07-15 | E-1001 | no change
""")


def describing(process):
    """The approved document that describes a process."""
    return next((row[0] for row in DOCUMENTS if row[4] == "Published" and process in row[10].split(";")), "")


def register():
    rows = []
    for id, title, kind, version, status, approved, reviewed, cadence, owner, covers, describes in DOCUMENTS:
        signed = day(approved)
        # The register shows what the front page says, so the review of 2025 is missing for DOC-21.
        reviewed = "2024-03-11" if id == "DOC-21" else reviewed
        cycle = int(cadence[1]) if cadence else 0
        seen = day(reviewed)
        due = seen.replace(year=seen.year + cycle) if seen and cycle else None
        rows.append([id, title, kind, version, status, CREATED.get(id, working_day(signed - timedelta(days=21)) if signed else "2026-02-23"),
                     approved, signed + timedelta(days=1) if signed else "", reviewed, due, cadence, owner, covers, describes,
                     REMARKS.get(id), AUTHORS.get(id), "yes" if id in ATTESTED_BY else "", ATTESTED_BY.get(id),
                     MAY_APPROVE.get(id)])
    return rows


def approvals():
    signed = [row for row in DOCUMENTS if row[5]]
    rows = [[f"AP-{n:03}", row[0], row[5], *APPROVALS.get(row[0], [row[3], "E-1002" if row[8] == "R-01" else "E-1001"]),
             "approved"] for n, row in enumerate(signed, start=1)]
    # The author signed first, the Compliance Officer's superior with him.
    more = [["DOC-31", "2025-05-05", "1.0", "E-1003"], ["DOC-01", "2025-08-01", "4.1", "E-1002"]]
    return rows + [[f"AP-{len(rows) + n:03}", *row, "approved"] for n, row in enumerate(more, start=1)]


def evidence():
    rows = []
    for id, path, digest, collected, by in EVIDENCE:
        if digest.lower() == "right":
            found = sha256(EVIDENCE_TEXTS[path].encode()).hexdigest()
            digest = found.upper() if digest == "RIGHT" else found
        rows.append([id, path, digest, collected, by])
    return rows


def reviews():
    shown = [[row[0], row[6], "E-1004", "no change" if row[5] != row[6] else "revised"]
             for row in DOCUMENTS if row[6] and row[0] != "DOC-21"]
    return [[f"DR-{n:03}", *row] for n, row in enumerate(sorted(shown + EXTRA_REVIEWS, key=lambda r: (r[1], r[0])), start=1)]


# Controls that are not fully in place, with the state the register names; Tbc is no state that anybody knows.
SOA_STATUS = {"A.8.12": "partial", "A.8.23": "planned", "A.5.7": "planned", "A.7.4": "Tbc"}
NOT_APPLICABLE = {"A.8.30": "All software is developed in house", "A.7.12": ""}
SOA_REASONS = {"A.8.15": "Treats RK-01", "A.8.16": "Treats RK-01 and RK-99"}
SOA_NOTHING = {"A.8.11"}
# Who answers for a control, by its theme, and controls that nobody is named for.
SOA_OWNERS = {"5": "R-02", "6": "R-12", "7": "R-02", "8": "R-07"}
SOA_UNOWNED = {"A.5.1", "A.8.11", "A.8.28"}


def soa():
    from .processes import PROCESSES
    standing = {}
    for row in PROCESSES:
        for clause in row[7].split(";"):
            standing.setdefault(clause, []).append(row[0])
    for row in DOCUMENTS:
        for clause in row[9].split(";"):
            standing.setdefault(clause, []).append(row[0])
    rows = []
    for control, title in TITLES.items():
        excluded = NOT_APPLICABLE.get(control)
        rows.append([f"S-{control[2:]}", control, title, {"5": "organizational", "6": "people", "7": "physical",
                     "8": "technological"}[control[2]], "no" if excluded is not None else "yes",
                     "not" if excluded is not None else SOA_STATUS.get(control, "implemented"),
                     SOA_REASONS.get(control, "Needed by the risk treatment plan") if excluded is None else excluded, "2026-01-27",
                     "" if excluded is not None or control in SOA_NOTHING else ";".join(standing.get(control, ["DOC-02"])),
                     "" if excluded is not None or control in SOA_UNOWNED else SOA_OWNERS[control[2]]])
    return rows


def files():
    write("registers/documents.csv",
          ["Doc ID", "Title", "Kind", "Version", "Status", "Created", "Approved", "Effective", "Last review", "Next review",
           "Review cycle", "Owner", "Covers", "Describes", "Remarks", "Author", "To be attested", "Attested by", "May be approved by"],
          register())
    write("registers/approvals.csv", ["id", "Document", "date", "version", "Approved by", "outcome"], approvals())
    write("registers/revisions.csv", ["id", "Document", "date", "version", "summary"], REVISIONS)
    write("registers/attestations.csv", ["id", "Document", "Person", "date", "version"],
          [[f"AT-{n:03}", *row] for n, row in enumerate(ATTESTATIONS, start=1)])
    write("registers/evidence.csv", ["id", "File", "SHA-256", "Collected on", "Collected by"], evidence())
    for path, text in EVIDENCE_TEXTS.items():
        write_text(path, text)
    write("registers/document-reviews.csv", ["id", "Document", "date", "Reviewed by", "outcome"], reviews())
    write("registers/soa.csv", ["Entry", "Control", "Title", "Theme", "Applicable", "Status", "Justification", "Reviewed",
                                "Implemented by", "Owner"], soa(), separator=";")
