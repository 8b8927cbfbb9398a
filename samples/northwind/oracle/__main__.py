# Reads the sample, writes answers.json and ANSWERS.md, and fails where the answers are not what was planted.
#
#     python3 -m oracle            (in the sample's folder)
import json
import sys
from pathlib import Path

from generator import planted

from . import answers, loader, page
from .terms import World

FOLDER = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    world = World(*loader.load(FOLDER))
    found = answers.answers(world)
    (FOLDER / "answers.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (FOLDER / "ANSWERS.md").write_text(page.page(found, planted), encoding="utf-8")
    wrong = answers.differences(found, planted) + answers.unknown_subjects(world, planted)
    for line in wrong:
        print(line)
    print(f"{sum(r['exceptions'] for r in found['checks'].values())} rows of {len(found['checks'])} checks,",
          f"{len(wrong)} differences from what was planted")
    sys.exit(1 if wrong else 0)
