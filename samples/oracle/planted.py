# What was planted in a sample: planted/*.txt beside its manifest.
#
#     # check
#     KEY | grade | why it is a row
#     not KEY | why it is none
#     more | grade | rows that follow from the registers as they are, without being planted one by one
from dataclasses import dataclass, field


@dataclass
class Section:
    flaws: list = field(default_factory=list)
    near: list = field(default_factory=list)
    more: list = field(default_factory=list)


def read(folder):
    """By check, and by `LOOP GAPS`: what was planted."""
    sections = {}
    for path in sorted((folder / "planted").glob("*.txt")):
        section = None
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.split("|")]
            if line.startswith("# "):
                section = sections.setdefault(line[2:].strip(), Section())
            elif line.startswith("not "):
                section.near.append([cells[0][4:].strip(), cells[1]])
            elif line.startswith("more "):
                section.more.append(cells[1:])
            elif line.strip():
                section.flaws.append(cells)
    return sections
