# The checks of controls, training, documents that follow changes, context, scope, authority and open handoffs.
from datetime import timedelta

from .documents import approved_documents, must_attest
from .moments import duration, plus
from .results import Result, text, word


# ---- Controls

def applicable(w, control):
    entries = control.by("ABOUT", "SoAEntry")
    return not w.graph.provides("SoAEntry-ABOUT") or any(e["applicable"] is not False for e in entries)


def in_force(w, means):
    return w.is_ap(means) if means.label == "Process" else means.label == "Document" and w.approved(means)


def control_without_owner(w):
    controls = [c for c in w.graph.nodes("Control") if applicable(w, c)]
    result = Result("control-without-owner", controls)
    for control in controls:
        entries = control.by("ABOUT", "SoAEntry")
        means = [m for e in entries for m in e.to("IMPLEMENTED_BY", "Process", "Document")] + control.by("IMPLEMENTS", "Process")
        answering = [control, *entries, *(m for m in means if in_force(w, m))]
        if not any(w.owners(x) for x in answering):
            result.add(control, "minor")
    return result


# ---- Training

def trained(w, record):
    return record["completed"] <= w.D if record["completed"] else w.is_word(record["status"], "completed")


def same_topic(a, b):
    return (word(a["topic"]) or "") == (word(b["topic"]) or "")


def is_trained_by(w, record, other):
    if not trained(w, other) or not same_topic(record, other):
        return False
    if other["due"]:
        return other["due"] >= record["due"]
    return other["completed"] is not None and plus(other["completed"], duration("P1Y")) >= record["due"]


def is_renewed_by(w, record, other):
    if not trained(w, other) or not same_topic(record, other) or not other["completed"] or not record["completed"]:
        return False
    return other["completed"] > record["completed"] and (other["validUntil"] is None or other["validUntil"] > record["validUntil"])


def trainings_open(w, who):
    records = who.by("OF", "TrainingRecord")
    found = []
    for r in records:
        late = r["due"] and r["due"] < w.D and not trained(w, r) and not any(is_trained_by(w, r, o) for o in records)
        run_out = trained(w, r) and r["validUntil"] and r["validUntil"] < w.D and not any(is_renewed_by(w, r, o) for o in records)
        if late or run_out:
            found.append(r)
    return found


def newcomer(w, person, grace, within):
    joined = person["joined"]
    return (person.label == "Person" and w.graph.provides("TrainingRecord-OF") and joined is not None
            and joined + grace <= w.D <= plus(joined, within))


def training_overdue(w, grace=timedelta(days=30), within=duration("P1Y"), days=timedelta(days=90)):
    result = Result("training-overdue", 0)
    for record in w.graph.nodes("TrainingRecord"):
        if not record.to("OF") and record["due"] and record["due"] < w.D:
            result.look(record)
            if not trained(w, record):
                result.add(record, "minor" if record["due"] + days < w.D else "observation", due=text(record["due"]),
                           days_overdue=(w.D - record["due"]).days)
    for who in w.graph.nodes("Person", "Role"):
        records = who.by("OF", "TrainingRecord")
        past = any(r[name] and r[name] < w.D for r in records for name in ("due", "validUntil"))
        new = newcomer(w, who, grace, within)
        if who.label == "Person" and w.departed(who) or not (past or new):
            continue
        result.look(who)
        opened = trainings_open(w, who)
        if opened or new and not any(trained(w, r) for r in records):
            dues = [r["validUntil"] if trained(w, r) else r["due"] for r in opened] or [who["joined"] + grace]
            late = opened and any(day + days < w.D for day in dues)
            result.add(who, "minor" if late else "observation", due=text(min(dues)), days_overdue=(w.D - min(dues)).days)
    return result


# ---- Documents that follow what they describe

def last_revised(w, d):
    days = [day for day, _ in w.dated(d.by("OF", "Revision"))] + [d["created"], d["approved"]]
    days = [day for day in days if day and day <= w.D] or [day for day in [d["effective"]] if day and day <= w.D]
    return max(days, default=None)


def last_attested(w, person, d):
    days = [a["date"] for a in person.by("BY", "Attestation") if d in a.to("OF") and a["date"] and a["date"] <= w.D
            and (a["version"] is None or d["version"] is None or a["version"] == d["version"])]
    return max(days, default=None)


def description_outdated(w, days=timedelta(0), grace=timedelta(days=30)):
    result = Result("description-outdated", 0)
    for d in approved_documents(w):
        processes = [p for p in d.to("DESCRIBES", "Process") if w.is_ap(p)]
        groups = d.to("MUST_BE_ATTESTED_BY") if d["attestationRequired"] is True else []
        if not processes and not groups:
            continue
        revised = last_revised(w, d)
        if revised is None:
            result.skip(d)
            continue
        result.look(d)
        changes = [c for p in processes for c in p.by("AFFECTS", "Change") if c["significant"] is True and c["implemented"]
                   and c["implemented"] > revised and c["implemented"] + days <= w.D]
        changes += [a for p in processes for a in p.by("CHANGED", "CorrectiveAction") if a["done"] and a["done"] > revised
                    and a["done"] + days <= w.D and d not in a.to("CHANGED")]
        if changes:
            result.add(d, "minor", detail="change", revised=text(revised), count=len(changes))
        people = dict.fromkeys(p for group in groups for p in must_attest(w, group, timedelta(0)))
        behind = [p for p in people if last_attested(w, p, d) and last_attested(w, p, d) < revised]
        if behind and revised + grace <= w.D:
            result.add(d, "observation", detail="attestation", revised=text(revised), count=len(behind))
    return result


