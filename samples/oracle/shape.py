# The checks of the process network: owners, orphans, dead ends, silos, documented interactions.
from .results import Result, text


def unowned_process(w):
    result = Result("unowned-process", w.ap[:])
    unowned = [p for p in w.ap if not w.owners(p)]
    everywhere = len(unowned) > 0.2 * len(w.ap)
    for p in unowned:
        grade = "major" if everywhere or p["criticality"] == "high" else "minor"
        units = [unit["name"] or unit.id for unit in p.to("PERFORMED_BY", "OrgUnit")]
        result.add(p, grade, unit=", ".join(units), criticality=p["criticality"])
    return result


def owner_departed(w):
    roles_are_filled = w.graph.provides("Role-FILLED_BY")
    result = Result("owner-departed", 0)
    for p in w.ap:
        for owner in dict.fromkeys(w.owners(p)):
            if owner.label == "Role" and (not roles_are_filled or owner["filledRequired"] is False):
                result.skip(p)
                continue
            result.look(p)
            if owner.label == "Person":
                gone = w.departed(owner)
            else:
                gone = all(w.departed(e.end) for e in owner.out["FILLED_BY"] if w.valid(e))
            if gone:
                result.add(p, "minor", owner_id=owner.id, owner_name=owner["name"], owner_left=text(owner["left"]))
    return result


def orphaned_process(w):
    result = Result("orphaned-process", w.ap[:])
    for p in w.ap:
        if not w.suppliers(p) and not w.receivers(p) and not (p["terminal"] and p["initiating"]):
            result.add(p, "minor", produces=sorted(i.id for i in p.to("PRODUCES")),
                       consumes=sorted(i.id for i in p.to("CONSUMES")))
    return result


def dead_end_process(w):
    result = Result("dead-end-process", w.ap[:])
    for p in w.ap:
        if w.suppliers(p) and not w.receivers(p) and not p["terminal"]:
            result.add(p, "observation")
    return result


def starving_process(w):
    result = Result("starving-process", 0)
    for p in w.ap:
        needed = [edge.end for edge in p.out["CONSUMES"] if edge.properties.get("required") is not False]
        for item in dict.fromkeys(needed):
            result.look(p)
            carried = any(i.to("TO")[0] is p and item in i.to("CARRIES") for i in w.li)
            produced = any(q is not p and item in q.to("PRODUCES") for q in w.ap)
            if not carried and not produced:
                result.add(p, "minor", item_id=item.id, item_name=item["name"])
    return result


def components(w):
    """Weakly connected components of the active processes, each sorted by id."""
    left, found = {p.id: p for p in w.ap}, []
    while left:
        component, waiting = [], [left.pop(min(left))]
        while waiting:
            p = waiting.pop()
            component.append(p)
            for q in w.suppliers(p) + w.receivers(p):
                if q.label == "Process" and q.id in left:
                    waiting.append(left.pop(q.id))
        found.append(sorted(component, key=lambda p: p.id))
    return found


def silo(w):
    result = Result("silo", 0)
    members = {}
    for p in w.ap:
        for unit in p.to("PERFORMED_BY", "OrgUnit"):
            own = members.setdefault(unit.id, (unit, []))[1]
            own += [] if p in own else [p]
    if len(members) >= 2:
        for unit, own in members.values():
            if len(own) < 2:
                continue
            result.population += 1
            partners = [q for p in own for q in w.suppliers(p) + w.receivers(p) if q.label == "Process"]
            if not any(other is not unit for q in partners for other in q.to("PERFORMED_BY", "OrgUnit")):
                result.add(unit, "minor", size=len(own), members=sorted(p.id for p in own))
    if any(p["kind"] == "isms" for p in w.ap):
        for component in components(w):
            if len(component) < 2:
                continue
            result.population += 1
            if not any(p["kind"] == "isms" for p in component):
                result.add(component[0], "minor", size=len(component), members=[p.id for p in component])
    return result


def undocumented_handoff(w, breached, unstarted):
    """`breached` and `unstarted` are the interactions with a row of the two checks that raise the grade."""
    result = Result("undocumented-handoff", w.li[:])
    for i in w.li:
        if not i["documented"] and not w.describing(i):
            worse = i["critical"] or i.id in breached or i.id in unstarted
            result.add(i, "minor" if worse else "observation", **{"from": i.to("FROM")[0].id, "to": i.to("TO")[0].id},
                       trigger=i["trigger"])
    return result


def handoff_without_terms(w):
    result = Result("handoff-without-terms", w.li[:])
    for i in w.li:
        missing = []
        if i["trigger"] is None and i["triggeredBy"] is None:
            missing.append("trigger")
        if not w.owners(i):
            missing.append("owner")
        if i["sla"] is None and i["kind"] in ("trigger", "handoff", "escalation"):
            missing.append("sla")
        if missing:
            result.add(i, "observation", missing=missing)
    return result


def clause_uncovered(w):
    from .vocabulary import CLAUSES, DOCUMENTED
    named = {c.id for p in w.ap for c in p.to("IMPLEMENTS", "Clause")}
    named |= {c.id for d in w.graph.nodes("Document") if w.approved(d) for c in d.to("COVERS", "Clause")}
    result = Result("clause-uncovered", [w.graph.labels["Clause"][clause] for clause in CLAUSES])
    for clause in CLAUSES:
        above_or_below = any(n == clause or clause.startswith(n + ".") or n.startswith(clause + ".") for n in named)
        if not above_or_below:
            result.add(w.graph.labels["Clause"][clause], "observation", documented_info_required=clause in DOCUMENTED)
    return result


def dangling_reference(w):
    result = Result("dangling-reference", w.graph.records)
    for p in w.graph.problems:
        result.rows.append({"subject_label": p.label, "subject_id": p.id, "grade": "data quality", "column": p.column,
                            "value": p.value, "problem": p.problem, "source": p.source})
    return result
