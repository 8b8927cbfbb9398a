# What is wrong on purpose, row by row, and what only looks wrong. The answer key is held against this list.
from .world import table

# Check: key of the row | grade | why it is a row.
FLAWS = {
    "unowned-process": """
        P-007 | minor | the owner is still "TBD", which the manifest reads as nothing
        P-029 | major | the ownership of Pavel Novotny ended on 2026-03-30, the day before as-of; criticality high
        P-052 | major | the register names Dr. Frank Keller, whom nobody knows (also dangling-reference); criticality high
    """,
    "owner-departed": """
        P-011 | minor | the role Continuity Manager is filled by Oliver Krüger, who left on 2025-11-30
        P-044 | minor | the role Facilities Manager is vacant since 2025-12-31
        P-058 | minor | Greta Nilsson left on 2026-01-15; her Active cell is empty, which counts as active, but the date decides
        P-061 | minor | Tobias Engel is inactive, without a leaving date
    """,
    "orphaned-process": """
        P-065 | minor | no interface at all
        P-066 | minor | its only interface leads to P-069, which is retired
    """,
    "dead-end-process": """
        P-031 | observation | gets the backup sets (I-086); its protocol goes to P-069 only, which is retired
        P-059 | observation | gets the continuity plan (I-028) and hands nothing on
    """,
    "starving-process": """
        P-044 Visitor pre-registration | minor | only the process itself produces it
        P-052 Threat intelligence digest | minor | nobody produces it and no interface carries it
        P-058 Scanned paper mail | minor | only P-069 produces it, which is retired
    """,
    "silo": """
        U-08 | minor | the workshop's three processes talk to each other and to outside parties only
        P-062 | minor | the same three processes as a component without a process of kind isms
    """,
    "undocumented-handoff": """
        I-073 | minor | no document describes it; critical
        I-082 | minor | no document; two late tickets (T-2003, T-2004) raise the grade
        I-085 | observation | no document describes it
        I-123 | minor | no document; a new supplier without a ticket (EV-206) raises the grade
        I-129 | observation | described by DOC-30 only, which is a draft
    """,
    "handoff-without-terms": """
        I-030 | observation | no trigger and no kind of event
        I-049 | observation | a hand-off without SLA
        I-106 | observation | no owner ("TBD") and an escalation without SLA
        I-112 | observation | its owner's time ended on 2026-03-30
    """,
    "loop-transition-missing": """
        act->plan | observation | improvements reach the plan only through the management review; the direct interface I-054 is a draft
    """,
    "process-outside-loop": """
        P-045 | minor | seven steps to the nearest check process (P-016), one more than allowed
        P-062 | minor | silo
        P-063 | minor | silo
        P-064 | minor | silo
        P-065 | minor | orphan
        P-066 | minor | orphan
        P-067 | minor | stands alone; being terminal and initiating excuses it only in orphaned-process
        P-068 | minor | talks to an outside party only, and the loop runs over processes
    """,
    "loop-not-closed-in-period": "",
    "paper-process": """
        P-037 | major | last record on 2025-03-31, the day before the period; criticality high
        P-039 | minor | last record in December 2024; in effect since 2025-04-01, the first day of the period
    """,
    "overdue-cadence": """
        P-025 | minor | quarterly, last done 2025-11-10
        P-042 | major | quarterly, last done 2025-08-15; it stands for clause 8.2 and is more than one cadence late
        DOC-24 | minor | yearly review, last on 2025-02-10
        M-09 | minor | monthly, last taken on 2026-01-03
    """,
    "handoff-sla-breach": """
        T-2001 | minor | one minute over three days
        T-2002 | minor | ten days instead of three
        T-2003 | major | 19 days instead of 14; more than a tenth of the tickets of I-082 are late
        T-2004 | major | open since 2026-03-02
    """,
    "trigger-without-handoff": """
        EV-201 I-063 | major | no ticket for the access, only for the equipment
        EV-202 I-063 | major | the only ticket without a link was opened on the eighth day
        EV-203 I-063 | major | the ticket of that person is linked to another leaver (EV-204)
        EV-205 I-056 | minor | a joiner without an access ticket
        EV-206 I-123 | minor | a new supplier that nobody assessed
        EV-210 I-063 | major | 22:30 UTC on 31 March is 00:30 on 1 April in Berlin, inside the period
    """,
    "finding-without-action": """
        F-18 | minor | 39 days old
        F-19 | major | exactly 14 days old
    """,
    "action-overdue": """
        A-05 | minor | due on 2026-02-28
        A-10 | minor | has no due date
    """,
    "broken-chain": """
        F-05 | minor | done: action A-05 is overdue
        F-06 | minor | effectiveness: A-06 was done on 2025-10-31 and never verified, though the finding is closed
        F-07 | minor | change: systemic, but A-07 changed no document and no process
        F-08 | minor | closure: verified on 2026-01-15 and still open
        F-09 | minor | root-cause: none given, though an action exists
        F-10 | minor | owner-and-due: A-10 has neither
        F-17 | minor | effectiveness: A-18 is verified, A-19 was found ineffective; the least advanced decides
        F-18 | minor | action: none
        F-19 | minor | root-cause: none given; comes before the missing action
        F-21 | minor | action: closed without any
    """,
    "clause-uncovered": """
        6.2 | observation | DOC-35 covers it, but is approved on 2026-04-10, after as-of
        6.3 | observation | only P-070 stands for it, which is retired
        7.4 | observation | covered by a draft (DOC-30) and a withdrawn document (DOC-33) only
    """,
    "dangling-reference": """
        P-073 unknown-value | data quality | status "Suspended"
        S-7.4 unknown-value | data quality | status "Tbc"
         missing-key | data quality | a risk without a number
        MS-10-08 unparsable | data quality | 31 November
        T-0100 duplicate-id | data quality | the export ran twice over the end of a page
        P-052 unresolved | data quality | process owner Dr. Frank Keller
        I-158 missing-end | data quality | nobody said who receives it
        I-159 unresolved | data quality | to P-099
        I-159 missing-end | data quality | and so it has no receiving end
        TR-0121 ambiguous | data quality | two people are called Thomas Weber
        RC-2026-9002 unresolved | data quality | record of P-099
    """,
}

