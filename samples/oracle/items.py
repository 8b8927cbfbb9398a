# The check of what is due where no other check asks.
from datetime import timedelta

from .results import Result, text

ITEMS = """ExternalParty Exercise Control SoAEntry Risk Requirement Issue Objective Change Incident Asset Item OrgUnit Role
Vulnerability""".split()
OVER = ["retired", "terminated", "withdrawn", "cancelled"]
DONE = ["closed", "done", "completed", "resolved", "fixed", "remediated"]


def day_of(w, value):
    return w.day(value) if hasattr(value, "hour") else value


def first(node, *names):
    return next((node[name] for name in names if node[name] is not None), None)


def is_done(w, node):
    if w.is_word(node["status"], *OVER):
        return True
    if first(node, "nextDue", "nextReview") is not None:
        return False
    done = first(node, "done", "completed", "closed", "resolved")
    return w.is_word(node["status"], *DONE) or done is not None and day_of(w, done) <= w.D


def overdue_item(w, days=timedelta(days=90)):
    result = Result("overdue-item", 0)
    for node in w.graph.nodes(*ITEMS):
        due = first(node, "nextDue", "nextReview", "due")
        if due is None:
            continue
        result.look(node)
        if due < w.D and not is_done(w, node):
            result.add(node, "minor" if due + days < w.D else "observation", due=text(due), days_overdue=(w.D - due).days)
    return result
