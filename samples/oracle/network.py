# The checks of how processes hang together: circles, cut vertices, scope, outputs, the two sides of an interaction.
from .results import Result

SUPPLIER_CONTROLS = {"A.5.19", "A.5.20", "A.5.21", "A.5.22"}


def unconsumed_output(w):
    result = Result("unconsumed-output", 0)
    for p in w.ap:
        for item in dict.fromkeys(p.to("PRODUCES")):
            if p["terminal"]:
                continue
            result.look(p)
            used = any(q is not p and w.is_ap(q) for q in item.by("CONSUMES", "Process"))
            carried = any(i.to("FROM")[0] is p and item in i.to("CARRIES") for i in w.li)
            if not used and not carried:
                result.add(p, "observation", item_id=item.id, item_name=item["name"])
    return result


def restricted_graphs(w):
    """One graph for each item, for approvals and for escalations: name and list of (interaction, from, to)."""
    graphs = {}
    for i in w.between:
        ends = i.to("FROM") + i.to("TO")
        if all(end.label == "Process" for end in ends):
            names = [f"item {item.id}" for item in i.to("CARRIES")]
            names += [i["kind"]] if i["kind"] in ("approval", "escalation") else []
            for name in dict.fromkeys(names):
                graphs.setdefault(name, []).append((i, *ends))
    return graphs


def reachable(start, steps):
    met, waiting = set(), [start]
    while waiting:
        for following in steps.get(waiting.pop(), ()):
            if following not in met:
                met.add(following)
                waiting.append(following)
    return met


def shortest_circle(members, steps):
    """The shortest circle among the members; of equally short ones the first by ids."""
    def walk(path, length):
        if len(path) == length:
            return path if path[0] in steps[path[-1]] else None
        for following in sorted(steps[path[-1]]):
            if following in members and following not in path:
                found = walk(path + [following], length)
                if found:
                    return found
        return None

    for length in range(2, len(members) + 1):
        for start in sorted(members):
            found = walk([start], length)
            if found:
                return found
    return []


def circular_handoff(w):
    graphs = restricted_graphs(w)
    result = Result("circular-handoff", len(graphs))
    for name, edges in sorted(graphs.items()):
        steps, nodes = {}, {}
        for _, a, b in edges:
            steps.setdefault(a.id, set()).add(b.id)
            nodes.update({a.id: a, b.id: b})
        seen = set()
        for id in sorted(nodes):
            onward = reachable(id, steps)
            members = {other for other in onward if id in reachable(other, steps)} | {id}
            if id in seen or len(members) < 2:
                continue
            seen |= members
            stages = {nodes[m]["stage"] for m in members}
            leaves = any(b not in members for m in members for b in steps.get(m, ()))
            if leaves or any(nodes[m]["terminal"] for m in members) or {"check", "act"} <= stages:
                continue
            records = [h for i, a, _ in edges if a.id in members for h in i.by("INSTANCE_OF", "HandoffRecord")
                       if (w.event_date(h) or w.D) <= w.D]
            bounced = any((h["reassignments"] or 0) >= 3 or (h["reopened"] or 0) > 0 for h in records)
            result.add(nodes[min(members)], "minor" if bounced else "observation", carries=name,
                       cycle=shortest_circle(members, steps), members=sorted(members))
    return result


def neighbours(w, p):
    return {q.id: q for q in w.suppliers(p) + w.receivers(p) if q.label == "Process"}


def single_point_of_failure(w):
    near = {p.id: set(neighbours(w, p)) for p in w.ap}
    result = Result("single-point-of-failure", w.ap[:])
    for p in w.ap:
        left, parts = set(near[p.id]), []
        steps = {a: {b for b in bs if b != p.id} for a, bs in near.items() if a != p.id}
        while left:
            start = left.pop()
            part = reachable(start, steps) | {start}
            left -= part
            parts.append(len(part))
        if sum(1 for size in parts if size >= 2) >= 2:
            pairs = (sum(parts) ** 2 - sum(size * size for size in parts)) // 2
            result.add(p, "observation", separated_pairs=pairs)
    return result


def owner_concentration(w):
    owned = {}
    for p in w.ap:
        for owner in w.owners(p):
            for person in w.persons_behind(owner):
                owned.setdefault(person.id, (person, set()))[1].add(p.id)
    result = Result("owner-concentration", len(owned))
    for person, processes in owned.values():
        if len(processes) >= 4 and len(processes) > 0.3 * len(w.ap):
            result.add(person, "observation", owned_count=len(processes))
    return result


def answers_for(w, p, who):
    """Whether somebody is an owner of the process, through a role or as one."""
    owners = w.owners(p)
    held = [edge.end for edge in who.out["FILLED_BY"] if w.valid(edge)]
    return any(owner is who or who in w.persons_behind(owner) or who.label == "Role" and owner in held for owner in owners)


def raci_conflict(w):
    result = Result("raci-conflict", 0)
    for p in w.ap:
        named = p.to("ACCOUNTABLE")
        if not named and not p.to("RESPONSIBLE"):
            continue
        result.look(p)
        if len(named) != 1:
            result.add(p, "observation", problem="several are accountable" if named else "nobody is accountable")
        elif w.owners(p) and not answers_for(w, p, named[0]):
            result.add(p, "minor", problem="another owner")
    return result


def scope_leak(w):
    result = Result("scope-leak", 0)
    for i in w.graph.nodes("Interaction"):
        if not w.is_active(i) or not w.is_whole(i):
            continue
        ends = i.to("FROM") + i.to("TO")
        for p, other in (ends, ends[::-1]):
            outside = other.label == "ExternalParty" or other.label == "Process" and not w.in_scope(other)
            if p.label != "Process" or not w.is_ap(p) or not outside:
                continue
            result.population += 1
            controlled = any(c.id in SUPPLIER_CONTROLS for c in p.to("IMPLEMENTS", "Control"))
            if i["sla"] is None and not w.describing(i) and not controlled:
                result.add(i, "minor", other_end=other.id, direction="outgoing" if p is ends[0] else "incoming")
    return result


def one_sided_interaction(w):
    result = Result("one-sided-interaction", 0)
    for i in w.li:
        ends = i.to("FROM") + i.to("TO")
        if any(end.label != "Process" for end in ends):
            continue
        declared = [end for end in ends if end in i.to("DECLARED_BY")]
        result.population += 1 if declared else 0
        if len(declared) == 1:
            result.add(i, "minor" if i["critical"] else "observation", declared_by=declared[0].id)
    for a in w.ap:
        for item in dict.fromkeys(a.to("PRODUCES")):
            for b in dict.fromkeys(item.by("CONSUMES", "Process")):
                if b is a or not w.is_ap(b):
                    continue
                result.population += 1
                joined = [i for i in w.li if i.to("FROM")[0] is a and i.to("TO")[0] is b]
                if not any(item in i.to("CARRIES") or not i.to("CARRIES") for i in joined):
                    result.add(a, "observation", detail=f"{b.id} {item.id}")
    return result


def is_business(process):
    return process["kind"] in ("business", "support")


def isms_not_integrated(w):
    subjects = [p for p in w.ap if p["kind"] in ("isms", "security")]
    result = Result("isms-not-integrated", subjects)
    for p in subjects:
        first = neighbours(w, p)
        second = {id: q for near in first.values() for id, q in neighbours(w, near).items()}
        if any(is_business(q) for q in (first | second).values()):
            continue
        third = sorted(id for near in second.values() for id, q in neighbours(w, near).items() if is_business(q))
        result.add(p, "observation", nearest_business_process=third[0] if third else None)
    return result
