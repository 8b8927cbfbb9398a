#!/usr/bin/env python3
"""Counts instructions, which do not depend on the machine's mood, and compares them with the kept ones.

    instructions.py WEFT PERF [--keep]

Runs the stripped program under callgrind: once doing nothing but opening the data, which is start-up; once with `RETURN 1` besides,
which is what the first statement of all costs; and once for each of twelve questions. What a question costs is what its run takes
more than these two, with reading and planning it. Data are the
generator's 1,000 processes where PERF has one, else samples/northwind; each has its own numbers in instructions.json. `--keep`
writes them anew. A count that is more than 5 % and 50,000 instructions above the kept one fails; hashing differs a little from
build to build, and so do the system's libraries. One that is as much below asks to be kept."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from perfdata import data
from weft import parameters, questions

HERE = os.path.dirname(os.path.abspath(__file__))
KEPT = f"{HERE}/instructions.json"
SHARE, SLACK = 0.05, 50_000


def count(program, folder, requests):
    """Instructions of one `weft serve` that answers the requests. Hashes are seeded alike in every run."""
    lines = [{"op": "open", "path": folder}, *requests]
    with tempfile.TemporaryDirectory() as place:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={place}/out", program, "serve", "--stdio"],
            input="".join(json.dumps(line) + "\n" for line in lines), capture_output=True, text=True, check=False,
            env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1"))
    found = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    if done.returncode or not found or '"error"' in done.stdout:
        raise SystemExit(f"callgrind gave no count:\n{done.stderr[-2000:]}\n{done.stdout[:500]}")
    return int(found.group(1))


def measure(weft, folder, wordings):
    given = parameters(folder)
    name = (given.get("q12_ids") or ["P-001"])[0]
    with tempfile.TemporaryDirectory() as place:
        program = f"{place}/weft"
        shutil.copy(weft, program)
        subprocess.run(["strip", program], check=True)
        counts = {"start-up": count(program, folder, [])}
        first = count(program, folder, [{"op": "run", "query": "RETURN 1"}])
        counts["first statement"] = first - counts["start-up"]
        for question, text in questions(wordings, given).items():
            request = {"op": "run", "query": text, "parameters": {"id": f"'{name}'"} if "$id" in text else {}}
            counts[question] = count(program, folder, [request]) - first
    return counts


def compare(now, before):
    """Prints both and gives the names of what got dearer."""
    dearer = []
    print("| | kept | now | change |\n|---|---|---|---|")
    for name, instructions in now.items():
        kept = before.get(name)
        if kept is None:
            print(f"| {name} | – | {instructions:,} | |")
            continue
        change = instructions - kept
        matters = abs(change) > max(SHARE * kept, SLACK)
        remark = "" if not matters else ", dearer" if change > 0 else ", cheaper: keep it with --keep"
        print(f"| {name} | {kept:,} | {instructions:,} | {100 * change / kept:+.1f} %{remark} |")
        if matters and change > 0:
            dearer.append(name)
    return dearer


def main():
    weft, perf = sys.argv[1:3]
    if not shutil.which("valgrind"):
        print("SKIPPED: there is no valgrind, so no instructions were counted", file=sys.stderr)
        return
    if os.path.exists(f"{perf}/generate.py"):
        title, folder, wordings = "1,000 processes", data(perf, 1000), f"{perf}/queries/opencypher.cypher"
    else:
        title, folder, wordings = "northwind", f"{HERE}/../samples/northwind", f"{HERE}/northwind.weft"
    now = measure(weft, folder, wordings)
    kept = json.load(open(KEPT, encoding="utf-8")) if os.path.exists(KEPT) else {}
    print(f"instructions on {title}")
    dearer = compare(now, kept.get(title, {}))
    if "--keep" in sys.argv:
        kept[title] = now
        with open(KEPT, "w", encoding="utf-8") as file:
            file.write(json.dumps(kept, indent=1) + "\n")
    elif title not in kept:
        raise SystemExit(f"no counts are kept for {title}: keep these with --keep")
    elif dearer:
        raise SystemExit("dearer than kept: " + ", ".join(dearer))


main()
