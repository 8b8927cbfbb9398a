# The fixed points of the sample organisation (dates, folder) and the writer of its registers.
import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 3, 31)
PERIOD_FROM = date(2025, 4, 1)
HISTORY_FROM = date(2024, 4, 1)
BERLIN = ZoneInfo("Europe/Berlin")


def dice(name):
    """A random source of its own for each register, so that a change in one leaves the others as they were."""
    return random.Random(f"northwind/{name}")


def table(text, separator="|"):
    """The rows of a hand-written table; blank lines and lines that begin with # are left out."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[cell.strip() for cell in line.split(separator)] for line in lines if line and not line.startswith("#")]


def day(text):
    """A date from ISO text; None from an empty cell."""
    return date.fromisoformat(text) if text else None


def working_day(moment):
    """The same day, or the Friday before a weekend."""
    return moment - timedelta(days=max(0, moment.weekday() - 4))


def write(path, header, rows, separator=",", bom=False, newline="\r\n", raw_tail=""):
    """Writes one register. `raw_tail` goes to the end as it is: the dirt that no csv writer would produce."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=newline)
    writer.writerow(header)
    for row in rows:
        if len(row) > len(header):
            raise ValueError(f"{path}: {row} has more cells than the heading")
        writer.writerow(["" if cell is None else str(cell) for cell in row])
    target = FOLDER / path
    target.parent.mkdir(parents=True, exist_ok=True)
    data = ("\ufeff" if bom else "") + text.getvalue() + raw_tail
    target.write_bytes(data.encode("utf-8"))


def write_text(path, text):
    """Writes a file that registers point to."""
    target = FOLDER / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