# Check: what looks like a row | why it is none.
NEAR_MISSES = {
    "unowned-process": """
        P-054 | owner until 2026-03-31, which is as-of itself
        P-028 | owner since 2026-03-31, which is as-of itself
        P-058 | the owner has left, but a departed owner is an owner
        P-069 | no owner, but retired
        P-071 | no owner, but a draft
        P-072 | no owner, but out of scope
        P-073 | no owner, but its status is unknown, and unknown is not active
    """,
    "owner-departed": """
        P-045 | Henrik Olsen leaves on 2026-03-31, as-of itself
        P-067 | the role is vacant, but need not be filled: not tested
        P-010 | the Compliance Officer's appointment ends on 2026-03-31, as-of itself
        P-052 | its owner is unknown, so there is nobody to have left
    """,
    "orphaned-process": """
        P-067 | no interface, but terminal and initiating
        P-068 | its only partner is an outside party
        P-070 | no interface, but retired
        P-071 | no interface, but a draft
        P-072 | no interface, but out of scope
        P-073 | no interface, but its status is unknown
    """,
    "dead-end-process": """
        P-060 | hands nothing on, but is terminal
        P-064 | hands nothing on, but is terminal
        P-061 | hands on to an outside party
        P-066 | hands nothing on, but receives nothing either
    """,
    "starving-process": """
        P-056 Device calibration certificate | no interface carries it, but P-063 produces it
        P-040 Supplier self-assessment | an interface from an outside party carries it
        P-030 Off-site tape list | nobody supplies it, but it is not required
    """,
    "silo": """
        U-09 | its only process talks to nobody, but one process is no silo
    """,
    "undocumented-handoff": """
        I-042 | no document, but marked as documented
        I-043 | described by DOC-34, approved on as-of itself
        I-054 | undocumented, but a draft
        I-089 | undocumented, but leads to a retired process
    """,
    "handoff-without-terms": """
        I-055 | the owner's time ends on 2026-03-31, as-of itself
        I-063 | no trigger in words, but a kind of event that starts it
        I-034 | no SLA, but a report needs none
        I-089 | no trigger, but leads to a retired process
    """,
    "loop-transition-missing": """
        check->act | interfaces from the reviews and audits to corrective action
    """,
    "process-outside-loop": """
        P-046 | exactly six steps to the nearest check process
        P-031 | hands nothing on, but is a check process itself: zero steps
        P-059 | the same
    """,
    "loop-not-closed-in-period": """
        ISMS-NWH | in order: AUD-2025-01, F-01, A-01 and ER-01 of 2025-08-10 make a complete chain, though the audit lies before the period
    """,
    "paper-process": """
        P-022 | its last record is of 2025-04-01, the first day of the period
        P-061 | no record, but in effect only since 2025-04-02
        P-060 | no record, but in effect only since 2026-01-15
        P-036 | no record, but its metric M-08 was measured
        P-057 | no record, but tickets of its interfaces
        P-068 | described by a draft only, so it is not in the population
    """,
    "overdue-cadence": """
        P-031 | quarterly, last on 2025-12-31: due on as-of itself
        P-041 | quarterly, last on 2025-11-30: due on 2026-02-28, and 31 days of grace reach as-of
        P-060 | never run, but counted from 2026-01-15
        DOC-28 | reviewed on 2025-03-31: due on as-of itself
        DOC-21 | the register says 2024, but the review log has a review of 2025-09-29
        DOC-33 | long overdue, but withdrawn
        M-06 | quarterly, last on 2025-12-31: due on as-of itself
        PRG-1 | last audit ended on 2025-03-31: due on as-of itself
    """,
    "handoff-sla-breach": """
        T-2005 | three days of 24 hours across the change to summer time: exactly the SLA
        T-2006 | exactly 24 hours
        T-2007 | four weeks, but cancelled
        T-2008 | seven weeks, but opened on 2025-03-31, before the period
        T-2009 | open, and its 14 days end exactly at the end of as-of
    """,
    "trigger-without-handoff": """
        EV-207 I-063 | the unlinked ticket was opened on the seventh day, by date
        EV-208 I-063 | left at 17:00 on as-of: the 24 hours are not over
        EV-209 I-063 | 21:59 UTC on 31 March is 23:59 in Berlin, before the period
        EV-211 I-063 | its 24 hours end exactly at the end of as-of, so it is tested; the ticket exists
        EV-212 I-061 | opened 30 days later, but linked to the event
        EV-213 I-057 | seven days of 24 hours end at 01:00 on 1 April, because the clocks went forward
    """,
    "finding-without-action": """
        F-20 | 13 days old
        F-25 | raised on as-of
        F-21 | no action, but closed
        F-14 | no action, but an observation
    """,
    "action-overdue": """
        A-11 | due on as-of itself
        A-12 | past its due date, but done
        A-27 | no due date, but opened only after as-of
    """,
    "broken-chain": """
        F-11 | its action is due on as-of itself
        F-12 | done 89 days ago and not yet verified; 90 are allowed
        F-13 | verified 29 days ago and not yet closed; 30 are allowed
        F-16 | one action is verified, the other not due yet
        F-23 | closed without a date; the status holds
        F-24 | closed without verification, but an observation
        F-20 | no action, but 13 days old
    """,
    "clause-uncovered": """
        5.1 | DOC-34 is approved on as-of itself
        9.2.1 | P-015 names the heading 9.2 above it
        7.5.2 | P-009 names the heading 7.5 above it
        9.3.2 | no document names it, but P-016 does
    """,
    "dangling-reference": """
        RC-2026-9001 unresolved | a short row: three cells are missing at its end and are read as empty
        P-007 unresolved | the owner "TBD" is listed in the manifest as a cell that means nothing
    """,
}

