# The graph that the registers make: nodes, edges, and what could not be loaded.
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(eq=False)
class Node:
    """One row of a register, or a clause of the built-in table."""
    label: str
    id: str
    properties: dict
    source: str
    out: dict = field(default_factory=lambda: defaultdict(list))
    into: dict = field(default_factory=lambda: defaultdict(list))
    unknown: set = field(default_factory=set)   # properties whose value is none of the vocabulary's

    def __getitem__(self, name):
        return self.properties.get(name)

    def to(self, kind, *labels):
        """The nodes that edges of this type lead to."""
        return [e.end for e in self.out[kind] if not labels or e.end.label in labels]

    def by(self, kind, *labels):
        """The nodes that edges of this type come from."""
        return [e.start for e in self.into[kind] if not labels or e.start.label in labels]


@dataclass(eq=False)
class Edge:
    start: Node
    kind: str
    end: Node
    properties: dict


@dataclass(frozen=True)
class Problem:
    """One row of dangling-reference."""
    label: str
    id: str
    column: str
    value: str
    problem: str
    source: str


class Graph:
    """All nodes by label and id, in the order of the files."""

    def __init__(self):
        self.labels = defaultdict(dict)
        self.problems = []

    def nodes(self, *labels):
        return [node for label in labels for node in self.labels[label].values()]

    def connect(self, start, kind, end, properties=None):
        edge = Edge(start, kind, end, properties or {})
        start.out[kind].append(edge)
        end.into[kind].append(edge)
        return edge

    def find(self, labels, keys, text):
        """The nodes that a reference means: key by key, label by label; the first hit decides."""
        for key in keys:
            for label in labels:
                if key == "id":
                    hits = [self.labels[label][text]] if text in self.labels[label] else []
                else:
                    hits = [node for node in self.labels[label].values() if node[key] == text]
                if hits:
                    return hits
        return []
