# What a check answers: its rows, its population and the result, in the form of answers.json.
from dataclasses import dataclass, field


@dataclass
class Result:
    """`population` counts what was tested until `untested.apply` has been at it."""
    check: str
    population: int | None
    untested: int | None = 0
    rows: list = field(default_factory=list)
    members: list = field(default_factory=list)     # of the population what was looked at, once for each row of it
    passed: list = field(default_factory=list)      # what belongs to it and could not be judged

    def __post_init__(self):
        if isinstance(self.population, list):
            self.members, self.population = self.population, len(self.population)

    def skip(self, member):
        """One more row that can't be judged, for want of something that no file says."""
        self.passed.append(member)
        self.untested += 1

    def look(self, member):
        """One more row of the population."""
        self.members.append(member)
        self.population += 1

    def add(self, subject, grade, /, **columns):
        """One exception; `subject` is a node, or (label, id) where it is none of the graph's."""
        label, id = subject if isinstance(subject, tuple) else (subject.label, subject.id)
        source = "" if isinstance(subject, tuple) else subject.source
        self.rows.append({"subject_label": label, "subject_id": id, "grade": grade, **columns, "source": source})

    def as_json(self, missing=()):
        """What answers.json holds; `missing` is what the check needs and the files do not have."""
        if missing or self.population == 0:
            return {"result": "not evaluable", "missing": list(missing), "population": None if missing else 0, "exceptions": None if missing else 0,
                    "rows": []}
        rows = sorted(self.rows, key=lambda row: [str(value) for value in row.values()])
        rows.sort(key=lambda row: (row["subject_label"], row["subject_id"]))
        result = "exceptions" if rows else "in order"
        return {"result": result, "population": self.population + self.untested, "tested": self.population, "untested": self.untested,
                "exceptions": len(rows), "rows": rows}


def text(value):
    """Dates as ISO text; None stays None."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def word(value):
    """A word as it is compared: capitals and blanks at its ends say nothing."""
    return value.strip().lower() if isinstance(value, str) else value
