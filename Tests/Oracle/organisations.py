# Random organisations as folders of tables with a manifest: small ones, full of days on the boundary, missing columns and
# files, several ids in a cell, unknown and duplicate ids.
import csv
import hashlib
import random
import re
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "samples"))

from oracle import vocabulary

AS_OFS = [date(2026, 3, 31), date(2024, 2, 29), date(2025, 10, 26), date(2026, 3, 29), date(2025, 12, 31), date(2025, 5, 15)]
STAGES, KINDS = ["plan", "do", "check", "act"], ["isms", "security", "business", "support"]
EVENTS = ["leaver", "joiner", "mover"]
# As the records of events and the register of interactions write them.
WRITTEN = EVENTS * 3 + ["Leaver", "MOVER"]
UNITS, CONTROLS = ["U-1", "U-2", "U-3"], ["A.5.19", "A.5.18", "A.8.13", "A.8.30"]
CLAUSES = ["4.1", "4.4", "5.2", "6.1", "6.1.2", "6.2", "7.5", "8.2", "9.2", "9.2.2", "9.3", "10.2", "9.1"]
CODES = "a b c d1 d2 d3 d4 e f g".split()


class Maker:
    """One organisation; the same seed makes the same files."""

    def __init__(self, seed):
        self.dice = random.Random(f"organisation/{seed}")
        self.D = self.dice.choice(AS_OFS)
        self.F = self.dice.choice([self.D - timedelta(days=364), self.D - timedelta(days=90), self.D - timedelta(days=729)])
        self.sizes, self.happened = {}, []
        # Two of three organisations are whole; what the third lacks shows what is not evaluable.
        self.gaps = self.dice.choice([0, 0, 1])
        # Every second one is written as clients write.
        self.soil = random.Random(f"soil/{seed}") if seed % 2 == 0 else None

    # Values

    def chance(self, share):
        return self.dice.random() < share

    def maybe(self, value, share=0.85):
        return value if self.chance(share) else ""

    def one(self, choices):
        return self.dice.choice(choices)

    def day(self, back=1100, ahead=20):
        """A day; every second one lies on or beside a boundary."""
        near = [0, 14, 30, 90, 7, 31, 365, 366, 1095, 1096, 180, 28, 104, 120]
        if self.chance(0.5):
            base = self.one([self.D, self.D, self.F])
            return base - timedelta(days=self.one(near) * self.one([0, 0, 1]) + self.one([-1, 0, 0, 1]))
        if self.chance(0.2):
            month = self.one([(2024, 2, 29), (2025, 1, 31), (2026, 2, 28), (2025, 9, 30), (2025, 2, 28), (2023, 12, 31), (2025, 3, 30), (2024, 10, 31)])
            return date(*month)
        return self.D - timedelta(days=self.dice.randrange(-ahead, back))

    def instant(self):
        """An instant with a zone; many at the turn of a day in Berlin, most in the period."""
        zone = self.one([ZoneInfo("Europe/Berlin"), timezone.utc])
        day = self.day() if self.chance(0.4) else self.F + timedelta(days=self.dice.randrange(-1, (self.D - self.F).days + 2))
        hour, minute = self.one([(0, 0), (23, 59), (9, 30), (22, 30), (12, 0), (1, 0)])
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)

    def after(self, moment):
        hours = self.one([0, 1, 4, 24, 24, 25, 48, 120, 121, 744, -2])
        return datetime.fromtimestamp(moment.timestamp() + hours * 3600, tz=self.one([ZoneInfo("Europe/Berlin"), timezone.utc]))

    def id(self, prefix, share=0.96):
        """An id of a table, now and then an unknown one."""
        if not self.chance(share):
            return f"{prefix}-{self.dice.randrange(90, 99)}"
        return f"{prefix}-{self.dice.randrange(1, self.sizes[prefix] + 1)}"

    def ids(self, prefixes, most=3, empty=0.15):
        if self.chance(empty):
            return ""
        found = [self.id(self.one(prefixes)) for _ in range(self.dice.randrange(1, most + 1))]
        return ";".join(dict.fromkeys(found))

    def some(self, choices, most=2, empty=0.3):
        if self.chance(empty):
            return ""
        return ";".join(dict.fromkeys(self.one(choices) for _ in range(self.dice.randrange(1, most + 1))))

    def yes(self, empty=0.4):
        return self.maybe(self.one(["yes", "no"]), 1 - empty)


