# The dated records that show the processes running: records of each process, measurements, training.
from datetime import date, datetime, timedelta

from .organisation import PEOPLE
from .processes import PROCESSES
from .world import AS_OF, HISTORY_FROM, dice, table, working_day, write

RHYTHM = {"W": 7, "F": 14, "M": 30, "Q": 91, "H": 182}

# Processes whose records follow no rhythm: their flaws and near misses hang on these days (planted.py).
BY_HAND = {
    "P-022": ["2024-06-12", "2024-10-02", "2025-01-15", "2025-04-01"],
    "P-025": ["2024-05-10", "2024-08-09", "2024-11-08", "2025-02-10", "2025-05-09", "2025-08-11", "2025-11-10"],
    "P-031": ["2024-06-28", "2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"],
    "P-037": ["2024-05-15", "2024-11-20", "2025-03-31"],
    "P-039": ["2024-06-12", "2024-10-09", "2024-12-18"],
    "P-041": ["2024-05-31", "2024-08-30", "2024-11-29", "2025-02-28", "2025-05-30", "2025-08-29", "2025-11-30"],
    "P-042": ["2024-05-15", "2024-08-15", "2024-11-15", "2025-02-14", "2025-05-15", "2025-08-15"],
}

# The remark that stands beside a record now and then.
REMARKS = ["", "", "", "", "", "", "one point carried over", "postponed by a day", "see minutes", "no deviation"]

# id | name | unit | cadence | target | measures | objective | lowest | highest
METRICS = table("""
M-01 | Training completed on time     | percent | P1M | 95 | P-012 | Everybody knows the rules | 90 | 99
M-02 | Time to revoke access          | hours   | P1M | 24 | P-024 | No access after the last day | 6 | 26
M-03 | Servers at the patch level     | percent | P1M | 97 | P-028 | No known hole stays open | 93 | 100
M-04 | High vulnerabilities open      | count   | P1M | 5  | P-029 | No known hole stays open | 1 | 9
M-05 | Failed changes                 | percent | P1M | 3  | P-035 | | 0 | 5
M-06 | Restore duration               | hours   | P3M | 4  | P-031 | Care goes on in a disruption | 2 | 5
M-07 | Successful backups             | percent | P1M | 99 | P-030 | Care goes on in a disruption | 97 | 100
M-08 | Network availability           | percent | P1M | 99 | P-036 | | 98 | 100
M-09 | Clicks on simulated phishing   | percent | P1M | 5  |       | Everybody knows the rules | 3 | 9
M-10 | Tickets older than five days   | count   | P1M | 20 | P-038 | | 8 | 31
M-11 | Platform availability          | percent | P1M | 99 | P-056 | Care goes on in a disruption | 98 | 100
M-12 | Age of unread alerts           | hours   | P1M | 24 | P-032 | | 3 | 60
M-13 | Time to enrol a patient        | days    | P3M | 5  | P-055 | | 2 | 6
M-14 | Actions finished on time       | percent | P1M | 90 | P-017 | | 70 | 100
""")
QUARTER_ENDS = [date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30),
                date(2025, 9, 30), date(2025, 12, 31)]

TOPICS = ["Security basics 2024", "Phishing and phone fraud", "Security basics 2025"]


# Lines typed by hand: in the first of 2026 the last three cells are missing, in the second a process that nobody registered.
TYPED = {
    2025: "RC-2025-9001,2025-03-31,P-069,scan batch,PR,done,last boxes\r\n",
    2026: "RC-2026-9001,2026-03-30,P-038,shift handover\r\n"
          "RC-2026-9002,2026-03-27,P-099,telephone log,TW,done,\r\n"
          "RC-2026-9003,2026-01-22,P-074,readiness check,YK,done,\r\n"
          "RC-2026-9004,2026-02-12,P-075,question log,YK,done,\r\n"
          "RC-2026-9005,2026-03-02,P-071,model review,HL,done,trial\r\n",
}


