# What each check needs, and the terms in which its absence is told. All groups are needed; of a group one is enough.

FROM_TO = "Interaction-FROM, Interaction-TO"
EVENTS = ("%-RECORD_OF | HandoffRecord-INSTANCE_OF | Metric-MEASURES | RiskAssessment-ASSESSED, "
          "%-RECORD_OF | HandoffRecord-INSTANCE_OF | Measurement-OF | RiskAssessment-ASSESSED")

NEEDS = {
    "dangling-reference": "",
    "unowned-process": "Process-OWNED_BY",
    "owner-departed": "Process-OWNED_BY, Person.active | Person.left | Role-FILLED_BY",
    "orphaned-process": FROM_TO,
    "dead-end-process": FROM_TO,
    "starving-process": "Process-CONSUMES, Interaction-CARRIES | Process-PRODUCES",
    "unconsumed-output": "Process-PRODUCES, Interaction-CARRIES | Process-CONSUMES",
    "silo": FROM_TO + ", Process-PERFORMED_BY | Process.kind",
    "circular-handoff": FROM_TO + ", Interaction-CARRIES | Interaction.kind",
    "single-point-of-failure": FROM_TO,
    "owner-concentration": "Process-OWNED_BY",
    "raci-conflict": "Process-ACCOUNTABLE, Process-OWNED_BY",
    "scope-leak": FROM_TO,
    "scope-mismatch": "Scope-INCLUDES",
    "context-unaddressed": "Issue | Requirement, Issue-ADDRESSED_BY | Requirement-ADDRESSED_BY | Process-ADDRESSES | Risk-ADDRESSES | "
                           "Objective-ADDRESSES | Control-ADDRESSES | Document-ADDRESSES",
    "clause-uncovered": "Process-IMPLEMENTS | Document-COVERS",
    "required-document-missing": "Document-COVERS, Clause.documentedInfo",
    "undocumented-handoff": "Document-DESCRIBES | Interaction.documented",
    "one-sided-interaction": FROM_TO + ", Interaction-DECLARED_BY | Process-PRODUCES, Interaction-DECLARED_BY | Process-CONSUMES",
    "handoff-without-terms": "Interaction",
    "isms-not-integrated": FROM_TO + ", Process.kind",
    "loop-transition-missing": FROM_TO + ", Process.stage",
    "process-outside-loop": FROM_TO + ", Process.stage",
    "loop-not-closed-in-period": "Audit | ManagementReview | Measurement | Incident, Finding-RAISED_IN, "
                                 "CorrectiveAction-ADDRESSES, EffectivenessReview-VERIFIES",
    "unmeasured-process": "Metric-MEASURES, Measurement-OF",
    "paper-process": "Document-DESCRIBES, " + EVENTS,
    "shadow-process": "%-RECORD_OF | HandoffRecord-INSTANCE_OF",
    "overdue-item": "",
    "overdue-cadence": "Process.cadence | Document.cadence | Metric.cadence | AuditProgramme.cadence",
    "missed-slot": "Process.cadence, Process.effectiveFrom | ISMS.established, " + EVENTS,
    "planned-not-held": "Audit.plannedFrom | Audit.status | ManagementReview.planned | ManagementReview.status | RiskAssessment.planned | "
                        "RiskAssessment.nextDue | Exercise.planned | Exercise.status | AuditProgramme.cadence",
    "stale-document": "Document.nextReview | Document.cadence",
    "effective-without-approval": "Approval-OF",
    "revised-not-reapproved": "Revision-OF, Approval-OF",
    "attestation-missing": "Document.attestationRequired, Document-MUST_BE_ATTESTED_BY, Attestation-OF",
    "description-outdated": "Document-DESCRIBES | Attestation-OF, Change-AFFECTS | CorrectiveAction-CHANGED | Attestation-OF",
    "approval-without-authority": "Approval-BY | HandoffRecord-COMPLETED_BY, Document-OWNED_BY | Document-MAY_BE_APPROVED_BY | "
                                  "Interaction-OWNED_BY | Interaction-MAY_BE_APPROVED_BY",
    "training-overdue": "TrainingRecord, TrainingRecord.due | TrainingRecord.validUntil | TrainingRecord-OF",
    "risk-treatment-broken": "Risk, Treatment-TREATS",
    "change-without-assessment": "RiskAssessment, Change.significant | Incident.severity",
    "soa-inconsistent": "Control, SoAEntry-ABOUT",
    "control-without-owner": "Control, Control-OWNED_BY | SoAEntry-OWNED_BY | SoAEntry-IMPLEMENTED_BY | Process-IMPLEMENTS, "
                             "Control-OWNED_BY | SoAEntry-OWNED_BY | Process-OWNED_BY | Document-OWNED_BY",
    "handoff-sla-breach": "HandoffRecord-INSTANCE_OF, Interaction.sla",
    "open-handoff-stuck": "HandoffRecord-INSTANCE_OF, HandoffRecord.completedAt",
    "trigger-without-handoff": "TriggerEvent, Interaction.triggeredBy, HandoffRecord-INSTANCE_OF",
    "handoff-without-trigger": "HandoffRecord-INSTANCE_OF, Interaction.triggeredBy, TriggerEvent",
    "handoff-never-operated": "Interaction.critical, TriggerEvent, HandoffRecord-INSTANCE_OF",
    "handoff-bounce": "HandoffRecord, HandoffRecord.reassignments | HandoffRecord.reopened | HandoffRecord.fromUnit",
    "population-gap": "Record",
    "process-never-audited": "Audit-AUDITED",
    "auditor-not-independent": "Audit-AUDITED, Audit-PERFORMED_BY | Audit-LED_BY, Process-OWNED_BY",
    "audit-incomplete": "Audit.performedTo, Audit.criteria | Audit.scope | Audit.samplePopulation | Audit.reported | "
                        "Audit-REPORTED_TO",
    "finding-without-action": "Finding.raised, CorrectiveAction-ADDRESSES",
    "action-overdue": "CorrectiveAction",
    "broken-chain": "Finding, CorrectiveAction-ADDRESSES, EffectivenessReview-VERIFIES",
    "closed-without-effectiveness": "EffectivenessReview-VERIFIES",
    "self-verified-action": "EffectivenessReview-BY, CorrectiveAction-OWNED_BY",
    "recurring-nonconformity": "Finding, Finding-RECURRENCE_OF | Finding-AGAINST, Finding-RECURRENCE_OF | Finding-CONCERNS",
    "review-input-missing": "ManagementReview, ManagementReview.inputs | ManagementReview-CONSIDERED",
    "review-decision-open": "Decision",
    "time-travel": "",
    "evidence-unverifiable": "Evidence, Evidence.path | Evidence.collected",
}


def missing(graph, check):
    """The groups of which nothing is there."""
    groups = [group.strip() for group in NEEDS[check].split(",") if group.strip()]
    return [group for group in groups if not any(graph.provides(need.strip()) for need in group.split("|"))]