def edge(kind, to, split=False, side="to"):
    targets = to if isinstance(to, str) else "[" + ", ".join(to) + "]"
    return f"{{edge: {kind}, {side}: {targets}, match: id" + (', split: ";"' if split else "") + "}"


def of(column, name):
    return f"{{of: {column}, property: {name}, type: date}}"


OWNERS = ["Person", "Role"]
CAUSES = ["Audit", "ManagementReview", "Incident", "Measurement"]

# What became of something that was planned.
PLAN = {"status": (None, lambda m: m.one(["", "", "planned", "Planned", "held", "closed", "moved", "cancelled", "started"])),
        "movedTo": (None, lambda m: m.maybe(m.day(300, 100), 0.2)), "reason": (None, lambda m: m.maybe("ill", 0.2))}

# What says whether an issue or a requirement is taken up.
TAKEN_UP = {"addressedThroughISMS": (None, lambda m: m.yes(0.3)),
            "addressedBy": (edge("ADDRESSED_BY", ["Process", "Risk", "Document", "Control"], True), lambda m: m.ids(["P", "P", "RK", "D"], 2, 0.4))}

# Table: label, prefix of ids, fewest and most rows, columns as name: (meaning or None, value).
TABLES = {
    "isms": ("ISMS", "ISMS", 0, 1, {"established": (None, lambda m: m.maybe(m.day(1500)))}),
    "scopes": ("Scope", "SC", 0, 2, {
        "effectiveFrom": (None, lambda m: m.maybe(m.day(), 0.6)), "effectiveTo": (None, lambda m: m.maybe(m.day(), 0.3)),
        "includes": (edge("INCLUDES", ["OrgUnit", "Process"], True), lambda m: m.ids(["U", "P"], 3, 0.3))}),
    "units": ("OrgUnit", "U", 3, 3, {"name": (None, lambda m: "Unit"), "parent": (None, lambda m: m.maybe(m.one(UNITS), 0.4))}),
    "issues": ("Issue", "IS", 0, 4, {**TAKEN_UP}),
    "requirements": ("Requirement", "RQ", 0, 4, {**TAKEN_UP}),
    "people": ("Person", "E", 3, 7, {
        "unit": (edge("MEMBER_OF", "OrgUnit"), lambda m: m.maybe(m.id("U"))),
        "unitSince": (of("unit", "since"), lambda m: m.maybe(m.day(), 0.3)), "active": (None, lambda m: m.maybe(m.one(["yes", "yes", "yes", "no"]))),
        "joined": (None, lambda m: m.maybe(m.day(), 0.6)), "left": (None, lambda m: m.maybe(m.day(), 0.2))}),
    "roles": ("Role", "R", 1, 4, {
        "holder": (edge("FILLED_BY", "Person"), lambda m: m.maybe(m.id("E"))), "since": (of("holder", "since"), lambda m: m.maybe(m.day(), 0.4)),
        "until": (of("holder", "until"), lambda m: m.maybe(m.day(), 0.3)), "filledRequired": (None, lambda m: m.maybe(m.one(["yes", "no"]), 0.4))}),
    "parties": ("ExternalParty", "X", 1, 2, {
        "name": (None, lambda m: "Party"), "nextReview": ("{property: nextReview, type: date}", lambda m: m.maybe(m.day(300, 100), 0.7)),
        "status": (None, lambda m: m.one(["", "", "active", "Ended"]))}),
    "items": ("Item", "IT", 1, 5, {"name": (None, lambda m: "Item")}),
    "metrics": ("Metric", "M", 1, 4, {
        "cadence": ("{property: cadence, type: duration}", lambda m: m.maybe(m.one(["P1M", "P3M", "P1Y", "P0D"]), 0.7)),
        "process": (edge("MEASURES", "Process"), lambda m: m.maybe(m.id("P"))),
        "objective": (edge("MEASURES", "Objective"), lambda m: m.maybe(m.id("OB"), 0.3))}),
    "objectives": ("Objective", "OB", 1, 2, {"name": (None, lambda m: "Objective")}),
    "measurements": ("Measurement", "MS", 2, 12, {
        "metric": (edge("OF", "Metric"), lambda m: m.maybe(m.id("M"), 0.97)), "date": (None, lambda m: m.maybe(m.day(), 0.97))}),
    "processes": ("Process", "P", 3, 12, {
        "name": (None, lambda m: "Process"), "unit": (edge("PERFORMED_BY", "OrgUnit", True), lambda m: m.one([m.id("U"), m.id("U"), "", "U-1;U-1", m.ids(["U"], 2)])),
        "owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"])), 0.8)),
        "accountable": (edge("ACCOUNTABLE", OWNERS, True), lambda m: m.ids(["E", "R"], 2, 0.5)),
        "responsible": (edge("RESPONSIBLE", OWNERS, True), lambda m: m.ids(["E", "R"], 1, 0.3)),
        "ownerSince": (of("owner", "since"), lambda m: m.maybe(m.day(), 0.4)), "ownerUntil": (of("owner", "until"), lambda m: m.maybe(m.day(), 0.2)),
        "status": (None, lambda m: m.one(["active"] * 8 + ["", "draft", "retired", "Sleeping"])), "stage": (None, lambda m: m.maybe(m.one(STAGES))),
        "kind": (None, lambda m: m.maybe(m.one(KINDS))), "criticality": (None, lambda m: m.maybe(m.one(["high", "medium", "low"] * 3 + ["extreme"]))),
        "inScope": (None, lambda m: m.one(["yes", "yes", "", "", "", "no"])),
        "scope": (edge("IN_SCOPE", "Scope"), lambda m: m.maybe(m.id("SC"), 0.6)), "terminal": (None, lambda m: m.one(["yes", "no", "", "", ""])),
        "initiating": (None, lambda m: m.one(["yes", "no", "", ""])),
        "cadence": (None, lambda m: m.maybe(m.one(["P1Y", "P3M", "P1M", "P14D", "P6M", "P1M10D"] * 2 + ["P0D", "-P1M"]), 0.6)),
        "graceDays": (None, lambda m: m.maybe(m.one([0, 1, 31]), 0.2)), "effectiveFrom": (None, lambda m: m.maybe(m.day(1500), 0.7)),
        "implements": (edge("IMPLEMENTS", ["Clause", "Control"], True), lambda m: m.some(CLAUSES + CONTROLS)),
        "produces": (edge("PRODUCES", "Item", True), lambda m: m.ids(["IT"], 2, 0.4))}),
    "interactions": ("Interaction", "I", 4, 24, {
        "from": (edge("FROM", ["Process", "ExternalParty"]), lambda m: m.maybe(m.id(m.one(["P"] * 9 + ["X"])), 0.94)),
        "to": (edge("TO", ["Process", "ExternalParty"]), lambda m: m.maybe(m.id(m.one(["P"] * 9 + ["X"])), 0.94)),
        "kind": (None, lambda m: m.maybe(m.one(["trigger", "handoff", "input-output", "report", "approval", "escalation"]))),
        "trigger": (None, lambda m: m.maybe("something happens", 0.7)), "triggeredBy": (None, lambda m: m.some(WRITTEN, 2, 0.6)),
        "carries": (edge("CARRIES", "Item", True), lambda m: m.ids(["IT"], 2, 0.3)),
        "sla": (None, lambda m: m.maybe(m.one(["PT4H", "P1D", "PT24H", "P5D", "P1M", "P1W"] * 2 + ["PT0S", "-PT4H"]), 0.6)), "critical": (None, lambda m: m.yes(0.5)),
        "documented": (None, lambda m: m.yes(0.7)), "status": (None, lambda m: m.one(["active"] * 7 + ["", "draft", "retired"])),
        "owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"])))), "ownerUntil": (of("owner", "until"), lambda m: m.maybe(m.day(), 0.2)),
        "describedIn": (edge("DESCRIBES", "Document", False, "from"), lambda m: m.maybe(m.id("D"), 0.5)),
        "declaredBy": (edge("DECLARED_BY", ["Process", "Document"], True), lambda m: m.ids(["P", "P", "D"], 2, 0.5))}),
    "activities": ("Activity", "AC", 0, 3, {
        "process": (edge("STEP_OF", "Process"), lambda m: m.id("P")), "doer": (edge("PERFORMED_BY", OWNERS), lambda m: m.id(m.one(["E", "R"])))}),
    "documents": ("Document", "D", 1, 7, {
        "title": (None, lambda m: "Document"), "version": ("{property: version, type: string}", lambda m: m.maybe(m.one(["1.0", "2.0"]), 0.8)),
        "status": (None, lambda m: m.one(["approved"] * 6 + ["draft", "withdrawn", ""])), "created": (None, lambda m: m.maybe(m.day(), 0.4)),
        "approved": (None, lambda m: m.maybe(m.day(), 0.6)), "effective": (None, lambda m: m.maybe(m.day(), 0.6)),
        "reviewed": (None, lambda m: m.maybe(m.day(), 0.5)), "nextReview": (None, lambda m: m.maybe(m.day(400, 200), 0.4)),
        "cadence": (None, lambda m: m.maybe(m.one(["P1Y", "P2Y", "P3M", "P0D", "-P1Y"]), 0.6)),
        "covers": (edge("COVERS", ["Clause", "Control"], True), lambda m: m.some(CLAUSES, 3)),
        "describes": (edge("DESCRIBES", "Process", True), lambda m: m.ids(["P"], 3, 0.3)),
        "author": (edge("AUTHORED_BY", "Person", True), lambda m: m.ids(["E"], 2, 0.5)), "owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"])), 0.6)),
        "approvers": (edge("MAY_BE_APPROVED_BY", OWNERS, True), lambda m: m.ids(["E", "R"], 2, 0.7)), "attestationRequired": (None, lambda m: m.yes(0.3)),
        "attestedBy": (edge("MUST_BE_ATTESTED_BY", ["OrgUnit", "Role"], True), lambda m: m.ids(["U", "R"], 2, 0.3))}),
    "approvals": ("Approval", "AP", 0, 8, {
        "document": (edge("OF", "Document"), lambda m: m.id("D")), "date": (None, lambda m: m.maybe(m.day(), 0.95)),
        "version": ("{property: version, type: string}", lambda m: m.maybe(m.one(["1.0", "2.0"]), 0.7)), "by": (edge("BY", "Person"), lambda m: m.id("E"))}),
    "reviews": ("Review", "DR", 0, 5, {"document": (edge("OF", "Document"), lambda m: m.id("D")), "date": (None, lambda m: m.day())}),
    "revisions": ("Revision", "RV", 0, 5, {"document": (edge("OF", "Document"), lambda m: m.id("D")), "date": (None, lambda m: m.day())}),
    "attestations": ("Attestation", "AT", 0, 8, {
        "document": (edge("OF", "Document"), lambda m: m.id("D")), "person": (edge("BY", "Person"), lambda m: m.id("E")),
        "date": (None, lambda m: m.day()), "version": ("{property: version, type: string}", lambda m: m.maybe(m.one(["1.0", "2.0"]), 0.7))}),
    "controls": ("Control", "CT", 0, 0, {"owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"])), 0.2))}),
    "soa": ("SoAEntry", "S", 1, 5, {
        "control": (edge("ABOUT", "Control"), lambda m: m.one(CONTROLS)), "applicable": (None, lambda m: m.yes(0.3)),
        "status": (None, lambda m: m.one(["implemented", "partial", "planned", "not", ""])),
        "owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"])), 0.2)),
        "justification": (None, lambda m: m.one(["", "because", "treats RK-1", "treats RK-1, RK-77.", "(RK-2)"])),
        "means": (edge("IMPLEMENTED_BY", ["Process", "Document"], True), lambda m: m.ids(["P", "D"], 2, 0.5))}),
    "risks": ("Risk", "RK", 1, 5, {
        "level": (None, lambda m: m.maybe(m.one([4, 8, 9, 12]), 0.9)), "acceptance": (None, lambda m: m.maybe(m.one([8, 9]), 0.9)),
        "status": (None, lambda m: m.one(["open", "open", "accepted", "Accepted", "CLOSED", "closed", ""])), "owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"])))),
        "affects": (edge("AFFECTS", "Process"), lambda m: m.maybe(m.id("P"), 0.6))}),
    "treatments": ("Treatment", "TR", 0, 5, {
        "risk": (edge("TREATS", "Risk"), lambda m: m.id("RK")), "option": (None, lambda m: m.one(["modify", "modify", "retain", ""])),
        "decided": (None, lambda m: m.maybe(m.day())), "due": (None, lambda m: m.maybe(m.day(300, 100))), "completed": (None, lambda m: m.maybe(m.day(), 0.4)),
        "status": (None, lambda m: m.one(["open", "completed", "Completed", ""])), "approver": (edge("APPROVED_BY", "Person"), lambda m: m.maybe(m.id("E"))),
        "uses": (edge("USES", "Control", True), lambda m: m.some(CONTROLS))}),
    "changes": ("Change", "CH", 0, 4, {
        "planned": (None, lambda m: m.maybe(m.day())), "implemented": (None, lambda m: m.maybe(m.day(), 0.7)), "significant": (None, lambda m: m.yes(0.2)),
        "affects": (edge("AFFECTS", ["Process", "Risk"]), lambda m: m.maybe(m.id(m.one(["P", "RK"]))))}),
    "incidents": ("Incident", "INC", 0, 4, {
        "severity": (None, lambda m: m.one(["high", "critical", "low", "High", ""])), "detected": (None, lambda m: m.instant()),
        "affects": (edge("AFFECTS", ["Process", "Risk"]), lambda m: m.maybe(m.id(m.one(["P", "RK"]))))}),
    "assessments": ("RiskAssessment", "RA", 0, 4, {
        "date": (None, lambda m: m.maybe(m.day(), 0.95)), "nextDue": (None, lambda m: m.maybe(m.day(500), 0.5)), "planned": (None, lambda m: m.maybe(m.day(500), 0.2)),
        "assessed": (edge("ASSESSED", ["Risk", "Process"], True), lambda m: m.ids(["RK", "P"], 2)),
        "cause": (edge("TRIGGERED_BY", ["Change", "Incident"]), lambda m: m.maybe(m.id(m.one(["CH", "INC"])), 0.4))}),
    "programmes": ("AuditProgramme", "PR", 0, 2, {
        "validFrom": (None, lambda m: m.maybe(m.day())), "validTo": (None, lambda m: m.maybe(m.day(), 0.5)),
        "cadence": ("{property: cadence, type: duration}", lambda m: m.maybe(m.one(["P1Y", "P6M"])))}),
    "audits": ("Audit", "AUD", 1, 5, {
        "programme": (edge("UNDER", "AuditProgramme"), lambda m: m.maybe(m.id("PR"))), "kind": (None, lambda m: m.one(["internal", "internal", "external", ""])),
        "plannedFrom": (None, lambda m: m.maybe(m.day(), 0.5)), "performedFrom": (None, lambda m: m.maybe(m.day())),
        "performedTo": (None, lambda m: m.maybe(m.day())), "reported": (None, lambda m: m.maybe(m.day(), 0.7)), **PLAN,
        "lead": (edge("LED_BY", "Person"), lambda m: m.maybe(m.id("E"))), "team": (edge("PERFORMED_BY", "Person", True), lambda m: m.ids(["E"], 2, 0.4)),
        "audited": (edge("AUDITED", "Process", True), lambda m: m.ids(["P"], 4)), "criteria": (None, lambda m: m.maybe("criteria", 0.8)),
        "samplePopulation": (None, lambda m: m.maybe(40, 0.8)), "sampleSize": (None, lambda m: m.maybe(8, 0.8)),
        "evidence": (edge("EVIDENCED_BY", "Evidence", True), lambda m: m.ids(["EV"], 2))}),
    "evidence": ("Evidence", "EV", 0, 4, {
        "path": (None, lambda m: m.one(["", "units.csv", "gone.txt", "../units.csv"])), "sha256": (None, lambda m: m.one(["", "right", "RIGHT", "0" * 64])),
        "collected": (None, lambda m: m.maybe(m.day()))}),
    "managementReviews": ("ManagementReview", "MR", 0, 4, {
        "date": (None, lambda m: m.maybe(m.day(), 0.9)), "planned": (None, lambda m: m.maybe(m.day(), 0.5)), **PLAN, "inputs": (None, lambda m: m.some(CODES, 10, 0.1))}),
    "exercises": ("Exercise", "EX", 0, 4, {
        "process": (edge("RECORD_OF", "Process"), lambda m: m.maybe(m.id("P"), 0.6)), "planned": (None, lambda m: m.maybe(m.day(), 0.8)),
        "date": (None, lambda m: m.maybe(m.day(), 0.5)), **PLAN}),
    "decisions": ("Decision", "DEC", 0, 5, {
        "review": (edge("DECIDED", "ManagementReview", False, "from"), lambda m: m.maybe(m.id("MR"))), "date": (None, lambda m: m.maybe(m.day())),
        "due": (None, lambda m: m.maybe(m.day(300, 100))), "done": (None, lambda m: m.maybe(m.day(), 0.4)), "status": (None, lambda m: m.one(["open", "done", "Done", ""])),
        "owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"]))))}),
    "findings": ("Finding", "F", 1, 9, {
        "raised": (None, lambda m: m.maybe(m.day(), 0.95)), "grade": (None, lambda m: m.one(["major", "minor", "minor", "observation", ""])),
        "status": (None, lambda m: m.one(["open", "closed", ""])), "closed": (None, lambda m: m.maybe(m.day(), 0.3)), "systemic": (None, lambda m: m.yes(0.4)),
        "source": (edge("RAISED_IN", CAUSES), lambda m: m.maybe(m.id(m.one(["AUD", "MR", "INC", "MS"])))),
        "concerns": (edge("CONCERNS", ["Process", "Interaction"]), lambda m: m.maybe(m.id(m.one(["P", "P", "I"])))),
        "against": (edge("AGAINST", ["Clause", "Control"]), lambda m: m.maybe(m.one(["9.2", "A.8.13"]))),
        "recurs": (edge("RECURRENCE_OF", "Finding"), lambda m: m.maybe(m.id("F"), 0.1)), "rootCause": (None, lambda m: m.maybe("cause", 0.8))}),
    "actions": ("CorrectiveAction", "A", 1, 10, {
        "for": (edge("ADDRESSES", ["Finding", "Decision", "Incident"]), lambda m: m.id(m.one(["F", "F", "F", "DEC"]))),
        "opened": (None, lambda m: m.maybe(m.day())), "status": (None, lambda m: m.one(["open", "done", "closed", ""])), "due": (None, lambda m: m.maybe(m.day(300, 100))),
        "done": (None, lambda m: m.maybe(m.day(), 0.7)), "closed": (None, lambda m: m.maybe(m.day(), 0.4)),
        "owner": (edge("OWNED_BY", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "R"])))),
        "changed": (edge("CHANGED", ["Document", "Process"], True), lambda m: m.ids(["D", "P"], 2, 0.5))}),
    "verifications": ("EffectivenessReview", "ER", 0, 8, {
        "action": (edge("VERIFIES", "CorrectiveAction"), lambda m: m.id("A")), "date": (None, lambda m: m.maybe(m.day(), 0.95)),
        "result": (None, lambda m: m.one(["effective", "effective", "ineffective", "pending"])), "by": (edge("BY", "Person"), lambda m: m.maybe(m.id("E")))}),
    "trainings": ("TrainingRecord", "TN", 0, 8, {
        "who": (edge("OF", OWNERS), lambda m: m.maybe(m.id(m.one(["E", "E", "R"])), 0.9)), "topic": (None, lambda m: m.one(["", "Basics", "basics", "Law"])),
        "due": (None, lambda m: m.maybe(m.day(600, 100), 0.8)), "completed": (None, lambda m: m.maybe(m.day(600), 0.5)),
        "status": (None, lambda m: m.one(["", "", "open", "Completed"])), "validUntil": (None, lambda m: m.maybe(m.day(300, 100), 0.3))}),
    "records": ("Record", "RC", 2, 30, {
        "process": (edge("RECORD_OF", "Process"), lambda m: m.maybe(m.id("P"), 0.97)), "date": ("{property: date, type: date}", lambda m: m.maybe(m.day(), 0.97)),
        "created": ("{property: created, type: date}", lambda m: m.maybe(m.day(), 0.3))}),
    "events": ("TriggerEvent", "EVT", 0, 10, {
        "kind": (None, lambda m: m.one(WRITTEN)), "at": (None, lambda m: m.maybe(m.instant(), 0.97)), "subject": (None, lambda m: m.maybe(m.one(["s1", "s2", "s3"])))}),
    "tickets": ("HandoffRecord", "T", 2, 25, {
        "interface": (edge("INSTANCE_OF", "Interaction"), lambda m: m.maybe(m.id("I"), 0.97)), "openedAt": (None, lambda m: m.maybe(m.instant(), 0.98)),
        "completedAt": (None, None), "status": (None, lambda m: m.one(["done", "done", "open", "cancelled", ""])),
        "subject": (None, lambda m: m.maybe(m.one(["s1", "s2", "s3"]))), "fromUnit": (None, lambda m: m.maybe(m.one(UNITS))), "toUnit": (None, lambda m: m.maybe(m.one(UNITS))),
        "reassignments": (None, lambda m: m.maybe(m.one([0, 1, 2, 3]))), "reopened": (None, lambda m: m.maybe(m.one([0, 0, 1]))),
        "event": (edge("TRIGGERED_BY", "TriggerEvent"), lambda m: m.maybe(m.id("EVT"), 0.5)),
        "completedBy": (edge("COMPLETED_BY", "Person"), lambda m: m.maybe(m.id("E"), 0.6))}),
}