def rhythm_days(process, rhythm):
    """Days back from as-of at the process's rhythm; the first at most half a step before it, none on a weekend."""
    step = RHYTHM[rhythm]
    moment = AS_OF - timedelta(days=dice(process).randrange(step // 2))
    while moment >= HISTORY_FROM:
        yield working_day(moment)
        moment -= timedelta(days=step)


def records():
    """All records by day, and within a day by process: (day, process, kind)."""
    rows = []
    for process, *_, kind, rhythm in PROCESSES:
        days = [date.fromisoformat(text) for text in BY_HAND.get(process, [])]
        days += rhythm_days(process, rhythm) if rhythm in RHYTHM else []
        rows += [(moment, process, kind) for moment in days]
    return sorted(rows)


def record_files():
    random, numbered = dice("records"), {}
    initials = [row[1].replace("Dr. ", "").split() for row in PEOPLE[:30] if row[0] not in ("E-1016", "E-1021", "E-1029")]
    for moment, process, kind in records():
        year = numbered.setdefault(moment.year, [])
        year.append([f"RC-{moment.year}-{len(year) + 1:04}", moment, process, kind,
                     "".join(name[0] for name in random.choice(initials)), "done", random.choice(REMARKS)])
    header = ["Record no.", "Date", "Process", "Kind", "Done by", "Result", "Remark"]
    for year, rows in numbered.items():
        write(f"records/records-{year}.csv", header, rows, raw_tail=TYPED.get(year, ""))
    return sum(len(rows) for rows in numbered.values())


def measurement_days(metric, cadence):
    """The days on which a metric was taken: the third of each month, its last, or the quarter's end."""
    if metric == "M-06":
        return QUARTER_ENDS
    if metric == "M-07":
        # The last day of each month, up to February.
        return [date(2024 + (3 + n) // 12, (3 + n) % 12 + 1, 1) - timedelta(days=1) for n in range(24)]
    months = [date(2024 + (3 + n) // 12, (3 + n) % 12 + 1, 3) for n in range(24)]
    if cadence == "P3M":
        return [month for month in months if month.month in (3, 6, 9, 12)]
    return [month for month in months if metric != "M-09" or month <= date(2026, 1, 31)]


def measurements():
    random, rows = dice("measurements"), []
    for metric, _, unit, cadence, _, _, _, lowest, highest in METRICS:
        for number, moment in enumerate(measurement_days(metric, cadence), start=1):
            value = round(random.uniform(float(lowest), float(highest)), 1)
            shown = "31.11.2024" if (metric, number) == ("M-10", 8) else moment
            rows.append([f"MS-{metric[2:]}-{number:02}", metric, shown, value, unit])
    return rows


# Entered by hand: person | topic | due | completed | process | valid until.
TRAINING_BY_HAND = table("""
Felix Baumann   | Backup tool workshop   | 2025-12-15 |            | |
Lukas Steiner   | Secure coding          | 2026-02-27 |            | |
Leonie Arndt    | Secure coding          | 2026-03-31 |            | |
Karsten Böhm    | Forklift licence       |            | 2024-08-12 | | 2026-02-12
Ines Haupt      | Forklift licence       |            | 2024-08-05 | | 2026-02-05
Ines Haupt      | Forklift licence       |            | 2026-01-19 | | 2027-07-19
Chiara Russo    | Release tool           | 2026-01-30 |            | |
Chiara Russo    | Release tool           |            | 2026-02-05 | |
""")


def training():
    random, rows = dice("training"), []
    dues = [date(2024, 9, 30), date(2025, 3, 31), date(2025, 11, 28)]
    for topic, due in zip(TOPICS, dues):
        for number, name, *_, entry, _ in PEOPLE:
            if datetime.strptime(entry, "%d.%m.%Y").date() > due:
                continue
            completed = working_day(due - timedelta(days=random.randrange(3, 70)))
            if topic == TOPICS[2] and number in ("E-1016", "E-1021"):
                completed = None
            who = number if name == "Thomas Weber" else name
            rows.append([f"TR-{len(rows) + 1:04}", who, topic, due, completed, "P-012"])
    rows.append([f"TR-{len(rows) + 1:04}", "Thomas Weber", "Backup tool workshop", date(2025, 10, 31), date(2025, 10, 22), "P-012"])
    rows += [[f"TR-{len(rows) + n:04}", *row] for n, row in enumerate(TRAINING_BY_HAND, start=1)]
    return rows


def files():
    record_files()
    write("registers/metrics.csv", ["id", "name", "unit", "cadence", "target", "Process", "Objective"],
          [row[:7] for row in METRICS])
    write("registers/measurements.csv", ["id", "Metric", "Date", "Value", "Unit"], measurements(), separator=";")
    write("registers/training.csv", ["id", "Person", "Topic", "Due", "Completed", "Process", "Valid until"], training())
