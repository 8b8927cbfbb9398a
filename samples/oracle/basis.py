# What the checks rest on, as docs/checks.md lists it, and the way from something that is not known to the subjects.
#
# A row of the page's table is a small pattern: `Process >OWNED_BY{since until}! owner; owner .left`. A name that begins with a
# capital letter stands for rows of that label (primes tell two apart), any other for whatever is there; the subject is the first.
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from .vocabulary import EVENT_DATE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
HEADING = "## What each check rests on"
STEP = re.compile(r"([<>-])([A-Z_|]+)(?:\{([^}]*)\})?(!?)")


@dataclass
class Pattern:
    """What is read of each name, and how names are joined. A relationship that relieves can only take an exception away."""
    subject: str
    names: dict = field(default_factory=dict)       # name: labels, empty for any
    excluded: dict = field(default_factory=dict)    # name: labels that it is not
    reads: dict = field(default_factory=lambda: defaultdict(set))      # name: {(key, relieves)}
    joins: list = field(default_factory=list)       # (name, types, direction, name)
    numbered: int = 0

    def name(self, text):
        if text.startswith("!"):
            self.excluded[text] = text[1:].split("|")
        self.names.setdefault(text, [] if text[0].islower() or text[0] == "!" else text.rstrip("'").split("|"))
        return text

    def labels(self, name):
        return self.names[name]

    def fresh(self, text):
        """A name of its own: what a word of the page stands for meets no other name."""
        self.numbered += 1
        return self.name(f"{text}#{self.numbered}") if text[0].islower() else self.labelled(text)

    def labelled(self, label):
        made = f"{label}#{self.numbered}"
        self.names[made] = [label]
        return made

    def read(self, name, key, relieves=False):
        self.reads[name].add((key, relieves))

    def join(self, name, types, direction, other, relieves=False, properties=()):
        self.joins.append((name, types, direction, other))
        for end in (name, other):
            for kind in types:
                self.read(end, kind, relieves)
                for of in properties:
                    self.read(end, f"{kind}.{of}")

    # The words of the page

    def live(self, name, relieves=False):
        self.read(name, "status")
        if name.startswith("Interaction"):
            for kind in ("FROM", "TO"):
                self.join(name, [kind], ">", self.fresh("end"))
            process = self.fresh("Process")
            self.join(name, ["FROM", "TO"], ">", process, not relieves)
            self.live(process, relieves)
            return
        self.read(name, "inScope")
        scope = self.fresh("Scope")
        self.join(name, ["IN_SCOPE"], ">", scope, relieves)
        self.read(scope, "effectiveFrom")
        self.read(scope, "effectiveTo")

    def hands(self, name, arrow, other):
        """`a => b`: an interaction leads from one to the other; `a <=> b`: either way."""
        between, relieves = self.fresh("Interaction"), arrow.endswith("!")
        sides = [["FROM", "TO"]] * 2 if arrow.startswith("<") else [["FROM"], ["TO"]]
        for end, types in zip((name, other), sides):
            self.joins.append((between, types, ">", end))
        for kind in ("FROM", "TO"):
            self.read(between, kind, relieves)
        self.read(between, "status")

    def near(self, name):
        """Interactions of it, wherever they lead."""
        between = self.fresh("Interaction")
        self.joins.append((between, ["FROM", "TO"], ">", name))
        for key in ("FROM", "TO", "status"):
            self.read(between, key)


def pattern(text, provides):
    """The pattern that a cell of the table says, of what the files provide."""
    made = None
    for clause in [part.strip() for part in text.split(";") if part.strip()]:
        if clause.startswith("if "):
            needs, clause = clause[3:].split(": ", 1)
            if not all(any(map(provides, need.split("|"))) for need in needs.split(" and ")):
                continue
        words = clause.split(" ")
        if words[0] in ("live", "live!"):
            made = made or Pattern(words[1])
            made.live(made.name(words[1]), words[0] == "live!")
            continue
        if words[0] in ("runs", "near"):
            made = made or Pattern(words[1])
            getattr(made, words[0])(made.name(words[1]))
            continue
        made = made or Pattern(words[0])
        here, rest = made.name(words[0]), re.sub(r"\{[^}]*\}", lambda m: m[0].replace(" ", ","), clause).split(" ")[1:]
        while rest:
            if rest[0].startswith("."):
                made.read(here, rest.pop(0)[1:])
            elif "=>" in rest[0]:
                made.hands(here, rest[0], made.name(rest[1]))
                here, rest = rest[1], rest[2:]
            else:
                step = STEP.fullmatch(rest[0])
                if step is None:
                    raise ValueError(f"not understood: {rest[0]} in {clause}")
                direction, types, properties, relieves = step.groups()
                made.join(here, types.split("|"), direction, made.name(rest[1]), bool(relieves),
                          (properties or "").replace(",", " ").split())
                here, rest = rest[1], rest[2:]
    return made


