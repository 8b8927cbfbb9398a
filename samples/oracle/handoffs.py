# The checks of the hand-offs in operation: late ones, and those that should have started and did not.
from collections import Counter

from .moments import duration, instant_plus, lasts
from .results import Result, text


def kinds(i):
    return [kind.strip().lower() for kind in i["triggeredBy"] or []]


def starts(e, i):
    return e["kind"] is not None and e["kind"].strip().lower() in kinds(i)


def clock_start(w, h, interaction):
    """The opening, or the first event that it stems from where that lies later."""
    named = h.to("TRIGGERED_BY", "TriggerEvent")
    events = named or [e for e in w.graph.nodes("TriggerEvent") if stems_from(w, h, e)]
    moments = [e["at"] for e in events if e["at"] and starts(e, interaction)]
    return max(h["openedAt"], min(moments, default=h["openedAt"]))


def handoff_sla_breach(w):
    result = Result("handoff-sla-breach", 0)
    tested, late = {}, []
    for h in w.graph.nodes("HandoffRecord"):
        if not w.in_period(w.event_date(h)):
            continue
        interaction = next(iter(h.to("INSTANCE_OF", "Interaction")), None)
        if w.is_word(h["status"], "cancelled") or interaction is None or not lasts(interaction["sla"]) or not w.is_whole(interaction):
            result.skip(h)
            continue
        result.look(h)
        tested[interaction.id] = tested.get(interaction.id, 0) + 1
        end = min(h["completedAt"] or w.end_of_D, w.end_of_D)
        start = clock_start(w, h, interaction)
        limit = instant_plus(start, interaction["sla"], w.zone)
        if end > limit:
            late.append((h, interaction, end, limit, start))
    for h, interaction, end, limit, start in late:
        breaches = sum(1 for _, other, *_ in late if other is interaction)
        leaver = interaction["critical"] and "leaver" in kinds(interaction)
        result.add(h, "major" if breaches > 0.1 * tested[interaction.id] or leaver else "minor",
                   record=h.id, interaction=interaction.id, opened=local(w, h["openedAt"]), completed=local(w, h["completedAt"]),
                   sla=interaction["sla"].text, elapsed=iso(end - start), over_by=iso(end - limit))
    return result


def iso(elapsed):
    """As ISO 8601 writes it: PT72H1M."""
    hours, rest = divmod(int(elapsed.total_seconds()), 3600)
    parts = [(hours, "H"), (rest // 60, "M"), (rest % 60, "S")]
    return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)


def local(w, instant):
    return text(instant.astimezone(w.zone)) if instant else None


def trigger_without_handoff(w, window=7, before=60):
    usual = duration(f"P{window}D")
    result = Result("trigger-without-handoff", 0)
    for e in w.graph.nodes("TriggerEvent"):
        for i in w.li:
            started = e["at"] is not None and starts(e, i) and w.in_period(w.day(e["at"]))
            if not started or instant_plus(e["at"], i["sla"] if lasts(i["sla"]) else usual, w.zone) > w.end_of_D:
                continue
            result.look(e)
            found = [h for h in i.by("INSTANCE_OF", "HandoffRecord") if answers(w, h, e, window, before)]
            if all(w.is_word(h["status"], "cancelled") for h in found):
                result.add(e, "major" if w.is_word(e["kind"], "leaver") else "minor", trigger_event=e.id, subject=e["subject"],
                           at=local(w, e["at"]), expected_interaction=i.id)
    return result


def answers(w, h, event, window, before):
    """Whether a hand-off record stands for the event."""
    return h["openedAt"] is not None and w.day(h["openedAt"]) <= w.D and stems_from(w, h, event, window, before)


def stems_from(w, h, event, window=7, before=60):
    """Linked to the event; or unlinked, of the same subject and opened in advance or within the window, by date."""
    linked = h.to("TRIGGERED_BY", "TriggerEvent")
    if linked:
        return event in linked
    if h["openedAt"] is None or event["at"] is None:
        return False
    days = (w.day(h["openedAt"]) - w.day(event["at"])).days
    return h["subject"] is not None and h["subject"] == event["subject"] and -before <= days <= window


def handoff_without_trigger(w):
    result = Result("handoff-without-trigger", 0)
    for h in w.graph.nodes("HandoffRecord"):
        for i in h.to("INSTANCE_OF", "Interaction"):
            if not w.in_period(w.event_date(h)) or not i["triggeredBy"] or not w.is_whole(i):
                continue
            result.look(h)
            events = [e for e in w.graph.nodes("TriggerEvent") if starts(e, i)]
            if not any(stems_from(w, h, e) for e in events):
                result.add(h, "observation", interaction=i.id)
    return result


def handoff_never_operated(w):
    result = Result("handoff-never-operated", 0)
    for i in w.li:
        events = [e for e in w.graph.nodes("TriggerEvent")
                  if e["at"] and starts(e, i) and w.in_period(w.day(e["at"]))]
        if not i["critical"] or not events:
            continue
        result.look(i)
        if not any(w.in_period(w.event_date(h)) and not w.is_word(h["status"], "cancelled") for h in i.by("INSTANCE_OF", "HandoffRecord")):
            result.add(i, "minor", triggers=len(events))
    return result


def came_back(w, h, other, days):
    ends = [h["fromUnit"], h["toUnit"]]
    return h["subject"] is not None and None not in ends and ends[0] != ends[1] and other["subject"] == h["subject"] \
        and [other["toUnit"], other["fromUnit"]] == ends and other["openedAt"] is not None \
        and other["openedAt"] > h["openedAt"] and w.day(other["openedAt"]) <= w.D \
        and (w.day(other["openedAt"]) - w.day(h["openedAt"])).days <= days


def has_path(h):
    return h["subject"] is not None and h["fromUnit"] is not None and h["toUnit"] is not None


def handoff_bounce(w, days=30, most=100):
    result = Result("handoff-bounce", 0)
    shared = Counter(h["subject"] for h in w.graph.nodes("HandoffRecord") if has_path(h))
    for h in w.graph.nodes("HandoffRecord"):
        if not w.in_period(w.event_date(h)):
            continue
        if h["reassignments"] is None and h["reopened"] is None and not has_path(h):
            result.skip(h)
            continue
        result.look(h)
        back = shared[h["subject"]] <= most and any(came_back(w, h, other, days) for other in w.graph.nodes("HandoffRecord"))
        if (h["reassignments"] or 0) >= 3 or (h["reopened"] or 0) > 0 or back:
            result.add(h, "observation")
    return result
