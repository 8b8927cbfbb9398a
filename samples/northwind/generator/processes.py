# The processes of Northwind Health: the register, what each consumes and produces, and its activities.
from .interactions import INTERACTIONS
from .purposes import PURPOSES
from .world import table, write

# id | name | unit | owner | stage | kind | criticality | clauses and controls | cadence | record kind | rhythm of the records
# Rhythm: W weekly, F fortnightly, M monthly, Q quarterly, H half-yearly, - none here (see operation.py).
PROCESSES = table("""
P-001 | Context and stakeholder review   | U-02 | R-02 | plan | isms | medium | 4.1;4.2;4.3;4.4 | P1Y | review minutes | H
P-002 | Security policy management       | U-01 | R-01 | plan | isms | medium | 5.2             | P1Y | policy review minutes | H
P-003 | Risk assessment                  | U-02 | R-03 | plan | isms | high   | 6.1.1;6.1.2;8.2 | P6M | risk workshop minutes | Q
P-004 | Risk treatment planning          | U-02 | R-03 | plan | isms | high   | 6.1.3           | P6M | treatment plan update | Q
P-005 | Security objectives planning     | U-02 | R-02 | plan | isms | medium |                 | P1Y | objectives sheet | H
P-006 | Roles and responsibilities assignment | U-01 | R-01 | plan | isms | medium | 5.3        | P1Y | responsibility matrix | H
P-007 | Resource and budget planning     | U-01 | TBD  | plan | isms | medium | 7.1             | P1Y | budget sheet | Q
P-008 | Competence management            | U-05 | R-12 | plan | support | medium | 7.2          | P1Y | competence matrix | Q
P-009 | Document control                 | U-02 | E-1007 | plan | isms | medium | 7.5           |     | release note | M
P-010 | Legal and contract register upkeep | U-01 | R-20 | plan | isms | medium | A.5.31;A.5.5 | P1Y | register check | Q
P-011 | Continuity planning              | U-02 | R-17 | plan | security | high | A.5.29;A.5.30 | P1Y | plan review | Q
P-012 | Awareness and training           | U-05 | R-12 | do | isms | medium | 7.3;A.6.3         | P1Y | campaign report | M
P-013 | Risk treatment implementation    | U-02 | R-03 | do | isms | high   | 8.3               | P3M | progress report | M
P-014 | Monitoring and measurement       | U-02 | E-1007 | check | isms | medium | 9.1          | P1M | indicator sheet | M
P-015 | Internal audit                   | U-02 | R-04 | check | isms | high | 9.2              | P1Y | audit report | H
P-016 | Management review                | U-01 | Dr. Helene Brandt | check | isms | high | 9.3.1;9.3.2;9.3.3 | P1Y | review minutes | H
P-017 | Corrective action management     | U-02 | R-02 | act | isms | high | 10.2               | P1M | action list | M
P-018 | Continual improvement            | U-02 | R-02 | act | isms | medium | 10.1             | P6M | improvement backlog | Q
P-019 | Joiner onboarding                | U-05 | R-12 | do | support | medium | A.6.1;A.6.2    |     | onboarding checklist | M
P-020 | Mover transfer                   | U-05 | Daniel Roth | do | support | medium | A.5.18  |     | transfer form | M
P-021 | Leaver offboarding               | U-05 | R-12 | do | support | high | A.6.5            |     | exit checklist | M
P-022 | Background screening             | U-05 | E-1026 | do | security | medium | A.6.1       |     | screening result | -
P-023 | Access provisioning              | U-03 | R-09 | do | security | high | A.5.15;A.5.18   |     | provisioning log | M
P-024 | Access revocation                | U-03 | R-09 | do | security | high | A.5.18;A.6.5    |     | revocation log | M
P-025 | Access review                    | U-03 | R-09 | check | security | high | A.5.18       | P3M | review protocol | -
P-026 | Privileged access management     | U-03 | E-1012 | do | security | high | A.8.2         |     | session review | M
P-027 | Asset inventory and return       | U-03 | E-1014 | do | support | medium | A.5.9;A.5.11 |     | stocktake | M
P-028 | Patch management                 | U-03 | R-07 | do | security | high | A.8.8           | P1M | patch report | W
P-029 | Vulnerability management         | U-02 | E-1007 | do | security | high | A.8.8         | P1M | scan report | F
P-030 | Backup operation                 | U-03 | E-1011 | do | security | high | A.8.13        | P14D | backup log | W
P-031 | Backup restore test              | U-03 | E-1011 | check | security | high | A.8.13     | P3M | restore protocol | -
P-032 | Logging and alert triage         | U-02 | E-1008 | check | security | high | A.8.15;A.8.16 | P14D | triage log | W
P-033 | Incident handling                | U-02 | R-05 | do | security | high | A.5.24;A.5.26   |     | incident file | M
P-034 | Post-incident review             | U-02 | R-05 | check | security | medium | A.5.27     |     | lessons report | Q
P-035 | Change enablement                | U-03 | R-07 | do | support | high | 8.1;A.8.32       | P14D | change board minutes | F
P-036 | Network operation                | U-03 | E-1017 | do | security | medium | A.8.20      |     | network report | -
P-037 | Cryptographic key management     | U-03 | E-1017 | do | security | high | A.8.24        |     | key ceremony protocol | -
P-038 | Service desk                     | U-03 | R-08 | do | support | medium |               |     | shift handover | F
P-039 | Media disposal                   | U-03 | E-1014 | do | support | low | A.7.14          |     | destruction certificate | -
P-040 | Supplier assessment              | U-06 | R-14 | do | security | high | A.5.19;A.5.20   |     | assessment sheet | M
P-041 | Supplier monitoring              | U-06 | R-14 | check | security | medium | A.5.22     | P3M | supplier scorecard | -
P-042 | Supplier risk reassessment       | U-06 | R-14 | do | security | medium | 8.2;A.5.21    | P3M | reassessment sheet | -
P-043 | Purchasing                       | U-06 | R-14 | do | business | medium |              |     | order file | M
P-044 | Physical access and visitors     | U-06 | R-15 | do | security | low | A.7.2            |     | visitor log check | M
P-045 | Travel booking                   | U-06 | Henrik Olsen | do | support | low |          |     | booking sheet | M
P-046 | Travel expense claims            | U-06 | E-1030 | do | support | low |                |     | claim batch | M
P-047 | Invoice processing               | U-06 | E-1030 | do | business | medium |            |     | invoice batch | M
P-048 | Payment run                      | U-06 | R-13 | do | business | high |                |     | payment protocol | M
P-049 | Bookkeeping                      | U-06 | E-1030 | do | business | medium |            |     | journal export | M
P-050 | Monthly closing                  | U-06 | R-13 | do | business | medium |              | P2M | closing file | M
P-051 | Cost controlling                 | U-06 | R-13 | do | business | medium |              |     | cost report | M
P-052 | Secure development               | U-04 | Dr. Frank Keller | do | security | high | A.8.25;A.8.28 |  | sprint security log | M
P-053 | Security testing                 | U-04 | E-1022 | check | security | medium | A.8.29   |     | test report | M
P-054 | Release management               | U-04 | R-11 | do | support | medium | A.8.32         |     | release protocol | M
P-055 | Patient enrolment                | U-07 | R-16 | do | business | high |                |     | consent check | M
P-056 | Remote patient monitoring        | U-07 | R-16 | do | business | high |                |     | ward book | F
P-057 | Data subject requests            | U-07 | R-06 | do | support | medium | A.5.34         |     | answer letter | -
P-058 | Clinical records archive         | U-07 | Greta Nilsson | do | business | medium |     |     | archive index | M
P-059 | Continuity exercise              | U-02 | E-1008 | check | security | medium | A.5.29   | P1Y | exercise report | H
P-060 | Statutory security reporting     | U-01 | R-20 | check | isms | medium |                | P3M | report receipt | -
P-061 | Cyber insurance reporting        | U-06 | Tobias Engel | check | support | low |       |     | insurer report | -
P-062 | Device intake                    | U-08 | R-18 | do | business | low |                 |     | intake slip | M
P-063 | Device repair and calibration    | U-08 | R-18 | do | business | low |                 |     | calibration record | M
P-064 | Device return shipping           | U-08 | E-1038 | do | business | low |               |     | shipping list | M
P-065 | Whistleblowing desk              | U-09 | E-1003 | do | support | medium |             |     | case list check | Q
P-066 | Fax gateway operation            | U-03 | E-1010 | do | support | low |                |     | gateway log | M
P-067 | Public status page               | U-04 | R-19 | do | support | low |                  |     | uptime export | M
P-068 | Press enquiries                  | U-01 | E-1002 | do | support | low |                |     | press log | Q
P-069 | Paper mail archive               | U-07 |      | do | business | low |                 |     | | -
P-070 | ISMS change board                | U-02 |      | plan | isms | medium | 6.3            |     | | -
P-071 | AI model governance              | U-04 |      | plan | support | medium |             |     | | -
P-072 | Fleet telematics                 | U-06 |      | do | support | low |                  |     | | -
P-073 | Video consultation pilot         | U-07 |      | do | business | medium |              |     | | -
P-074 | Clinic onboarding                | U-07 | R-16 | do | business | medium |              |     | | -
P-075 | Clinic support desk              | U-07 | E-1032 | do | business | medium |            |     | | -
""")

