#!/usr/bin/env python3
"""Whole queries, with the limit beside each.

    queries.py WEFT [PERF [SCALE,…]]

PERF is a folder with a generator, the wordings of twelve questions and a C program that does nothing but answer them; where it
is there, data are generated once for each scale into .build/benchmarks and the C program is compiled for this machine and asked
the same. Where it is not, samples/northwind is asked instead and there is no limit.

Times are medians in milliseconds, of the time that a reply itself gives (to the complete result in memory); Q12 is the median of
one look-up in microseconds. C's figure is the faster of one thread and two."""
import os
import statistics
import sys

from perfdata import data, limit_runs, limits
from weft import Weft, parameters, questions

HERE = os.path.dirname(os.path.abspath(__file__))

def times(weft, text, ids):
    """Of warm runs, at least 7 and for a second or two; and the rows of one."""
    if "$id" in text:
        runs = [weft.ask(text, id=name) for _ in range(3) for name in ids]
        return [reply["ms"] for reply in runs[len(ids):]], sum(len(reply["rows"]) for reply in runs[:len(ids)])
    taken = []
    rows = len(weft.ask(text)["rows"])
    while len(taken) < 7 or (len(taken) < 101 and sum(taken) < 1000):
        taken.append(weft.ask(text)["ms"])
    return taken, rows


def table(title, program, folder, wordings, limit):
    given = parameters(folder)
    weft = Weft(program, folder)
    ids = given.get("q12_ids") or [row[0] for row in weft.ask("MATCH (p:Process) RETURN p.id")["rows"]]
    print(f"\n**{title}**: opened in {weft.opened:,.0f} ms\n")
    print("| query | rows | runs | median ms | fastest | C | times C |\n|---|---|---|---|---|---|---|")
    for name, text in questions(wordings, given).items():
        taken, rows = times(weft, text, ids)
        scale, unit = (1000, " µs") if "$id" in text else (1, "")
        median, fastest = statistics.median(taken) * scale, min(taken) * scale
        bound = limit.get(name)
        # The C program tells of a thousand look-ups together, which is microseconds of one.
        cells = ["–", "–"] if not bound else [f"{bound:.3g}{unit}", f"{median / bound:.1f}"]
        print(f"| {name} | {rows:,} | {len(taken):,} | {median:.3g}{unit} | {fastest:.3g}{unit} | {' | '.join(cells)} |", flush=True)
    weft.close()


def main():
    program = sys.argv[1]
    perf = sys.argv[2] if len(sys.argv) > 2 else ""
    if not os.path.exists(f"{perf}/generate.py"):
        print(f"no generator in '{perf}' (PERF=…): the sample is asked, and there is no limit beside it", file=sys.stderr)
        table("samples/northwind", program, f"{HERE}/../samples/northwind", f"{HERE}/northwind.weft", {})
        return
    for scale in (sys.argv[3] if len(sys.argv) > 3 else "1000,100000").split(","):
        folder = data(perf, scale)
        wordings = f"{perf}/queries/opencypher.cypher"
        table(f"{int(scale):,} processes", program, folder, wordings, limits(limit_runs(perf, folder)))


main()
