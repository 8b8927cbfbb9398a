# Every check on random organisations, by the tool and by the oracle: differences are printed, and make the exit code 1.
#
#     python3 Tests/Oracle/compare.py .build/release/weft 200 [first seed]
import csv
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "samples"))
sys.dont_write_bytecode = True

import organisations
from oracle import catalogue, loader, loop
from oracle.terms import World


def rows_of(path):
    """The rows, without the mark that keeps a table program from taking `-P1Y` for a formula."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell for name, cell in row.items()}
                for row in csv.DictReader(file)]


def tool(program, folder, out):
    """What `weft check` says: rows by check, and the summary by check."""
    run = subprocess.run([program, "check", str(folder), "-o", str(out / "x.csv"), "--raw"], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"{folder}: exit code {run.returncode}\n{run.stderr[-2000:]}")
    rows = defaultdict(list)
    for row in rows_of(out / "x.csv"):
        rows[row["check"]].append(row)
    return rows, {row["check"]: row for row in rows_of(out / "x.summary.csv")}


def gaps(program, folder):
    """The rows of LOOP GAPS."""
    run = subprocess.run([program, "query", str(folder), "-c", "LOOP GAPS", "--mode", "csv", "--raw"], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(f"{folder}: exit code {run.returncode}\n{run.stderr[-2000:]}")
    return [(row["id"], row["missing_leg"], row["later_legs"]) for row in csv.DictReader(run.stdout.splitlines())]


def shown(value):
    """A cell as the tool writes it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, list):
        return "; ".join(value) or "[]"
    return "" if value is None else str(value)


def compared(wanted, found):
    """Further columns that both have."""
    ours = {"sla", "opened", "completed", "at", "first", "last", "document", "source", "missing", "criticality", "unit",
            "produces", "consumes"}
    return [name for name in dict.fromkeys(name for row in wanted for name in row)
            if name not in ours and found and name in found[0] and not name.startswith("subject_") and name != "grade"]


def differences(key, rows, summary):
    """One line for each check and figure in which the two differ."""
    for check, wanted in key.items():
        told = summary.get(check, {})
        if told.get("result") != wanted["result"]:
            yield check, f"tool {told.get('result')} ({told.get('missing')}), oracle {wanted['result']} {wanted.get('missing', '')}"
            continue
        if wanted["result"] == "not evaluable":
            continue
        for figure in ("population", "untested", "exceptions"):
            if wanted[figure] is not None and told[figure] != str(wanted[figure]):
                yield check, f"{figure}: tool {told[figure]}, oracle {wanted[figure]}"
        names = ["subject_label", "subject_id", "grade"] + compared(wanted["rows"], rows[check])
        ours = Counter(tuple(row[name] for name in names) for row in rows[check])
        theirs = Counter(tuple(shown(row.get(name)) for name in names) for row in wanted["rows"])
        if ours != theirs:
            yield check, f"tool only {sorted((ours - theirs).elements())[:4]}, oracle only {sorted((theirs - ours).elements())[:4]}"


def main(program, count, first=1):
    found, results = Counter(), Counter()
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as place:
            folder, out = Path(place, "organisation"), Path(place, "out")
            out.mkdir()
            organisations.write(folder, seed)
            world = World(*loader.load(folder))
            key = catalogue.results(world)
            results.update((check, result["result"]) for check, result in key.items())
            wanted = [(row["id"], row["missing_leg"], shown(row["later_legs"])) for row in loop.loop_gaps(world)]
            lines = list(differences(key, *tool(program, folder, out)))
            told = gaps(program, folder)
            results["LOOP GAPS", "exceptions" if wanted else "in order"] += 1
            lines += [("LOOP GAPS", f"tool {told}, oracle {wanted}")] if sorted(told) != sorted(wanted) else []
            for check, line in lines:
                found[check] += 1
                if found[check] <= 3:
                    print(f"seed {seed}: {check}: {line}")
    for check in dict.fromkeys(check for check, _ in results):
        print(f"{check:30} exceptions {results[check, 'exceptions']:4}, in order {results[check, 'in order']:4},"
              f" not evaluable {results[check, 'not evaluable']:4}, differences {found[check]:4}")
    print(f"{count} organisations, {sum(found.values())} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:4])))
