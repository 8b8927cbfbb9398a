# The graph that the registers make: nodes, edges, and what could not be loaded.
from collections import defaultdict
from dataclasses import dataclass, field

from . import cells
from .vocabulary import EVENT_DATE


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
    relationship: str = ""
    property: str = ""
    node: object = None     # what lacks it


class Graph:
    """All nodes by label and id, in the order of the files."""

    def __init__(self):
        self.labels = defaultdict(dict)
        self.problems = []
        self.folder = None
        self.declared = set()   # `Label`, `Label.property` and `Label-TYPE` that the files have a place for
        self.records = 0

    def provides(self, need):
        """Whether the files have a place for a label, `Label.property` or `Label-TYPE` (`%` any label), or the graph has one."""
        if need == "Record":
            return any(label in self.declared or self.labels[label] for label in EVENT_DATE)
        if need.startswith("%-"):
            return any(known.endswith(need[1:]) for known in self.declared)
        label, _, name = need.partition(".")
        return need in self.declared or "-" not in need and any(
            not name or node[name] is not None for node in self.labels[label].values())

    def content(self, path):
        """The bytes of a file below the folder; None where there is none."""
        file = (self.folder / path).resolve()
        inside = file.is_relative_to(self.folder.resolve()) and not path.startswith("/") and ".." not in path.split("/")
        return file.read_bytes() if inside and file.is_file() else None

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
        return self.meet(labels, keys, text)

    def meet(self, labels, keys, text):
        """What a text means that nothing is called exactly: one alone that is so without regard to case, signs and zeros."""
        if "id" not in keys:
            return []
        hits = [node for label in labels for node in self.labels[label].values() if cells.loose(node.id) == cells.loose(text)]
        return hits if len(hits) == 1 else []
