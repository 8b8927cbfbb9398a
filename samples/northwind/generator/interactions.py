# The agreed interfaces between the processes: who hands what to whom, when, and how fast.
from dataclasses import dataclass

from .world import table, write


@dataclass
class Interaction:
    """One line of the interface register."""
    id: str
    source: str
    target: str
    kind: str
    item: str
    trigger: str
    sla: str = ""
    triggered_by: str = ""
    critical: str = ""
    owner: str = ""
    owner_until: str = ""
    document: str = ""
    documented: str = ""
    status: str = "active"


USUAL_SLA = {"trigger": "P2D", "handoff": "P5D", "escalation": "PT4H"}

# id = source > target | kind | item | trigger | whatever differs from the usual: sla, by (kinds of events), critical, owner, doc, …
TABLE = table("""
I-001 = P-001 > P-003 | input-output | Context and issue list | yearly review closed
I-002 = P-001 > P-010 | input-output | Stakeholder requirements | yearly review closed
I-003 = P-001 > P-002 | input-output | Context and issue list | yearly review closed
I-004 = P-010 > P-003 | input-output | Legal obligations list | new or changed obligation
I-005 = P-002 > P-005 | input-output | Security policy | policy approved
I-006 = P-002 > P-012 | handoff | Security policy | policy approved
I-007 = P-002 > P-006 | input-output | Security policy | policy approved
I-008 = P-003 > P-004 | handoff | Risk register extract | risk rated above acceptance | sla=P14D
I-009 = P-003 > P-011 | input-output | Critical service list | assessment closed
I-010 = P-003 > P-005 | input-output | Risk register extract | assessment closed
I-011 = P-004 > P-013 | handoff | Approved treatment plan | plan approved by the risk owner | sla=P7D
I-012 = P-004 > P-007 | input-output | Treatment cost estimate | plan drafted
I-013 = P-004 > P-040 | input-output | Supplier security demands | plan approved
I-014 = P-005 > P-014 | handoff | Objectives sheet | objectives approved
I-015 = P-005 > P-013 | input-output | Objectives sheet | objectives approved
I-016 = P-006 > P-008 | input-output | Responsibility matrix | matrix approved
I-017 = P-006 > P-023 | input-output | Role and rights matrix | matrix approved
I-018 = P-007 > P-013 | approval | Released budget | budget released
I-019 = P-007 > P-043 | approval | Released budget | budget released
I-020 = P-007 > P-051 | input-output | Budget plan | budget released
I-021 = P-008 > P-012 | handoff | Training needs | competence matrix updated | sla=P14D
I-022 = P-008 > P-019 | input-output | Role profiles | profile approved
I-023 = P-009 > P-002 | report | List of documents due for review | monthly
I-024 = P-009 > P-012 | input-output | List of new documents | document released
I-025 = P-010 > P-057 | input-output | Legal obligations list | new or changed obligation
I-026 = P-010 > P-024 | handoff | Contract end notice | supplier contract ends | sla=P2D by=contract-end critical
I-027 = P-011 > P-030 | input-output | Recovery targets | plan approved
I-028 = P-011 > P-059 | handoff | Continuity plan | plan approved | sla=P30D
I-029 = P-012 > P-014 | report | Training completion figures | monthly
I-030 = P-012 > P-045 | handoff | Course registration | external course booked
I-031 = P-013 > P-014 | report | Treatment progress | monthly
I-032 = P-013 > P-035 | handoff | Change request from treatment | measure ready for rollout
I-033 = P-013 > P-009 | handoff | Document change request | measure changes a rule
I-034 = P-014 > P-016 | report | Indicator report | quarterly
I-035 = P-014 > P-015 | input-output | Indicator report | quarterly
I-036 = P-014 > P-017 | escalation | Indicator out of range | threshold passed
I-037 = P-014 > P-060 | input-output | Security figures for authorities | quarterly
I-038 = P-015 > P-016 | report | Internal audit report | audit closed | sla=P14D
I-039 = P-015 > P-017 | handoff | Nonconformity report | finding agreed | sla=P5D critical
I-040 = P-016 > P-005 | approval | Review decisions | minutes signed
I-041 = P-016 > P-007 | approval | Review decisions | minutes signed
I-042 = P-016 > P-001 | input-output | Review decisions | minutes signed
I-043 = P-016 > P-017 | handoff | Review decisions | minutes signed
I-044 = P-016 > P-006 | approval | Review decisions | minutes signed
I-045 = P-016 > P-008 | input-output | Review decisions | minutes signed
I-046 = P-016 > P-011 | input-output | Review decisions | minutes signed
I-047 = P-017 > P-018 | handoff | Closed corrective action | action verified
I-048 = P-017 > P-035 | handoff | Change request from corrective action | action approved
I-049 = P-017 > P-027 | handoff | Inventory correction | action approved
I-050 = P-017 > P-015 | report | Action status | monthly
I-051 = P-018 > P-012 | handoff | Lessons for all staff | improvement agreed
I-052 = P-018 > P-014 | input-output | New indicator proposal | improvement agreed
I-053 = P-018 > P-016 | report | Improvement backlog | half-yearly
I-054 = P-018 > P-005 | handoff | Proposed objective | improvement agreed | draft
I-055 = P-018 > P-052 | handoff | Engineering improvement | improvement agreed
I-056 = P-019 > P-023 | handoff | Access request for new joiner | contract signed | sla=P3D by=joiner
I-057 = P-019 > P-012 | input-output | New joiner list | first working day | by=joiner
I-058 = P-019 > P-027 | handoff | Equipment request | contract signed | sla=P5D
I-059 = P-022 > P-019 | approval | Screening clearance | screening passed
I-060 = P-043 > P-022 | input-output | Contractor details | contractor selected
I-061 = P-020 > P-023 | handoff | Transfer notice | transfer agreed | sla=P5D by=mover
I-062 = P-020 > P-025 | input-output | Transfer notice | transfer agreed
I-063 = P-021 > P-024 | handoff | Leaver notice | notice of termination or last working day | sla=PT24H by=leaver critical
I-064 = P-021 > P-027 | handoff | Leaver asset list | last working day | sla=P5D by=leaver
I-065 = P-021 > P-047 | input-output | Final settlement data | last working day
I-066 = P-008 > P-020 | input-output | Role profiles | profile approved
I-067 = P-008 > P-021 | input-output | Role profiles | profile approved
I-068 = P-023 > P-025 | input-output | Account list | monthly
I-069 = P-023 > P-026 | handoff | Privileged account request | request for admin rights
I-070 = P-023 > P-014 | report | Provisioning figures | monthly
I-071 = P-024 > P-025 | input-output | Revocation list | monthly
I-072 = P-024 > P-021 | report | Revocation confirmation | accounts disabled
I-073 = P-025 > P-024 | handoff | Rights to withdraw | review closed | sla=P3D critical
I-074 = P-025 > P-017 | escalation | Review overdue notice | owner has not answered | sla=P2D
I-075 = P-026 > P-032 | input-output | Admin session log | daily
I-076 = P-026 > P-025 | input-output | Privileged account list | monthly
I-077 = P-027 > P-029 | input-output | Asset inventory | weekly
I-078 = P-027 > P-039 | handoff | Scrapped media | device withdrawn | sla=P30D
I-079 = P-027 > P-050 | input-output | Asset value list | monthly
I-080 = P-028 > P-014 | report | Patch figures | monthly
I-081 = P-028 > P-035 | handoff | Patch change request | patch tested | sla=P5D
I-082 = P-029 > P-028 | handoff | Patch request | vulnerability rated high | sla=P14D
I-083 = P-029 > P-033 | escalation | Exploited vulnerability alert | sign of exploitation
I-084 = P-029 > P-003 | input-output | Vulnerability trend | quarterly
I-085 = P-029 > P-052 | handoff | Vulnerable component notice | vulnerability in own code | sla=P7D
I-086 = P-030 > P-031 | handoff | Backup set list | test date reached
I-087 = P-030 > P-014 | report | Backup figures | monthly
I-088 = P-030 > P-033 | escalation | Failed backup alert | two failures in a row
I-089 = P-031 > P-069 | report | Restore protocol | test closed
I-090 = P-032 > P-033 | escalation | Security alert | alert rated high | sla=PT1H critical
I-091 = P-032 > P-014 | report | Alert figures | monthly
I-092 = P-033 > P-034 | handoff | Incident file | incident closed | sla=P10D
I-093 = P-033 > P-060 | trigger | Reportable incident notice | incident rated reportable | sla=PT24H critical
I-094 = P-033 > P-061 | input-output | Incident file | incident closed
I-095 = P-033 > P-057 | handoff | Personal data breach notice | personal data concerned | sla=PT24H critical
I-096 = P-033 > P-016 | report | Incident report | quarterly
I-097 = P-034 > P-017 | handoff | Lessons and causes | review closed
I-098 = P-034 > P-003 | trigger | New or changed risk | review closed
I-099 = P-034 > P-012 | input-output | Lessons for all staff | review closed
I-100 = P-035 > P-027 | input-output | Executed change list | weekly
I-101 = P-035 > P-014 | report | Change figures | monthly
I-102 = P-035 > P-036 | handoff | Approved network change | change approved
I-103 = P-035 > P-028 | approval | Approved patch change | change approved
I-104 = P-035 > P-054 | approval | Approved release | change approved
I-105 = P-036 > P-032 | input-output | Network log | continuous
I-106 = P-036 > P-033 | escalation | Network anomaly | anomaly seen
I-107 = P-037 > P-036 | input-output | Key material | key renewed
I-108 = P-037 > P-014 | report | Key inventory figures | quarterly
I-109 = P-035 > P-037 | handoff | Key request | certificate or key needed
I-110 = P-038 > P-023 | handoff | Access request | request approved by line manager | sla=P3D
I-111 = P-038 > P-033 | escalation | Suspected incident | caller reports anything unusual
I-112 = P-038 > P-035 | handoff | Change wish | wish accepted
I-113 = P-038 > P-057 | handoff | Data subject request | letter or mail received | sla=P2D
I-114 = P-038 > P-014 | report | Ticket figures | monthly
I-115 = P-039 > P-027 | report | Destruction certificate | media destroyed
I-116 = P-040 > P-041 | handoff | Assessed supplier file | assessment passed
I-117 = P-040 > P-043 | approval | Supplier clearance | assessment passed
I-118 = P-040 > P-003 | input-output | Supplier risk list | quarterly
I-119 = P-041 > P-042 | trigger | Supplier alert | score below threshold
I-120 = P-041 > P-016 | report | Supplier scorecard | half-yearly
I-121 = P-042 > P-003 | input-output | Reassessed supplier risk | reassessment closed
I-122 = P-042 > P-041 | report | Reassessment result | reassessment closed
I-123 = P-043 > P-040 | trigger | New supplier request | new supplier wanted | sla=P10D by=new-supplier
I-124 = P-043 > P-047 | input-output | Order data | order placed
I-125 = P-043 > P-027 | input-output | Delivery note | goods received
I-126 = P-044 > P-032 | input-output | Badge log | daily
I-127 = P-019 > P-044 | handoff | Badge request | contract signed
I-128 = P-045 > P-046 | input-output | Booking data | journey booked
I-129 = P-046 > P-047 | handoff | Checked expense claim | claim approved
I-130 = P-047 > P-048 | handoff | Approved invoices | invoice approved
I-131 = P-048 > P-049 | input-output | Payment list | run executed
I-132 = P-049 > P-050 | input-output | Journal | month ends
I-133 = P-050 > P-051 | handoff | Closed accounts | month closed
I-134 = P-051 > P-016 | report | Cost report | half-yearly
I-135 = P-052 > P-053 | handoff | Release candidate | feature complete
I-136 = P-052 > P-035 | handoff | Release change request | release planned
I-137 = P-053 > P-052 | report | Test findings | test closed
I-138 = P-053 > P-054 | approval | Security clearance | no open high finding
I-139 = P-054 > P-056 | input-output | Release note | release live
I-140 = P-054 > P-014 | report | Release figures | monthly
I-141 = P-055 > P-056 | handoff | Enrolled patient record | consent signed | sla=P2D
I-142 = X-04 > P-055 | handoff | Referral | clinic refers a patient | sla=P3D
I-143 = P-056 > P-058 | input-output | Monitoring record | care episode ends
I-144 = P-056 > P-033 | escalation | Platform failure | readings missing | sla=PT1H critical
I-145 = P-056 > X-04 | report | Care report | monthly
I-146 = P-057 > P-014 | report | Request figures | monthly
I-147 = P-058 > P-057 | input-output | Record copy | request received
I-148 = P-061 > X-03 | report | Yearly insurance report | policy renewal
I-149 = P-062 > P-063 | handoff | Returned device | device received
I-150 = P-063 > P-064 | handoff | Calibrated device | calibration passed
I-151 = X-02 > P-063 | input-output | Spare parts | parts ordered
I-152 = P-066 > P-069 | input-output | Printed fax | fax received
I-153 = X-06 > P-068 | input-output | Press enquiry | journalist asks
I-154 = P-068 > X-06 | report | Press answer | answer released
I-155 = X-07 > P-040 | input-output | Supplier self-assessment | yearly
I-156 = X-01 > P-030 | report | Storage report | monthly
I-157 = P-003 > P-013 | escalation | Risk above tolerance | risk rated very high
I-158 = P-010 > | handoff | Licence notice | licence ends
I-159 = P-038 > P-099 | handoff | Telephone change | extension moved
I-160 = P-054 > P-038 | input-output | Release note | release live
I-161 = P-009 > P-055 | input-output | List of new documents | document released
I-162 = P-055 > P-074 | handoff | Clinic readiness form | first patient of a clinic
I-163 = P-055 > P-075 | input-output | Clinic profile | first patient of a clinic
I-164 = P-075 > P-074 | input-output | Clinic question | clinic calls
I-165 = P-047 > P-048 | input-output | Disputed invoice | price differs from the order
I-166 = P-048 > P-047 | input-output | Disputed invoice | payment on hold
I-167 = P-048 > P-049 | input-output | Disputed invoice | already booked
I-168 = P-049 > P-047 | input-output | Disputed invoice | booking reversed
I-169 = P-050 > P-051 | input-output | Cost query | figure out of range
I-170 = P-051 > P-050 | input-output | Cost query | figure not explained
I-171 = P-051 > P-048 | input-output | Cost query | figure accepted
I-172 = P-045 > X-03 | report | Traveller list | monthly
I-173 = P-044 > P-027 | handoff | Site key list | site closes | by=site-closure critical
I-174 = P-057 > P-010 | handoff | Complaint to the authority | person complains | by=complaint critical
I-175 = P-074 > P-055 | input-output | Clinic readiness result | clinic ready
""")

