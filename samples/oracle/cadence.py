# The checks of time passing: processes that exist on paper only, and cadences that were missed.
from datetime import timedelta

from .moments import Duration, plus
from .results import Result, text


def paper_process(w):
    result = Result("paper-process", 0, w.untested_processes)
    for p in w.ap:
        documents = w.describing(p)
        if documents and (p["effectiveFrom"] is None or p["effectiveFrom"] <= w.F):
            result.population += 1
            events = w.events(p)
            if not any(w.in_period(day) for day, _ in events):
                result.add(p, "major" if p["criticality"] == "high" else "minor", document=sorted(d.id for d in documents),
                           last_record=text(events[-1][0]) if events else None)
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


def overdue_cadence(w):
    result = Result("overdue-cadence", 0)
    subjects = w.ap + [d for d in w.graph.nodes("Document") if w.approved(d)] + w.graph.nodes("Metric", "AuditProgramme")
    for node in subjects:
        cadence = node["cadence"]
        if cadence is None or not has_event_source(w, node.label):
            continue
        last, anchor = last_and_anchor(w, node)
        if last is None and anchor is None:
            result.untested += 1
            continue
        result.population += 1
        due = plus(last or anchor, cadence)
        due = due.fromordinal(due.toordinal() + (node["graceDays"] or 0))
        if due < w.D:
            clauses = [c.id for c in node.to("IMPLEMENTS", "Clause")] if node.label == "Process" else []
            weighty = node.label == "AuditProgramme" or any(f"{c}.".startswith(("9.2.", "9.3.", "8.2.")) for c in clauses)
            grade = "major" if weighty and plus(due, cadence) < w.D else "minor"
            result.add(node, grade, cadence=cadence.text, last_done=text(last), next_due=text(due),
                       days_overdue=(w.D - due).days)
    return result


def slots(w, anchor, cadence, tolerance):
    """The planned days of the period that can be judged: the tolerance after them is over."""
    found, number = [], 1
    while True:
        slot = plus(anchor, Duration(cadence.months * number, cadence.days * number, 0, ""))
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
        years, months = divmod(cadence.months, 12)
        tolerance = (365 * years + 30 * months + cadence.days) // 4
        left = [day for day, _ in w.events(p)]
        for slot in slots(w, anchor, cadence, tolerance):
            result.population += 1
            near = [day for day in left if abs((day - slot).days) <= tolerance]
            if near:
                # The earliest is used; whatever lies before it is of no use to a later slot.
                left = left[left.index(near[0]) + 1:]
            else:
                result.add(p, "minor", detail=text(slot))
    return result


def unmeasured_process(w):
    subjects = [p for p in w.ap if p["criticality"] == "high" or p["stage"] == "do"]
    result = Result("unmeasured-process", len(subjects))
    for p in subjects:
        if not any(up_to_date(w, metric) for metric in p.by("MEASURES", "Metric")):
            result.add(p, "minor" if p["criticality"] == "high" else "observation")
    return result


def up_to_date(w, metric):
    days = [day for day, _ in w.dated(metric.by("OF", "Measurement"))]
    if metric["cadence"] is None:
        return any(w.in_period(day) for day in days)
    return any(plus(day, metric["cadence"]) >= w.D for day in days)
