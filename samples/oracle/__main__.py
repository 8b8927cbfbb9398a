# Reads the samples, writes each one's answers.json and ANSWERS.md and their CATALOGUE.md, and fails where the answers are
# not what was planted.
#
#     python3 -m oracle            (in the folder samples)
import json
import sys
from pathlib import Path

from . import answers, catalogue_page, loader, loop, page, planted
from .terms import World

SAMPLES = Path(__file__).resolve().parent.parent
NAMES = ["northwind", "smallfirm", "smallfirm/first-day"]


def write(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")


def earlier(folder):
    """Northwind three months into its period, when its loop had not closed yet: only one of both can be seen on one day."""
    settings, graph = loader.load(folder)
    settings |= {"asOf": "2025-06-30", "period": {"from": "2025-04-01", "to": "2025-06-30"}}
    result = loop.loop_not_closed(World(settings, graph))
    return {"asOf": "2025-06-30", "period": settings["period"], "checks": {result.check: result.as_json()}}


if __name__ == "__main__":
    wrong, keys = [], {}
    for name in NAMES:
        folder = SAMPLES / name
        world, sections = World(*loader.load(folder)), planted.read(folder)
        found = keys[name] = answers.answers(world, sections)
        if name == "northwind":
            found["earlier"] = earlier(folder)
        write(folder / "answers.json", json.dumps(found, indent=1, ensure_ascii=False) + "\n")
        write(folder / "ANSWERS.md", page.page(found, sections))
        lines = answers.differences(found, sections) + answers.unknown_subjects(world, sections)
        wrong += [f"{name}: {line}" for line in lines]
        print(f"{name}: {sum(r['exceptions'] or 0 for r in found['checks'].values())} rows of {len(found['checks'])} checks")
    write(SAMPLES / "CATALOGUE.md", catalogue_page.page(keys, {name: planted.read(SAMPLES / name) for name in NAMES}))
    print(*wrong, f"{len(wrong)} differences from what was planted", sep="\n")
    sys.exit(1 if wrong else 0)
