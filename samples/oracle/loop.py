# The improvement loop: between the stages, through each process, and its evidence in the period.
from .moments import after, counts, duration, plus
from .results import Result
from .improving import actions, due_findings

STAGES = ["plan", "do", "check", "act"]
LEGS = ["planned", "run", "checked", "acted on", "verified", "fed back"]


def loop_not_closed(w):
    result = Result("loop-not-closed-in-period", 1)
    chains = [(source, f, a) for a in w.graph.nodes("CorrectiveAction") for f in a.to("ADDRESSES", "Finding")
              for source in f.to("RAISED_IN", "Audit", "ManagementReview", "Measurement", "Incident")]
    if any(complete(w, *chain) or open_in_time(w, *chain) for chain in chains):
        return result
    sources = w.graph.nodes("Audit", "ManagementReview", "Measurement", "Incident")
    if not any(w.in_period(w.event_date(s)) for s in sources):
        grade = "major"
    else:
        grade = "minor" if any(w.in_period(f["raised"]) for f in w.graph.nodes("Finding")) else "observation"
    result.add(next(iter(w.graph.nodes("ISMS")), ("ISMS", "")), grade)
    return result


def in_order(days):
    known = [day for day in days if day is not None]
    return known == sorted(known)


def began(w, source):
    return source["performedFrom"] if source.label == "Audit" else w.event_date(source)


def complete(w, source, finding, action):
    if not w.closed(action) or finding["systemic"] and not action.to("CHANGED", "Document", "Process", "Risk", "Control"):
        return False
    return any(r["result"] == "effective" and w.in_period(r["date"]) and
               in_order([began(w, source), finding["raised"], action["opened"], action["done"], r["date"]])
               for r in action.by("VERIFIES", "EffectivenessReview"))


def open_in_time(w, source, finding, action):
    days = [began(w, source), finding["raised"], action["opened"]]
    return not w.closed(action) and action["due"] is not None and action["due"] >= w.D and \
        in_order(days) and all(day is None or day <= w.D for day in days)


def loop_transition_missing(w, loop_fails):
    result = Result("loop-transition-missing", 4 if some_stage(w) else 0)
    steps = {(i.to("FROM")[0]["stage"], i.to("TO")[0]["stage"]) for i in w.between
             if i.to("FROM")[0].label == i.to("TO")[0].label == "Process"}
    for first, second in zip(STAGES, STAGES[1:] + STAGES[:1]):
        if (first, second) not in steps:
            result.add(("Transition", f"{first}->{second}"), "minor" if loop_fails else "observation",
                       from_stage=first, to_stage=second)
    return result


def some_stage(w):
    return any(p["stage"] for p in w.ap)


def steps_from(w, starts, neighbours):
    """The least number of steps from any of the starts to each process."""
    steps, edge, count = {p.id: 0 for p in starts}, starts, 0
    while edge:
        count += 1
        edge = [q for p in edge for q in neighbours(p) if q.label == "Process"]
        edge = [q for q in {q.id: q for q in edge}.values() if q.id not in steps]
        steps.update((q.id, count) for q in edge)
    return steps


def process_outside_loop(w, limit=6):
    result = Result("process-outside-loop", w.ap[:] if some_stage(w) else [])
    to_check = steps_from(w, [p for p in w.ap if p["stage"] == "check"], w.suppliers)
    from_act = steps_from(w, [p for p in w.ap if p["stage"] == "act"], w.receivers)
    for p in w.ap:
        reaches, reached = to_check.get(p.id, limit + 1) <= limit, from_act.get(p.id, limit + 1) <= limit
        if not reaches or not reached:
            result.add(p, "minor", reaches_check=reaches, reached_from_act=reached)
    return result


LEG_NEEDS = {
    "planned": ["Process-OWNED_BY", "Document-DESCRIBES"],
    "run": ["%-RECORD_OF|HandoffRecord-INSTANCE_OF"],
    "checked": ["Audit-AUDITED|Metric-MEASURES", "Audit-AUDITED|Measurement-OF"],
    "acted on": ["Finding-CONCERNS", "CorrectiveAction-ADDRESSES"],
    "verified": ["Finding-CONCERNS", "CorrectiveAction-ADDRESSES", "EffectivenessReview-VERIFIES"],
    "fed back": ["Finding-CONCERNS", "CorrectiveAction-ADDRESSES", "CorrectiveAction-CHANGED", "Finding.systemic"],
}


def legs(w, p):
    """The legs of one process's own loop that are missing, in order; a leg is n/a where what it needs is not provided."""
    return [leg for leg in unmet(w, p) if all(any(map(w.graph.provides, need.split("|"))) for need in LEG_NEEDS[leg])]


def unmet(w, p):
    missing = []
    if not w.owners(p) or not w.describing(p):
        missing.append("planned")
    if not any(map(w.in_period, [day for day, _ in w.dated(p.by("RECORD_OF") + w.sent(p))] + w.finished(p))):
        missing.append("run")
    if not checked(w, p):
        missing.append("checked")
    findings = [f for f in due_findings(w) if p in f.to("CONCERNS", "Process")]
    if any(not actions(f) for f in findings):
        missing.append("acted on")
    if any(not any(r["result"] == "effective" and (r["date"] or w.D) <= w.D for r in a.by("VERIFIES", "EffectivenessReview"))
           for f in findings for a in actions(f) if w.closed(a)):
        missing.append("verified")
    if any(f["systemic"] and w.closed(f) and not any(a.out["CHANGED"] for a in actions(f)) for f in findings):
        missing.append("fed back")
    return missing


def checked(w, p):
    cycle = duration("P3Y" if p["criticality"] == "low" else "P1Y")
    if any(day <= w.D <= plus(day, cycle) for day, _ in w.dated(p.by("AUDITED", "Audit"))):
        return True
    for metric in p.by("MEASURES", "Metric"):
        taken = w.dated(metric.by("OF", "Measurement"))
        if taken and counts(metric["cadence"]) and any(after(day, metric["cadence"]) >= w.D for day, _ in taken):
            return True
    return False


def loop_gaps(w):
    rows = []
    for p in sorted(w.ap, key=lambda p: p.id):
        missing = legs(w, p)
        if missing:
            rows.append({"id": p.id, "name": p["name"], "missing_leg": missing[0], "later_legs": missing[1:]})
    return rows


def find_without_interactions(w):
    """FIND processes WITHOUT interactions: neither status nor scope of the process counts, only active interactions."""
    touched = set()
    for i in w.graph.nodes("Interaction"):
        ends = i.to("FROM") + i.to("TO")
        if w.is_active(i) and len(ends) == 2 and ends[0] is not ends[1]:
            touched |= {id(end) for end in ends}
    return sorted(p.id for p in w.graph.nodes("Process") if id(p) not in touched)
