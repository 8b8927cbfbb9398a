# The checks of findings, actions and their effectiveness.
from datetime import timedelta

from .results import Result, text

FORTNIGHT = timedelta(days=14)


def due_findings(w):
    """Major and minor findings that are at least 14 days old at as-of."""
    return [f for f in w.graph.nodes("Finding")
            if f["grade"] in ("major", "minor") and f["raised"] and f["raised"] <= w.D - FORTNIGHT]


def actions(finding):
    return finding.by("ADDRESSES", "CorrectiveAction")


def finding_without_action(w):
    found = due_findings(w)
    result = Result("finding-without-action", found)
    for f in found:
        if not w.closed(f) and not actions(f):
            result.add(f, f["grade"], age_days=(w.D - f["raised"]).days)
    return result


def action_overdue(w):
    opened = [a for a in w.graph.nodes("CorrectiveAction") if a["opened"] is None or a["opened"] <= w.D]
    result = Result("action-overdue", opened)
    for a in opened:
        if not w.closed(a) and not w.done(a) and (a["due"] is None or a["due"] < w.D):
            result.add(a, "minor", due=text(a["due"]), days_overdue=(w.D - a["due"]).days if a["due"] else None)
    return result


def verification(w, action):
    """The earliest effective review on or after done and up to as-of."""
    dates = [r["date"] for r in action.by("VERIFIES", "EffectivenessReview")
             if r["result"] == "effective" and r["date"] and r["date"] <= w.D and action["done"] and r["date"] >= action["done"]]
    return min(dates, default=None)


def missing_link(w, finding):
    """The first link that is missing from the chain of a finding, or None where all is in order or not due yet."""
    taken = actions(finding)
    if finding["rootCause"] is None:
        return "root-cause"
    if not taken:
        return "action"
    if any(not w.owners(a) or a["due"] is None for a in taken):
        return "owner-and-due"
    undone = [a for a in taken if not w.done(a)]
    if undone:
        return "done" if any(a["due"] < w.D for a in undone) else None
    unverified = [a for a in taken if verification(w, a) is None]
    if unverified:
        return "effectiveness" if any(a["done"] and a["done"] + timedelta(days=90) < w.D for a in unverified) else None
    if finding["systemic"] and not any(a.to("CHANGED", "Document", "Process") for a in taken):
        return "change"
    verified = max(verification(w, a) for a in taken)
    closed_in_time = w.closed(finding) and (finding["closed"] is None or verified <= finding["closed"] <= w.D)
    if not closed_in_time and verified + timedelta(days=30) < w.D:
        return "closure"
    return None


def broken_chain(w):
    found = due_findings(w)
    result = Result("broken-chain", found)
    for f in found:
        link = missing_link(w, f)
        if link:
            result.add(f, "minor", missing_link=link)
    return result