# What differs from: Live, in scope, not terminal, not initiating, no grace, effective since 2023.
STATUS = {"P-069": "Retired", "P-070": "Retired", "P-071": "Draft", "P-073": "Suspended"}
OUT_OF_SCOPE = {"P-072"}
TERMINAL = {"P-060", "P-067", "P-064"}
INITIATING = {"P-067", "P-062"}
GRACE_DAYS = {"P-041": 31, "P-030": 2}
EFFECTIVE = {"P-061": "2025-04-02", "P-060": "2026-01-15", "P-039": "2025-04-01"}
OWNER_SINCE = {"P-028": "2026-03-31", "P-029": "2022-08-15", "P-054": "2023-01-01", "P-045": "2018-04-01"}
OWNER_UNTIL = {"P-029": "2026-03-30", "P-054": "2026-03-31"}

# Inputs a process says it needs, beyond the item of its first interaction: process, item, required.
EXTRA_INPUTS = table("""
P-052 | Threat intelligence digest     | yes
P-058 | Scanned paper mail             | yes
P-044 | Visitor pre-registration       | yes
P-056 | Device calibration certificate | yes
P-040 | Supplier self-assessment       | yes
P-030 | Off-site tape list             | no
""")

# Outputs a process claims beyond what its interactions carry.
EXTRA_OUTPUTS = {
    "P-063": ["Device calibration certificate"],
    "P-069": ["Scanned paper mail"],
    "P-044": ["Visitor pre-registration"],
    "P-067": ["Service status"],
}