# The deviations planted on purpose, and the cases that look like one; planted.py gives the reason for each.
PLANTED = {
    "I-030": {"trigger": ""},
    "I-049": {"sla": ""},
    "I-106": {"sla": "", "owner": "TBD"},
    "I-112": {"owner_until": "2026-03-30"},
    "I-055": {"owner_until": "2026-03-31"},
    "I-063": {"trigger": ""},
    "I-085": {"document": ""},
    "I-073": {"document": ""},
    "I-129": {"document": "DOC-30"},
    "I-123": {"document": ""},
    "I-082": {"document": "", "documented": "no"},
    "I-042": {"document": "", "documented": "yes"},
    "I-043": {"document": "DOC-34"},
    "I-054": {"document": ""},
    "I-089": {"document": "", "trigger": ""},
    "I-172": {"document": "", "documented": "yes"},
}

# Who says that an interface exists, where anybody was asked.
DECLARED = {"I-001": "P-001", "I-002": "P-001;P-010", "I-039": "P-015", "I-063": "P-021;P-024", "I-142": "P-055", "I-155": "DOC-23"}


def interaction(row):
    """One row of the table above with its defaults; the documents and owners follow from the supplying process."""
    ends, kind, item, trigger, *rest = row
    id, _, ends = ends.partition(" = ")
    source, _, target = ends.partition(">")
    made = Interaction(id, source.strip(), target.strip(), kind, item, trigger, sla=USUAL_SLA.get(kind, ""))
    for extra in " ".join(rest).split():
        key, _, value = extra.partition("=")
        if key == "critical":
            made.critical = "yes"
        elif key == "draft":
            made.status = "draft"
        else:
            setattr(made, {"by": "triggered_by"}.get(key, key), value)
    return made


