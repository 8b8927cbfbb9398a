"""What the folder PERF gives: data of a scale, and the C program's times on them."""
import json
import os
import subprocess
import sys

KEPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".build", "benchmarks")
LIMIT_NAMES = {"Q4": "Q4_degree_product", "Q7": "Q7_two_sided", "Q12": "Q12_1000_lookups"}


def environment(packages):
    """The interpreter of a virtual environment with those of the packages that can be installed, and the names of these."""
    program = f"{KEPT}/venv/bin/python"
    if not os.path.exists(program):
        subprocess.run([sys.executable, "-m", "venv", f"{KEPT}/venv"], check=True)
    installed = []
    for package in packages:
        done = subprocess.run(
            [program, "-m", "pip", "install", "-q", "--disable-pip-version-check", package], stderr=subprocess.DEVNULL, check=False)
        if done.returncode == 0:
            installed.append(package)
        else:
            print(f"left out: {package} can't be installed for this Python", file=sys.stderr)
    return program, installed


def data(perf, scale, python=None):
    """The folder with the data of a scale, made once. PERF_DATA names where they lie already."""
    folder = os.path.join(os.environ.get("PERF_DATA", f"{KEPT}/data"), str(scale))
    if not os.path.exists(f"{folder}/params.json"):
        os.makedirs(folder, exist_ok=True)
        python = python or environment(["numpy"])[0]
        subprocess.run([python, f"{perf}/generate.py", folder, str(scale)], check=True, stdout=subprocess.DEVNULL)
    return folder


def limit_runs(perf, folder, repeats=15):
    """What the C program tells with one thread and with two; nothing where there is no compiler."""
    program = f"{KEPT}/limit"
    os.makedirs(KEPT, exist_ok=True)
    try:
        subprocess.run(["cc", "-O3", "-march=native", "-pthread", f"{perf}/limit.c", "-o", program], check=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"no limits: {problem}", file=sys.stderr)
        return {}
    return {
        threads: json.loads(
            subprocess.run([program, folder, str(threads), str(repeats)], check=True, capture_output=True).stdout)
        for threads in (1, 2)
    }


def limits(runs):
    """Milliseconds by question, the faster of one thread and two. A thousand look-ups together: microseconds of one."""
    names = {f"Q{n}": LIMIT_NAMES.get(f"Q{n}", f"Q{n}") for n in range(1, 13)}
    return {q: min(run[name]["median_ms"] for run in runs.values()) for q, name in names.items()} if runs else {}