# ---- Context and scope

def context_unaddressed(w):
    result = Result("context-unaddressed", 0)
    for x in w.graph.nodes("Issue", "Requirement"):
        marked = x["addressedThroughISMS"]
        if not (x.label == "Issue" if marked is None else marked):
            continue
        result.look(x)
        means = x.to("ADDRESSED_BY") + x.by("ADDRESSES") + x.by("ADDRESSED_BY") + x.to("ADDRESSES")
        if not any(m.label in ("Risk", "Objective", "Control") or in_force(w, m) for m in means):
            result.add(x, "minor" if x.label == "Requirement" else "observation")
    return result


def above(w, unit):
    """The units that a unit is part of, by the id or name in its register: one level."""
    return [u for u in w.graph.nodes("OrgUnit") if unit["parent"] is not None and unit["parent"] in (u.id, u["name"])]


def line(w, unit):
    """The unit and those up to two levels above it."""
    first = above(w, unit)
    return [unit, *first, *(top for u in first for top in above(w, u))]


def scope_mismatch(w):
    scopes = [s for s in w.graph.nodes("Scope") if w.in_force(s)]
    parts = list(dict.fromkeys(part for s in scopes for part in s.to("INCLUDES", "OrgUnit", "Process")))
    unknown = dict.fromkeys(p.value for p in w.graph.problems if p.relationship == "INCLUDES" and p.problem == "unresolved"
                            and any(s.id == p.id for s in scopes))
    given = any(s.to("INCLUDES") for s in scopes)
    result = Result("scope-mismatch", len(unknown) + len({*parts, *(w.ap if given else [])}))
    covered = {u for p in w.ap for unit in p.to("PERFORMED_BY", "OrgUnit") for u in line(w, unit)}
    for part in parts:
        if not (part.label == "Process" and w.is_ap(part) or part in covered):
            result.add(part, "minor")
    for value in unknown:
        result.add(("Scope", value), "minor")
    for p in w.ap if given else []:
        places = [p, *p.to("PART_OF", "Process"), *(u for unit in p.to("PERFORMED_BY", "OrgUnit") for u in line(w, unit))]
        if not any(place in parts for place in places):
            result.add(p, "observation")
    return result


# ---- Handoffs without an agreed time

def took(w, h):
    if w.is_word(h["status"], "cancelled") or not h["openedAt"] or not h["completedAt"]:
        return None
    return (h["completedAt"] - h["openedAt"]).total_seconds() if h["openedAt"] <= h["completedAt"] < w.end_of_D else None


def still_open(w, h):
    day = w.event_date(h)
    return (day is not None and day <= w.D and not w.is_word(h["status"], "cancelled", "done")
            and not (h["completedAt"] and h["completedAt"] < w.end_of_D))


def percentile(values, share):
    values, place = sorted(values), share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def open_handoff_stuck(w, days=30, share=0.95):
    result = Result("open-handoff-stuck", 0)
    for i in w.graph.nodes("Interaction"):
        if i["sla"] is not None or not w.is_whole(i):
            continue
        records = i.by("INSTANCE_OF", "HandoffRecord")
        times = [seconds for seconds in (took(w, h) for h in records) if seconds is not None]
        waiting = [h for h in records if still_open(w, h)]
        if not times:
            for h in waiting:
                result.skip(h)
            continue
        for h in waiting:
            result.look(h)
            age = (w.end_of_D - h["openedAt"]).total_seconds()
            if age > percentile(times, share) and age > days * 86400:
                result.add(h, "minor" if i["critical"] else "observation", interaction=i.id)
    return result


# ---- Authority

def holds(w, who, day, role=None):
    """Whether somebody filled this role, or any, on a day."""
    return who.label == "Role" and role is None or any(
        w.valid(e, day) and (role is None or e.start is role) for e in who.into["FILLED_BY"] if e.start.label == "Role")


def may_approve(w, who, x, day):
    for edge in x.out["OWNED_BY"] + x.out["MAY_BE_APPROVED_BY"]:
        if w.valid(edge, day) and (edge.end is who or edge.end.label == "Role" and holds(w, who, day, edge.end)):
            return True
    return not x.out["MAY_BE_APPROVED_BY"] and holds(w, who, day)


def approvals(w):
    """Each approval that was given: the record, its day, who gave it and what they approved."""
    for a in w.graph.nodes("Approval"):
        yield a, a["date"] or w.D, a.to("BY"), a.to("OF", "Document")
    for h in w.graph.nodes("HandoffRecord"):
        if h["completedAt"] and not w.is_word(h["status"], "cancelled"):
            things = [i for i in h.to("INSTANCE_OF", "Interaction") if w.is_word(i["kind"], "approval")]
            yield h, w.day(h["completedAt"]), h.to("COMPLETED_BY"), things


def approval_without_authority(w):
    result = Result("approval-without-authority", 0)
    for record, day, persons, things in approvals(w):
        if day > w.D or not persons or not things:
            continue
        known = [x for x in things if x.out["MAY_BE_APPROVED_BY"] or any(w.valid(e, day) for e in x.out["OWNED_BY"])]
        (result.look if known else result.skip)(record)
        for x in known:
            if not any(may_approve(w, who, x, day) for who in persons):
                result.add(record, "minor" if x.out["MAY_BE_APPROVED_BY"] else "observation", detail=x.id)
    return result
