# The check of what is due where no other check asks.
from datetime import timedelta

from .cadence import next_due
from .moments import counts
from .results import Result, text

OTHERS = """Process Metric Document AuditProgramme Audit ManagementReview Finding CorrectiveAction Decision Treatment TrainingRecord
Attestation RiskAssessment""".split()
OVER = ["retired", "ended", "terminated", "withdrawn", "cancelled"]
DONE = ["closed", "done", "completed", "resolved", "fixed", "remediated"]


def day_of(w, value):
    return w.day(value) if hasattr(value, "hour") else value


def first(node, *names):
    return next((node[name] for name in names if node[name] is not None), None)


def next_time(node):
    """When what recurs is due again, as the register says or by its cadence."""
    told = first(node, "nextDue", "nextReview")
    if told is None and node["lastPerformed"] is not None and node["cadence"] is not None and counts(node["cadence"]):
        return next_due(node, node["lastPerformed"])
    return told


def is_done(w, node):
    if w.is_word(node["status"], *OVER):
        return True
    if next_time(node) is not None:
        return False
    done = first(node, "done", "completed", "closed", "resolved")
    return w.is_word(node["status"], *DONE) or done is not None and day_of(w, done) <= w.D


def overdue_item(w, days=timedelta(days=90)):
    result = Result("overdue-item", 0)
    for label, nodes in w.graph.labels.items():
        if label in OTHERS:
            continue
        for node in nodes.values():
            due = next_time(node) or node["due"]
            if due is None:
                continue
            result.look(node)
            if due < w.D and not is_done(w, node):
                result.add(node, "minor" if due + days < w.D else "observation", due=text(due), days_overdue=(w.D - due).days)
    return result
