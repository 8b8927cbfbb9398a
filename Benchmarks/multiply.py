"""A copy of a sample that is so many times as large: every register's rows again and again, with ids and names of their own.

    python3 Benchmarks/multiply.py samples/northwind /tmp/northwind-100 100

Copy n of a row has `n-` before its id, its name, and before every reference to a row of the sample (the manifest's columns with
`edge:`, `from:` and `to:`); before, so that numbered ids stay numbered series. Kinds of events, and whom an event or a handoff
is about, are each copy's own as well: a subsidiary's events do not start another's handoffs. So a copy's leavers are no
`leaver`, and what is graded by that word is graded lower. References to what no register holds, such as clauses, stay, so these
get so many times as many relationships. Dates, grades and texts stay as they are.
"""

import csv
import fnmatch
import io
import pathlib
import re
import shutil
import sys

NAMES = {"id", "name", "Name", "Title"}
# Headings, by label, of what is no id but each copy's own.
OWN = {"TriggerEvent": {"kind", "subject"}, "HandoffRecord": {"Subject"}}


def rules(manifest):
    """For each path of the manifest the headings of ids and names, and those of references."""
    found = []
    for entry in re.split(r"\n  - path: ", manifest)[1:]:
        path, text = entry.split("\n", 1)
        label = re.search(r"^    node: (\w+)", text, re.M)
        ids = NAMES | OWN.get(label.group(1) if label else "", set())
        references = set(re.findall(r"(?:from|to): \{column: ([^,}]+)", text))
        for heading, meaning in re.findall(r'^      "?([^":{]+)"?: \{(.*)\}', text, re.M):
            if re.search(r"property: id\b", meaning):
                ids.add(heading)
            elif "edge:" in meaning or re.search(r"property: triggeredBy\b", meaning):
                references.add(heading)
        found.append((path.strip(), ids, references))
    return found


def table(path):
    """Rows as they stand in the file: bytes stand for themselves, whatever the encoding."""
    text = path.read_bytes().decode("latin-1")
    mark = "\xef\xbb\xbf"
    bare = text.removeprefix(mark)
    delimiter = ";" if bare.split("\n", 1)[0].count(";") > bare.split("\n", 1)[0].count(",") else ","
    return mark if bare != text else "", delimiter, list(csv.reader(io.StringIO(bare, newline=""), delimiter=delimiter))


def main(source, target, times):
    source, target = pathlib.Path(source), pathlib.Path(target)
    shutil.copytree(source, target, dirs_exist_ok=True)
    known = rules((source / "isms.yaml").read_text())
    tables, own = {}, set()
    for path in sorted(source.rglob("*.csv")):
        name = path.relative_to(source).as_posix()
        mine = [rule for rule in known if fnmatch.fnmatch(name, rule[0])]
        if not mine:
            continue
        mark, delimiter, rows = table(path)

        def places(headings):
            return [i for i, heading in enumerate(rows[0]) if heading.strip() in headings]

        ids = places(set().union(*(rule[1] for rule in mine)))
        references = places(set().union(*(rule[2] for rule in mine)))
        tables[name] = (mark, delimiter, rows, sorted(set(ids + references)))
        own.update(row[i].strip() for row in rows[1:] for i in ids if i < len(row))

    def renamed(cell, number):
        parts = cell.split(";")
        return ";".join(f"{number}-{p.strip()}" if p.strip() in own and p.strip() else p for p in parts)

    for name, (mark, delimiter, rows, places) in tables.items():
        with open(target / name, "w", encoding="latin-1", newline="") as file:
            file.write(mark)
            out = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
            out.writerow(rows[0])
            for number in range(times):
                for row in rows[1:]:
                    row = list(row)
                    for place in places if number else []:
                        if place < len(row):
                            row[place] = renamed(row[place], number)
                    out.writerow(row)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
