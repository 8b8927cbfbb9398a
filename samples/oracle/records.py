# The checks of records as such: numbered series, dates in an impossible order, records of what should not run.
from .documents import split_number
from .results import Result, text
from .vocabulary import EVENT_DATE

PAIRS = [pair.split() for pair in """raised closed, opened done, opened closed, done closed, created approved,
    approved effective, performedFrom performedTo, performedTo reported, openedAt completedAt, detected resolved,
    decided completed, joined left, validFrom validTo, effectiveFrom effectiveTo,
    start end""".split(",")]
OVER = ("closed", "done", "completed")


def population_gap(w, per_month=4):
    series = {}
    for label in EVENT_DATE:
        for record in w.graph.nodes(label):
            number, day = split_number(record.id), w.event_date(record)
            if number and (day is None or day <= w.D):
                series.setdefault((label, number[0]), []).append((number[1], record.id, record, day))
    result = Result("population-gap", 0)
    for (_, name), entries in series.items():
        if len(entries) < 2:
            continue
        result.population += 1
        entries.sort(key=lambda entry: entry[:2])
        numbers = sorted({entry[0] for entry in entries})
        months = sorted({(day.year, day.month) for *_, day in entries if day})
        wanted = 12 * (months[-1][0] - months[0][0]) + months[-1][1] - months[0][1] + 1 if months else 0
        every = [divmod(12 * months[0][0] + months[0][1] - 1 + n, 12) for n in range(wanted)]
        empty = [f"{y}-{m + 1:02}" for y, m in every if (y, m + 1) not in months] if len(entries) >= per_month * wanted else []
        missing = numbers[-1] - numbers[0] + 1 - len(numbers)
        if missing or len(numbers) < len(entries) or empty:
            result.add(entries[0][2], "observation", detail=name, missing_count=missing,
                       duplicates=len(entries) - len(numbers), empty_months=empty)
    return result


def time_travel(w, least=3, share=0.1):
    result = Result("time-travel", 0)
    everything = [node for nodes in w.graph.labels.values() for node in nodes.values()]
    for node in everything:
        result.population += sum(node[a] is not None and node[b] is not None for a, b in PAIRS)
    for a, b in PAIRS:
        for label, nodes in w.graph.labels.items():
            both = [n for n in nodes.values() if n[a] is not None and n[b] is not None]
            wrong = [n for n in both if n[b] < n[a]]
            grade = "major" if len(wrong) >= least and len(wrong) > share * len(both) else "observation"
            for n in wrong:
                result.add(n, grade, detail=f"{a} {b}")
    for review in w.graph.nodes("EffectivenessReview"):
        for action in review.to("VERIFIES", "CorrectiveAction"):
            result.population += bool(review["date"] and action["done"])
            if review["date"] and action["done"] and review["date"] < action["done"]:
                result.add(review, "observation", detail=action.id)
    for node in w.graph.nodes("Finding", "CorrectiveAction", "Decision", "Treatment"):
        for field in OVER:
            said = node[field] and w.is_word(node["status"], *OVER)
            result.population += bool(said)
            if said and node[field] > w.D:
                result.add(node, "observation", detail=field)
    judged, backdated = set(), {}
    for p in w.graph.nodes("Process"):
        for record in p.by("RECORD_OF"):
            for audit in p.by("AUDITED", "Audit"):
                begun, day, created = audit["performedFrom"], w.event_date(record), record["created"]
                if begun and record["date"] and created:
                    judged.add((id(record), id(audit)))
                if begun and day and created and day < begun < created:
                    backdated[(record.id, audit.id)] = (record, audit)
    result.population += len(judged)
    for record, audit in backdated.values():
        result.add(record, "observation", detail=audit.id)
    return result


def shadow_process(w):
    result = Result("shadow-process", 0)
    for x in w.graph.nodes("Process", "Interaction"):
        if x["status"] not in ("draft", "retired"):
            continue
        result.population += 1
        events = w.events(x) if x.label == "Process" else w.dated(x.by("INSTANCE_OF", "HandoffRecord"))
        days = [day for day, _ in events if w.in_period(day)]
        if days:
            result.add(x, "observation", record_count=len(days), first=text(min(days)), last=text(max(days)))
    unknown = {}
    for problem in w.graph.problems:
        record = w.graph.labels[problem.label].get(problem.id)
        if problem.problem == "unresolved" and problem.relationship in ("RECORD_OF", "INSTANCE_OF") and record \
                and w.in_period(w.event_date(record)):
            unknown.setdefault((problem.relationship, problem.value), {})[record.id] = record
    result.population += len(unknown)
    for (relationship, value), records in unknown.items():
        subject = ("Process" if relationship == "RECORD_OF" else "Interaction", value)
        result.add(subject, "observation", record_count=len(records))
    return result