# LOOP GAPS: process | legs missing | why.
LOOP_GAPS = """
    P-007 | planned | no owner
    P-029 | planned | its owner's time ended on 2026-03-30
    P-033 | verified | F-06: A-06 closed without an effectiveness review
    P-036 | run | measured, but a measurement is no record of a run
    P-037 | run | last record on 2025-03-31
    P-038 | acted on | F-18 without action
    P-039 | run | last record in December 2024
    P-040 | fed back | F-07 closed, systemic, and nothing changed
    P-043 | checked | never audited, no metric
    P-052 | planned | no owner whom anybody knows
    P-054 | checked | audited in 2023 only, and not of low criticality
    P-060 | run, checked | new, neither record nor audit yet
    P-061 | run, checked | neither record nor audit; paper-process waits a full period, the loop does not
    P-068 | planned | described by a draft only
"""
LOOP_GAPS_NEAR = """
    P-044 | last audited on 2023-03-31: exactly three years, enough for low criticality
    P-030 | last audited on 2025-03-31: exactly one year
    P-035 | F-20 has no action, but is 13 days old
    P-011 | its owner has left, but still owns
    P-057 | no record, but tickets of its interfaces
"""


def rows(text):
    return [[cell.strip() for cell in line] for line in table(text)] if text.strip() else []
