# What the loader must know of the vocabulary: types, known values, event dates, and the clause table.

DATES = {
    "ISMS": ["established"], "Scope": ["effectiveFrom", "effectiveTo", "approved"], "Person": ["joined", "left"],
    "Process": ["effectiveFrom"], "Document": ["created", "approved", "effective", "reviewed", "nextReview"],
    "Approval": ["date"], "Review": ["date"], "SoAEntry": ["reviewed"], "RiskAssessment": ["date", "nextDue", "planned", "movedTo"],
    "Treatment": ["decided", "due", "completed"], "AuditProgramme": ["validFrom", "validTo", "approved"],
    "Audit": ["plannedFrom", "movedTo", "performedFrom", "performedTo", "reported"],
    "ManagementReview": ["date", "planned", "movedTo"], "Exercise": ["planned", "date", "movedTo"],
    "Decision": ["date", "due", "done"], "Change": ["planned", "approved", "implemented"],
    "Finding": ["raised", "due", "closed"], "CorrectiveAction": ["opened", "due", "done", "closed"],
    "EffectivenessReview": ["date"], "TrainingRecord": ["due", "completed", "validUntil"], "Revision": ["date"],
    "Attestation": ["date", "due"], "Measurement": ["date"], "Evidence": ["collected"], "Record": ["date", "created"],
}
INSTANTS = {
    "Incident": ["detected", "resolved"], "TriggerEvent": ["at"], "HandoffRecord": ["openedAt", "ackAt", "completedAt"],
}
DURATIONS = {"Process": ["cadence"], "Interaction": ["sla"], "Document": ["cadence"], "Metric": ["cadence"],
             "AuditProgramme": ["cadence"]}
BOOLEANS = {
    "Process": ["inScope", "terminal", "initiating", "automated"], "Interaction": ["critical", "documented"],
    "Person": ["active"], "Role": ["filledRequired"], "SoAEntry": ["applicable"], "Finding": ["systemic"],
    "Change": ["significant"], "Document": ["attestationRequired"],
    "Issue": ["climate", "addressedThroughISMS"], "Requirement": ["addressedThroughISMS"],
}
INTEGERS = {"Process": ["graceDays"], "HandoffRecord": ["reassignments", "reopened"],
            "Risk": ["level", "inherent", "residual", "acceptance"], "Audit": ["samplePopulation", "sampleSize"]}
LISTS = {("Interaction", "triggeredBy"), ("ManagementReview", "inputs")}

TYPES = {(label, name): kind for kind, table in (("date", DATES), ("date-time", INSTANTS), ("duration", DURATIONS),
         ("boolean", BOOLEANS), ("integer", INTEGERS)) for label, names in table.items() for name in names}

PLANNED = "planned started held closed moved cancelled"
VALUES = {
    ("Process", "status"): "draft active retired", ("Process", "stage"): "plan do check act",
    ("Process", "kind"): "isms security business support", ("Process", "criticality"): "high medium low",
    ("Interaction", "kind"): "trigger handoff input-output report approval escalation",
    ("Interaction", "status"): "draft active retired", ("ExternalParty", "kind"): "supplier customer authority",
    ("ExternalParty", "status"): "planned active ended",
    ("SoAEntry", "status"): "implemented partial planned not",
    ("Document", "kind"): "policy procedure plan scope soa programme criteria other",
    ("Document", "status"): "draft approved withdrawn", ("RiskAssessment", "trigger"): "planned change incident",
    ("Treatment", "option"): "modify retain avoid share", ("Audit", "kind"): "internal external",
    ("Audit", "status"): PLANNED, ("ManagementReview", "status"): PLANNED, ("Exercise", "status"): PLANNED,
    ("Finding", "grade"): "major minor observation positive", ("Finding", "status"): "open closed", ("TrainingRecord", "status"): "open completed",
    ("CorrectiveAction", "status"): "open done closed",
    ("EffectivenessReview", "result"): "effective ineffective pending",
    ("Decision", "kind"): "improvement change resource", ("HandoffRecord", "status"): "open done cancelled",
}

EVENT_DATE = {
    "Audit": "performedTo", "ManagementReview": "date", "EffectivenessReview": "date", "RiskAssessment": "date",
    "Measurement": "date", "Exercise": "date", "Approval": "date", "Review": "date", "Revision": "date", "Attestation": "date", "Decision": "date", "Finding": "raised",
    "CorrectiveAction": "opened", "Treatment": "decided", "Incident": "detected", "Change": "implemented",
    "TrainingRecord": "completed", "HandoffRecord": "openedAt", "Record": "date",
}

CLAUSES = """4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.2 6.3 7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3
8.1 8.2 8.3 9.1 9.2.1 9.2.2 9.3.1 9.3.2 9.3.3 10.1 10.2""".split()
HEADINGS = ["6.1", "7.5", "9.2", "9.3"]
DOCUMENTED = "4.3 5.2 6.1.2 6.1.3 6.2 7.2 7.5.1 8.1 8.2 8.3 9.1 9.2.2 9.3.3 10.2".split()
