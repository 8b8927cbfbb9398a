# The terms that the checks share: as-of and period, active processes, live interactions, events, closed, approved.
from datetime import date
from zoneinfo import ZoneInfo

from . import moments
from .vocabulary import EVENT_DATE


class World:
    """The loaded graph seen at as-of: D, the period [F, T], and every term of the checks."""

    def __init__(self, settings, graph):
        self.graph = graph
        self.name = settings["name"]
        self.D = date.fromisoformat(settings["asOf"])
        self.F = date.fromisoformat(settings["period"]["from"])
        self.T = date.fromisoformat(settings["period"]["to"])
        self.zone = ZoneInfo(settings["timeZone"])
        self.end_of_D = moments.end_of(self.D, self.zone)
        self.scoped = any(self.in_force(s) for p in graph.nodes("Process") for s in p.to("IN_SCOPE", "Scope"))
        self.ap = [p for p in graph.nodes("Process") if self.is_ap(p)]
        self.li = [i for i in graph.nodes("Interaction") if self.is_live(i)]
        self.between = [i for i in self.li if i.to("FROM")[0] is not i.to("TO")[0]]

    # Processes and interactions

    def is_active(self, node):
        """Absent means active; a value that nobody knows does not."""
        return node["status"] == "active" or node["status"] is None and "status" not in node.unknown

    def in_scope(self, process):
        if process["inScope"] is not None:
            return process["inScope"]
        return not self.scoped or any(self.in_force(scope) for scope in process.to("IN_SCOPE", "Scope"))

    def in_force(self, scope):
        first, last = scope["effectiveFrom"], scope["effectiveTo"]
        return (first is None or first <= self.D) and (last is None or last >= self.D)

    def is_ap(self, process):
        return self.is_active(process) and self.in_scope(process)

    def is_whole(self, interaction):
        return len(interaction.out["FROM"]) == 1 and len(interaction.out["TO"]) == 1

    def is_live(self, interaction):
        ends = interaction.to("FROM") + interaction.to("TO")
        return self.is_whole(interaction) and self.is_active(interaction) and all(e.label != "Process" or self.is_ap(e) for e in ends)

    def suppliers(self, process):
        return [i.to("FROM")[0] for i in self.between if i.to("TO")[0] is process]

    def receivers(self, process):
        return [i.to("TO")[0] for i in self.between if i.to("FROM")[0] is process]

    # Time

    def valid(self, edge, day=None):
        day = day or self.D
        since, until = edge.properties.get("since"), edge.properties.get("until")
        return (since is None or since <= day) and (until is None or until >= day)

    def day(self, instant):
        return instant.astimezone(self.zone).date()

    def event_date(self, node):
        value = node[EVENT_DATE[node.label]] if node.label in EVENT_DATE else None
        return self.day(value) if hasattr(value, "hour") else value

    def in_period(self, day):
        return day is not None and self.F <= day <= self.T

    # People

    def owners(self, node):
        """The owners whose ownership is valid at D."""
        return [edge.end for edge in node.out["OWNED_BY"] if self.valid(edge)]

    def persons_behind(self, owner):
        """The person, or whoever fills the role at D."""
        if owner.label == "Person":
            return [owner]
        return [edge.end for edge in owner.out["FILLED_BY"] if self.valid(edge) and edge.end.label == "Person"]

    def departed(self, person):
        return person["active"] is False or person["left"] is not None and person["left"] < self.D

    # Documents, findings, actions

    def approved(self, document):
        return document["status"] == "approved" and (document["approved"] is None or document["approved"] <= self.D)

    def is_word(self, value, *words):
        """Case and blanks around a word say nothing."""
        return value is not None and value.strip().lower() in words

    def closed(self, node):
        return self.is_word(node["status"], "closed") or node["closed"] is not None and node["closed"] <= self.D

    def done(self, action):
        return action["done"] <= self.D if action["done"] else self.is_word(action["status"], "done", "completed", "implemented")

    def describing(self, node):
        return [d for d in node.by("DESCRIBES", "Document") if self.approved(d)]

    # Records

    def sent(self, process):
        return [h for i in dict.fromkeys(process.by("FROM", "Interaction")) for h in i.by("INSTANCE_OF", "HandoffRecord")]

    def finished(self, process):
        """The days, up to as-of, on which it completed what others had sent to it."""
        received = [i for i in dict.fromkeys(process.by("TO", "Interaction")) if process not in i.to("FROM")]
        days = [self.day(h["completedAt"]) for i in received for h in i.by("INSTANCE_OF", "HandoffRecord")
                if h["completedAt"] and not self.is_word(h["status"], "cancelled")]
        return [day for day in days if day <= self.D]

    def cancelled_in_period(self):
        return sum(1 for h in self.graph.nodes("HandoffRecord")
                   if self.in_period(self.event_date(h)) and self.is_word(h["status"], "cancelled"))

    def events(self, process):
        """Everything that shows the process running, up to as-of: what it sends, not what is sent to it."""
        found = process.by("RECORD_OF") + self.sent(process) + process.by("ASSESSED", "RiskAssessment")
        found += [m for metric in process.by("MEASURES", "Metric") for m in metric.by("OF", "Measurement")]
        return self.dated(found)

    def dated(self, nodes):
        """The nodes with an event date up to as-of, as (date, node), earliest first."""
        pairs = [(self.event_date(node), node) for node in nodes]
        return sorted(((day, node) for day, node in pairs if day and day <= self.D), key=lambda p: (p[0], p[1].id))