def write(folder, seed):
    """Writes the organisation of a seed into a folder."""
    m = Maker(seed)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    m.folder = folder
    chosen = {name: table for name, table in TABLES.items() if not m.chance(0.15 * m.gaps) or name in ("units", "processes")}
    for label, prefix, least, most, _ in TABLES.values():
        m.sizes[prefix] = max(1, m.dice.randrange(least, most + 1))
    lines = ["weft: 1", f"name: Random {seed}", f"asOf: {m.D}", f"period: {{from: {m.F}, to: {m.D}}}", "timeZone: Europe/Berlin", "files:"]
    for name, (label, prefix, least, most, columns) in chosen.items():
        kept = {c: v for c, v in columns.items() if not m.chance(0.1 * m.gaps)}
        kept = {c: v for c, v in kept.items() if not (v[0] or "").startswith("{of: ") or v[0][5:].split(",")[0] in kept}
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["id", *kept])
            writer.writerows(rows(m, label, prefix, least, kept))
        lines += [f"  - path: {name}.csv", f"    node: {label}"]
        meanings = {c: v[0] for c, v in kept.items() if v[0]}
        lines += ["    columns:"] * bool(meanings) + [f"      {c}: {text}" for c, text in meanings.items()]
    if "items" in chosen:
        with (folder / "needs.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["process", "item", "required"])
            writer.writerows([m.id("P"), m.id("IT"), m.one(["yes", "no", ""])] for _ in range(m.dice.randrange(0, 8)))
        lines += ["  - path: needs.csv", "    edge: CONSUMES", "    from: {column: process, label: Process, match: id}",
                  "    to: {column: item, label: Item, match: id}", "    columns:", "      required: {property: required, type: boolean}"]
    (folder / "isms.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows(m, label, prefix, least, columns):
    if label == "Control":
        for control in CONTROLS:
            if not m.chance(0.1):
                yield [control, *(value(m) for _, value in columns.values())]
        return
    count = m.sizes[prefix] if least or m.chance(0.8) else 0
    for number in range(1, count + 1):
        id = f"{prefix}-{number}"
        if m.chance(0.02) and number > 1:
            id = f"{prefix}-{m.dice.randrange(1, number)}"
        row = {c: value(m) if value else "" for c, (_, value) in columns.items()}
        correlate(m, label, row)
        if "completedAt" in row and row.get("openedAt"):
            row["completedAt"] = m.maybe(m.after(row["openedAt"]), 0.8)
        if row.get("sha256", "").lower() == "right":
            content = (m.folder / "units.csv").read_bytes()
            found = hashlib.sha256(content).hexdigest()
            row["sha256"] = found.upper() if row["sha256"] == "RIGHT" else found
        texts = {c: v.isoformat() if hasattr(v, "isoformat") else v for c, v in row.items()}
        yield [id, *(soiled(m.soil, label, c, columns[c][0] or "", str(v)) for c, v in texts.items())]


UNREADABLE = {"date": ["31.11.2024", "KW 7/2026", "soon", "2026-02-30"], "date-time": ["yesterday evening"], "boolean": ["maybe"],
              "integer": ["about 3", "3 to 5"], "duration": ["every full moon", "PT", "now and then or so"]}
READABLE = {"boolean": ["Y", "N", "ja", "nein", "x"], "duration": ["annually", "Quarterly", "every 6 months", "ad hoc"]}
WORDS = ["In flux", "TBC", "somehow", "–"]
NOBODIES = ["TBD", "n/a", "Vacant", "–", "offen", "?", "Hahn, Julia", "tbd"]


def soiled(dice, label, column, meaning, text):
    """A cell as clients write it, now and then: not readable, in another form, or with what can't be seen."""
    if dice is None or not text or dice.random() > 0.06:
        return text
    name = re.search(r"property: (\w+)", meaning)
    at = (label, name[1] if name else column)
    kind = "date" if meaning.startswith("{of: ") else vocabulary.TYPES.get(at)
    if "edge:" in meaning:
        if "[Person, Role]" in meaning and dice.random() < 0.6:
            return dice.choice(NOBODIES)
        if ";" in text or not re.fullmatch(r"[A-Z]+-[0-9]+", text):
            return text
        return dice.choice([f"\u00a0{text}", text.lower(), text.replace("-", " "), text.replace("-", "-0"), text.replace("-", "-\u200b"),
                            text.replace("-", "")])
    if at in vocabulary.VALUES:
        return dice.choice([text.upper(), text.capitalize(), text, *WORDS])
    if kind == "date" and dice.random() < 0.5 and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        day = date.fromisoformat(text)
        return day.strftime(dice.choice(["%d.%m.%Y", "%d %b %Y", "%d/%b/%Y"]))
    return dice.choice(UNREADABLE[kind] + READABLE.get(kind, [])) if kind in UNREADABLE else text


def correlate(m, label, row):
    """Makes some rows hang together: tickets with their events, dates in the order of time."""
    if label == "TriggerEvent" and row.get("at"):
        m.happened.append((row["at"], row.get("subject", "")))
    if label == "HandoffRecord" and m.happened and row.get("openedAt") and m.chance(0.6):
        at, subject = m.one(m.happened)
        days, hours = m.one([(0, 0), (0, 1), (7, 0), (8, 0), (7, 23), (0, -1), (1, 0), (-20, 0), (-60, 0), (-61, 0)])
        row["openedAt"] = datetime.fromtimestamp(at.timestamp() + days * 86400 + hours * 3600, tz=at.tzinfo)
        if "subject" in row:
            row["subject"] = subject
    if label == "Interaction" and m.chance(0.4):
        # A few processes pass one item round among themselves.
        ring = {"from": f"P-{m.dice.randrange(1, 5)}", "to": f"P-{m.dice.randrange(1, 5)}", "carries": "IT-1", "status": "active"}
        row.update((name, value) for name, value in ring.items() if name in row)
    if m.chance(0.7):
        for names in (["raised", "closed"], ["opened", "done", "closed"], ["performedFrom", "performedTo", "reported"], ["approved", "effective"]):
            held = [name for name in names if row.get(name)]
            for name, day in zip(held, sorted(row[name] for name in held)):
                row[name] = day