ACTIVITIES = table("""
ACT-01 | Receive the notice of termination    | 1 | P-021 | R-12
ACT-02 | Tell access management and asset desk | 2 | P-021 | R-12
ACT-03 | Hold the exit talk                   | 3 | P-021 | E-1025
ACT-04 | Disable accounts and tokens          | 1 | P-024 | R-09
ACT-05 | Confirm the revocation to HR         | 2 | P-024 | R-09
ACT-06 | Check the request against the role   | 1 | P-023 | R-09
ACT-07 | Grant and log the access             | 2 | P-023 | E-1015
ACT-08 | Identify risks with the owners       | 1 | P-003 | R-03
ACT-09 | Rate and rank the risks              | 2 | P-003 | R-03
ACT-10 | Read the vendor bulletins            | 1 | P-028 | R-07
ACT-11 | Test and roll out the patches        | 2 | P-028 | E-1010
ACT-12 | Sort the alerts                      | 1 | P-033 | R-05
ACT-13 | Contain, remove, recover             | 2 | P-033 | R-05
ACT-14 | Write the incident file              | 3 | P-033 | E-1008
ACT-15 | Plan the audit                       | 1 | P-015 | R-04
ACT-16 | Carry out and report                 | 2 | P-015 | R-04
""")


def register():
    rows = []
    for id, name, unit, owner, stage, kind, criticality, clauses, cadence, _, _ in PROCESSES:
        produces = [i.item for i in INTERACTIONS if i.source == id and i.item] + EXTRA_OUTPUTS.get(id, [])
        rows.append([
            id, name, PURPOSES[id], unit, owner, OWNER_SINCE.get(id), OWNER_UNTIL.get(id), STATUS.get(id, "Live"),
            stage.upper(), kind, criticality, "no" if id in OUT_OF_SCOPE else "yes",
            "yes" if id in TERMINAL else "", "yes" if id in INITIATING else "", cadence, GRACE_DAYS.get(id),
            EFFECTIVE.get(id, "2023-05-01"), clauses, "; ".join(dict.fromkeys(produces)),
        ])
    return rows


def inputs():
    """What the processes say they need: the item of the first interface that reaches each, and the extra claims."""
    registered = {row[0] for row in PROCESSES}
    first = {}
    for interaction in INTERACTIONS:
        if interaction.target in registered and interaction.item:
            first.setdefault(interaction.target, interaction.item)
    return sorted([process, item, "yes"] for process, item in first.items()) + EXTRA_INPUTS


CONFIDENTIAL = ("alert", "account", "key", "leaver", "incident", "patient", "record", "log", "risk", "screening")


def items():
    """Every item that is carried or claimed, once, in the order of the interface register."""
    names = [i.item for i in INTERACTIONS] + [row[1] for row in EXTRA_INPUTS] + sum(EXTRA_OUTPUTS.values(), [])
    rows = []
    for number, name in enumerate(dict.fromkeys(names), start=1):
        secret = any(word in name.lower() for word in CONFIDENTIAL)
        ticket = any(word in name.lower() for word in ("request", "notice"))
        rows.append([f"IT-{number:03}", name, "confidential" if secret else "internal", "ticket" if ticket else "file"])
    return rows


def files():
    write("registers/processes.csv",
          ["Process ID", "Name", "Purpose", "Unit", "Process owner", "Owner since", "Owner until", "Status", "PDCA stage",
           "Type", "Criticality", "In scope", "Terminal", "Initiating", "Cadence", "Grace days", "Effective from",
           "Clauses and controls", "Outputs"], register())
    write("registers/process-inputs.csv", ["Process", "Information", "Required"], inputs(), separator=";", newline="\n")
    write("registers/activities.csv", ["id", "name", "sequence", "Process", "Performed by"], ACTIVITIES)
    write("registers/items.csv", ["id", "name", "classification", "format"], items())
