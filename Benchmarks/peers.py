#!/usr/bin/env python3
"""Other engines on the same data: installs them into a virtual environment, runs the driver of the folder PERF with weft among
them and the C program after, and prints one table a scale.

    peers.py WEFT PERF [SCALE,… [ENGINE,…]]

What can't be installed is left out, and said. Results are kept in .build/benchmarks/results."""
import glob
import json
import os
import subprocess
import sys

from perfdata import KEPT, data, environment, limit_runs, limits

# Engines of the driver, and what each is installed from.
ENGINES = {
    "duckdb": ["duckdb"], "kuzu": ["kuzu"], "ladybug": ["ladybug"], "sqlite": [],
    "falkordb": ["redis", "falkordblite"], "grafeo": ["grafeo"],
}
QUESTIONS = [f"Q{n}" for n in range(1, 13)]
RESULTS = f"{KEPT}/results"


def run(weft, perf, scales, engines):
    """Results as files, by the driver; an engine that was killed or refused has what it answered until then."""
    python, installed = environment(["numpy"] + [package for engine in engines for package in ENGINES[engine]])
    present = [engine for engine in engines if all(package in installed for package in ENGINES[engine])]
    os.makedirs(RESULTS, exist_ok=True)
    for scale in scales:
        folder = data(perf, scale, python)
        surroundings = dict(os.environ, PERF_CMD=f"{weft} serve --stdio", PYTHONDONTWRITEBYTECODE="1")
        subprocess.run(
            [python, f"{perf}/run.py", "--data", os.path.dirname(folder), "--scales", str(scale), "--engines",
             ",".join(["weft", *present]), "--out", RESULTS], env=surroundings, check=True)
        for threads, told in limit_runs(perf, folder).items():
            json.dump(told, open(f"{RESULTS}/limit_{scale}_t{threads}.json", "w", encoding="utf-8"))


def milliseconds(answer):
    """The round trip's median; of Q12 microseconds."""
    return answer.get("median_ms", answer.get("median_us"))


def cell(answer, agreed):
    if "hash" not in answer:
        return "–" if "error" not in answer else "over 60 s" if "time" in answer["error"] else "error"
    return f"{milliseconds(answer):,.3g}" + ("" if answer["hash"] == agreed else " ✗")


def table(scale):
    """Round trips of all engines; weft's own time against C; how many times as fast as the best other engine."""
    paths = [p for p in sorted(glob.glob(f"{RESULTS}/r_*.json")) if p.endswith(f"_{scale}.json")]
    told = {(result := json.load(open(path, encoding="utf-8")))["engine"]: result for path in paths}
    weft = told.pop("weft")
    bound = limits({t: json.load(open(p, encoding="utf-8")) for t in (1, 2) if os.path.exists(p := f"{RESULTS}/limit_{scale}_t{t}.json")})
    answers = {name: result["queries"] for name, result in told.items()}
    print(f"\n| {scale:,} processes | load → answer s | MB | {' | '.join(QUESTIONS)} |\n|{'---|' * 15}")
    agreed = {}
    for q in QUESTIONS:
        hashes = [result[q]["hash"] for result in [weft["queries"], *answers.values()] if "hash" in result.get(q, {})]
        agreed[q] = max(set(hashes), key=hashes.count) if hashes else None

    def row(name, cells, result=None):
        seconds = f"{(result.get('first_answer_ms') or result['load_ms']) / 1000:.3g}" if result and "load_ms" in result else ""
        print(f"| {name} | {seconds} | {result.get('peak_mb', '') if result else ''} | {' | '.join(cells)} |")

    for name, result in [("weft", weft), *told.items()]:
        title = name if name == "weft" else f"{name} {result.get('version', '')}"
        row(title, [cell(result["queries"].get(q, {}), agreed[q]) for q in QUESTIONS], result)
    own = {q: weft["queries"][q].get("inner_ms") or weft["queries"][q].get("inner_us") for q in QUESTIONS}
    row("weft, its own time", [f"{own[q]:,.3g}" if own[q] else "–" for q in QUESTIONS])
    if bound:
        row("C", [f"{bound[q]:.3g}" for q in QUESTIONS])
        row("own time ÷ C", [f"{own[q] / bound[q]:.3g}" if own[q] else "–" for q in QUESTIONS])
    best = {q: min((milliseconds(a[q]) for a in answers.values() if "hash" in a.get(q, {})), default=None) for q in QUESTIONS}
    row("best peer ÷ weft", [
        f"{best[q] / milliseconds(weft['queries'][q]):.3g}" if best[q] and "hash" in weft["queries"][q] else "–" for q in QUESTIONS])
    print("\nAnswers that agree: " + ", ".join(
        f"{q} {sum(r[q].get('hash') == agreed[q] for r in [weft['queries'], *answers.values()] if 'hash' in r.get(q, {}))}"
        f"/{sum('hash' in r.get(q, {}) for r in [weft['queries'], *answers.values()])}" for q in QUESTIONS))


def main():
    weft, perf = sys.argv[1:3]
    if not os.path.exists(f"{perf}/run.py"):
        raise SystemExit(f"no driver in '{perf}': name its folder with PERF=…")
    scales = [int(scale) for scale in (sys.argv[3] if len(sys.argv) > 3 else "1000,100000").split(",")]
    run(os.path.abspath(weft), os.path.abspath(perf), scales, sys.argv[4].split(",") if len(sys.argv) > 4 else list(ENGINES))
    for scale in scales:
        table(scale)


main()
