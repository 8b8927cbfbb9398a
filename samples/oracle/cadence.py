# The checks of time passing: processes that exist on paper only, and cadences that were missed.
from datetime import timedelta

from .moments import Duration, after, counts
from .results import Result, text


def paper_process(w):
    result = Result("paper-process", 0)
    for p in w.ap:
        documents = w.describing(p)
        if documents and (p["effectiveFrom"] is None or p["effectiveFrom"] <= w.F):
            result.look(p)
            days = [day for day, _ in w.events(p)] + w.finished(p)
            if not any(map(w.in_period, days)):
                result.add(p, "major" if p["criticality"] == "high" else "minor", document=sorted(d.id for d in documents),
                           last_record=text(max(days, default=None)))
    return result


def last_and_anchor(w, node):
    """The last event up to as-of, and the day the cadence counts from where there is none."""
    established = next((isms["established"] for isms in w.graph.nodes("ISMS")), None)
    if node.label == "Process":
        days, anchor = [day for day, _ in w.events(node)], node["effectiveFrom"]
    elif node.label == "Document":
        reviews = [day for day, _ in w.dated(node.by("OF", "Review"))]
        days, anchor = reviews + [d for d in [node["reviewed"]] if d and d <= w.D], node["effective"]
    elif node.label == "Metric":
        days, anchor = [day for day, _ in w.dated(node.by("OF", "Measurement"))], None
    else:
        days, anchor = [day for day, _ in w.dated(node.by("UNDER", "Audit"))], node["validFrom"]
    return max(days, default=None), anchor or established


def has_event_source(w, label):
    """Whether the files could show that something of this label was done; a document shows it itself."""
    from .needs import EVENTS
    groups = {"Process": EVENTS, "Metric": "Measurement-OF", "AuditProgramme": "Audit-UNDER"}.get(label, "")
    return all(any(w.graph.provides(need.strip()) for need in group.split("|")) for group in groups.split(",") if group)


def next_due(node, begun):
    return after(begun, node["cadence"]) + timedelta(days=node["graceDays"] or 0)


def overdue_cadence(w):
    result = Result("overdue-cadence", 0)
    subjects = w.ap + [d for d in w.graph.nodes("Document") if w.approved(d)] + w.graph.nodes("Metric", "AuditProgramme")
    for node in subjects:
        cadence = node["cadence"]
        if cadence is None or not has_event_source(w, node.label):
            continue
        last, anchor = last_and_anchor(w, node)
        if last is None and anchor is None or not counts(cadence):
            result.skip(node)
            continue
        result.look(node)
        due = next_due(node, last or anchor)
        if due < w.D:
            clauses = [c.id for c in node.to("IMPLEMENTS", "Clause")] if node.label == "Process" else []
            weighty = node.label == "AuditProgramme" or any(f"{c}.".startswith(("9.2.", "9.3.", "8.2.")) for c in clauses)
            grade = "major" if weighty and after(due, cadence) < w.D else "minor"
            result.add(node, grade, cadence=cadence.text, last_done=text(last), next_due=text(due),
                       days_overdue=(w.D - due).days)
    return result


def slots(w, anchor, cadence, tolerance):
    """The planned days of the period that can be judged: the tolerance after them is over."""
    found, number = [], 1
    while True:
        slot = after(anchor, Duration(cadence.months * number, cadence.days * number, 0, ""))
        if slot > w.T:
            return found
        if slot >= w.F and slot + timedelta(days=tolerance) < w.D:
            found.append(slot)
        number += 1


def missed_slot(w):
    result = Result("missed-slot", 0)
    for p in w.ap:
        cadence, anchor = p["cadence"], last_and_anchor(w, p)[1]
        if cadence is None or anchor is None:
            continue
        if not counts(cadence):
            result.skip(p)
            continue
        years, months = divmod(cadence.months, 12)
        tolerance = (365 * years + 30 * months + cadence.days) // 4
        days = [day for day, _ in w.events(p)]
        left = days
        for slot in slots(w, anchor, cadence, tolerance):
            result.look(p)
            near = [day for day in left if abs((day - slot).days) <= tolerance]
            if near:
                # The earliest is used; whatever lies before it is of no use to a later slot.
                left = left[left.index(near[0]) + 1:]
            else:
                # Not where nothing was due yet on the last day of the tolerance.
                limit = slot + timedelta(days=tolerance)
                begun = max((day for day in days if day <= limit), default=anchor)
                if next_due(p, begun) < limit:
                    result.add(p, "minor", detail=text(slot))
    return result


def unmeasured_process(w):
    subjects = [p for p in w.ap if p["criticality"] == "high" or has_objective(p) or has_critical_time(w, p)]
    result = Result("unmeasured-process", subjects)
    for p in subjects:
        if not any(up_to_date(w, metric) for metric in p.by("MEASURES", "Metric")):
            result.add(p, "minor" if p["criticality"] == "high" else "observation")
    return result


def has_objective(p):
    return any(metric.to("MEASURES", "Objective") for metric in p.by("MEASURES", "Metric"))


def has_critical_time(w, p):
    return any(i.to("TO")[0] is p and i["sla"] is not None and i["critical"] is True for i in w.li)


def up_to_date(w, metric):
    days = [day for day, _ in w.dated(metric.by("OF", "Measurement"))]
    if not counts(metric["cadence"]):
        return any(w.in_period(day) for day in days)
    return any(after(day, metric["cadence"]) >= w.D for day in days)
