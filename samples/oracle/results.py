# What a check answers: its rows, its population and the result, in the form of answers.json.
from dataclasses import dataclass, field


@dataclass
class Result:
    """`population` and `untested` are None where the page of exact rules does not settle how to count them."""
    check: str
    population: int | None
    untested: int | None = 0
    rows: list = field(default_factory=list)

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
        all = None if self.population is None or self.untested is None else self.population + self.untested
        return {"result": result, "population": all, "tested": self.population, "untested": self.untested,
                "exceptions": len(rows), "rows": rows}


def text(value):
    """Dates as ISO text; None stays None."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def word(value):
    """A word as it is compared: capitals and blanks at its ends say nothing."""
    return value.strip().lower() if isinstance(value, str) else value