def runs(self, name):
    """What shows that it ran."""
    for path in ("<RECORD_OF record .date", "<FROM Interaction <INSTANCE_OF HandoffRecord .date",
                 "<MEASURES Metric <OF Measurement .date", "<ASSESSED RiskAssessment .date"):
        here, rest = name, path.split(" ")
        while not rest[0].startswith("."):
            other = self.fresh(rest[1])
            self.join(here, [rest[0][1:]], rest[0][0], other)
            here, rest = other, rest[2:]
        self.read(here, "date")


Pattern.runs = runs


@dataclass
class Rest:
    """Of one check: what being looked at rests on (None where no subjects are counted), and being an exception, in parts."""
    population: Pattern | None
    exceptions: list


def read_page():
    """By check the cells of the table, `+` written out: what being looked at rests on, None where no subjects are counted,
    and the parts of what being an exception rests on."""
    found = {}
    rows = PAGE.read_text(encoding="utf-8").split(HEADING)[1].split("\n## ")[0].splitlines()
    for line in rows:
        cells = [cell.strip() for cell in line.strip().strip("|").replace("\\|", "¦").split("|")]
        if len(cells) != 3 or cells[0] == "check" or not line.startswith("| "):
            continue
        check, looked, rests = [cell.replace("`", "").replace("¦", "|") for cell in cells]
        parts = [part.strip().replace("+", looked, 1) for part in rests.split(" / ") if part.strip() != "-"]
        found[check] = (None if looked == "-" else looked, parts)
    return found


def rule(cells, provides):
    looked, parts = cells
    made = [pattern(part, provides) for part in parts]
    return Rest(pattern(looked, provides) if looked else None, [part for part in made if part])


class Search:
    """Walks a pattern back over the graph, from what lacks something to the subjects."""

    def __init__(self, made, subjects=None):
        self.made = made
        self.roots = set(subjects if subjects is not None else [made.subject])
        self.leads = subjects is not None
        self.joins = defaultdict(list)
        for name, types, direction, other in made.joins:
            self.joins[name].append((types, direction, other))
            back = {">": "<", "<": ">", "-": "-"}[direction]
            self.joins[other].append((types, back, name))

    def fits(self, name, node):
        labels = self.made.names[name]
        if node.label in self.made.excluded.get(name, ()):
            return False
        return not labels or node.label in labels or "Record" in labels and node.label in EVENT_DATE

    def subjects(self, node, key):
        """Each subject that rests on the cell: whether only as on something that could take an exception away."""
        found = {}
        for name, reads in self.made.reads.items():
            for read, relieves in reads:
                if read == key or read == "date" and EVENT_DATE.get(node.label) == key:
                    for subject in self.from_name(name, node):
                        found[subject] = found.get(subject, True) and relieves
        if key == "id" and not self.leads and self.fits(self.made.subject, node):
            found[node] = False
        return found

    def from_name(self, name, node):
        if not self.fits(name, node):
            return set()
        found, seen, places = set(), {(name, node)}, [(name, node, {name})]
        for here, at, passed in places:
            if here in self.roots:
                found.add(at)
                continue
            for types, direction, other in self.joins[here]:
                if other in passed:
                    continue
                ends = [e for t in types for e in (at.to(t) if direction != "<" else []) + (at.by(t) if direction != ">" else [])]
                for end in dict.fromkeys(ends):
                    if self.fits(other, end) and (other, end) not in seen:
                        seen.add((other, end))
                        places.append((other, end, passed | {other}))
        return found