INTERACTIONS = [interaction(row) for row in TABLE]


# The workflow of the service desk's tool that carries an interface, where there is one.
WORKFLOWS = {"I-056": "Joiner: accounts", "I-057": "Joiner: equipment", "I-061": "Mover: accounts", "I-063": "Leaver: revoke access",
             "I-064": "Leaver: return of equipment", "I-082": "Patch request", "I-110": "Access request", "I-173": "Site closure: keys"}


def owner_of(interaction, owners):
    """The supplier answers for an interface; for one that comes from outside, whoever receives it."""
    inside = interaction.target if interaction.source.startswith("X-") else interaction.source
    owner = owners.get(inside, "")
    return owner if owner not in ("", "TBD", "Dr. Frank Keller") else "R-02"


def files():
    from .documents import describing
    from .processes import PROCESSES
    owners = {row[0]: row[3] for row in PROCESSES}
    rows = []
    for i in INTERACTIONS:
        i.owner = owner_of(i, owners)
        i.document = describing(i.source) or describing(i.target) or "DOC-02"
        for field, value in PLANTED.get(i.id, {}).items():
            setattr(i, field, value)
        rows.append([i.id, i.source, i.target, i.kind, i.triggered_by, i.trigger, i.item, i.sla, i.critical, i.owner,
                     i.owner_until, i.document, i.documented, i.status, DECLARED.get(i.id), WORKFLOWS.get(i.id)])
    write("registers/interfaces.csv",
          ["Interface", "From", "To", "Kind", "Started by events", "Trigger", "Carries", "SLA", "Critical", "Owner",
           "Owner until", "Documented in", "Documented", "Status", "Declared by", "Workflow"], rows)
