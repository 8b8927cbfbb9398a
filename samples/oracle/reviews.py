# The checks of audits, management reviews and effectiveness reviews.
from .improving import actions
from .moments import Duration, duration, plus
from .results import Result, text

INPUTS = "a b c d1 d2 d3 d4 e f g".split()


def nonconformities(w):
    return [f for f in w.graph.nodes("Finding") if f["grade"] in ("major", "minor")]


def process_never_audited(w):
    result = Result("process-never-audited", w.ap[:])
    for p in w.ap:
        cycle = duration("P1Y" if p["criticality"] == "high" else "P3Y")
        ends = [a["performedTo"] for a in p.by("AUDITED", "Audit") if a["kind"] in (None, "internal")]
        ends = [day for day in ends if day and day <= w.D]
        if not ends or plus(max(ends), cycle) < w.D:
            result.add(p, "minor", last_audit=text(max(ends, default=None)))
    return result


def meets(edge, first, last):
    since, until = edge.properties.get("since"), edge.properties.get("until")
    return (since is None or since <= last) and (until is None or until >= first)


def relation(auditor, p, before, first, last):
    """The strongest part that an auditor has in a process at the time of the audit, or in the twelve months before it."""
    for edge in p.out["OWNED_BY"]:
        if edge.end is auditor and meets(edge, before, last):
            return "owner"
    for edge in p.out["OWNED_BY"]:
        if meets(edge, before, last) and any(f.end is auditor and meets(f, before, last) for f in edge.end.out["FILLED_BY"]):
            return "role"
    for activity in p.by("STEP_OF", "Activity"):
        for doer in activity.to("PERFORMED_BY"):
            if doer is auditor or any(f.end is auditor and meets(f, first, last) for f in doer.out["FILLED_BY"]):
                return "activity"
    return None


def auditor_not_independent(w):
    result = Result("auditor-not-independent", 0)
    for audit in w.graph.nodes("Audit"):
        first = audit["performedFrom"] or audit["plannedFrom"]
        last = audit["performedTo"] or first
        auditors = dict.fromkeys(audit.to("PERFORMED_BY", "Person") + audit.to("LED_BY", "Person"))
        for p in dict.fromkeys(audit.to("AUDITED", "Process")):
            for auditor in auditors:
                if first is None:
                    result.skip(p)
                    continue
                result.look(p)
                found = relation(auditor, p, plus(first, Duration(-12, 0, 0, "")), first, last)
                if found:
                    result.add(audit, "minor", detail=f"{auditor.id} {p.id}", process=p.id, relation=found)
    return result


def audit_incomplete(w):
    performed = [a for a in w.graph.nodes("Audit") if a["performedTo"] and a["performedTo"] <= w.D]
    result = Result("audit-incomplete", performed)
    parts = {
        "Audit.criteria": lambda a: a["criteria"] is not None,
        "Audit.scope": lambda a: a["scope"] is not None,
        "Audit.samplePopulation": lambda a: a["samplePopulation"] is not None and a["sampleSize"] is not None,
        "Audit.reported": lambda a: a["reported"] is not None and a["reported"] <= w.D,
        "Audit-REPORTED_TO": lambda a: bool(a.out["REPORTED_TO"]),
        "Audit-EVIDENCED_BY": lambda a: bool(a.out["EVIDENCED_BY"]),
    }
    for audit in performed:
        missing = [need for need, holds in parts.items() if w.graph.provides(need) and not holds(audit)]
        if missing:
            result.add(audit, "minor", missing=missing)
    return result


def shown_effective(w, action, day):
    return any(r["result"] == "effective" and r["date"] and r["date"] <= min(day, w.D)
               and (action["done"] is None or r["date"] >= action["done"])
               for r in action.by("VERIFIES", "EffectivenessReview"))


def closed_without_effectiveness(w):
    closed = [a for a in w.graph.nodes("CorrectiveAction") if w.closed(a)]
    findings = [f for f in nonconformities(w) if w.closed(f)] if w.graph.provides("CorrectiveAction-ADDRESSES") else []
    result = Result("closed-without-effectiveness", closed + findings)
    for a in closed:
        if not shown_effective(w, a, a["closed"] or w.D):
            result.add(a, "minor")
    for f in findings:
        if not actions(f) or not all(shown_effective(w, a, f["closed"] or w.D) for a in actions(f)):
            result.add(f, "minor")
    return result


def self_verified_action(w):
    result = Result("self-verified-action", 0)
    for review in w.graph.nodes("EffectivenessReview"):
        for action in review.to("VERIFIES", "CorrectiveAction"):
            if not review.out["BY"] or not action.out["OWNED_BY"]:
                continue
            result.look(action)
            for person in review.to("BY", "Person"):
                owners = action.to("OWNED_BY")
                through = any(f.end is person and review["date"] and w.valid(f, review["date"])
                              for o in owners for f in o.out["FILLED_BY"])
                if person in owners or through:
                    result.add(action, "observation", detail=review.id)
    return result


def recurring_nonconformity(w, months=24):
    found = [f for f in nonconformities(w) if f["raised"] and f["raised"] <= w.D]
    result = Result("recurring-nonconformity", found)
    for f in found:
        earlier = set(f.to("RECURRENCE_OF", "Finding"))
        for e in nonconformities(w):
            alike = set(f.to("AGAINST")) & set(e.to("AGAINST")) and set(f.to("CONCERNS")) & set(e.to("CONCERNS"))
            if e is not f and alike and e["closed"] and e["raised"] and e["closed"] < f["raised"] \
                    and f["raised"] <= plus(e["raised"], Duration(months, 0, 0, "")):
                earlier.add(e)
        if earlier:
            result.add(f, "major", earlier_ids=sorted(e.id for e in earlier))
    return result


def considered(review, code):
    named = (review["inputs"] or []) + [e.properties.get("input") or "" for e in review.out["CONSIDERED"]]
    return code in [word.strip().lower() for word in named]


def review_input_missing(w):
    held = [r for r in w.graph.nodes("ManagementReview") if w.in_period(r["date"])]
    result = Result("review-input-missing", len(INPUTS) if held else 0)
    last = min(held, key=lambda r: (-r["date"].toordinal(), r.id), default=None)
    for code in INPUTS:
        if held and not any(considered(r, code) for r in held):
            result.add(last, "minor", detail=code)
    return result


def forgotten(w, decision):
    """Whether a review that made the decision was followed, at the next date, by one that did not look at earlier actions."""
    if not (w.graph.provides("ManagementReview.inputs") or w.graph.provides("ManagementReview-CONSIDERED")):
        return False
    for review in decision.by("DECIDED", "ManagementReview"):
        later = [r for r in w.graph.nodes("ManagementReview") if r["date"] and review["date"] and review["date"] < r["date"] <= w.D]
        following = [r for r in later if r["date"] == min(l["date"] for l in later)]
        if any(not considered(r, "a") for r in following):
            return True
    return False


def review_decision_open(w):
    decisions = [d for d in w.graph.nodes("Decision") if d["date"] is None or d["date"] <= w.D]
    result = Result("review-decision-open", decisions)
    for d in decisions:
        finished = d["done"] <= w.D if d["done"] else w.is_word(d["status"], "done", "closed", "completed")
        problems = ["overdue"] if d["due"] and d["due"] < w.D and not finished else []
        problems += ["no owner"] if w.graph.provides("Decision-OWNED_BY") and not w.owners(d) else []
        problems += ["not looked at again"] if forgotten(w, d) else []
        if problems:
            result.add(d, "minor", problems=problems)
    return result
