# The answer key: every check on a sample, held against what was planted.
from . import catalogue, loop

# Beside the subject, the column that tells two rows of one subject apart.
SECOND_KEY = {"trigger-without-handoff": "expected_interaction", "dangling-reference": "problem", "starving-process": "item_name"}


def key(check, row):
    second = row.get(SECOND_KEY.get(check, "detail"))
    return f"{row['subject_id']} {second}".strip() if second else row["subject_id"]


def answers(w, planted):
    """What answers.json holds: rows, and the near misses that must stay silent."""
    checks = catalogue.results(w)
    for check, result in checks.items():
        if check in planted:
            result["nearMisses"] = [row[0] for row in planted[check].near]
    structure = [{"check": check, "subject_id": row["subject_id"]}
                 for check in ("loop-transition-missing", "process-outside-loop") for row in checks[check]["rows"]]
    return {
        "organisation": w.name, "asOf": w.D.isoformat(),
        "period": {"from": w.F.isoformat(), "to": w.T.isoformat()},
        "checks": checks,
        "loopGaps": {"population": len(w.ap), "rows": loop.loop_gaps(w)},
        "loopGapsStructure": structure,
        "findProcessesWithoutInteractions": loop.find_without_interactions(w),
    }


def differences(found, planted):
    """Where the answers are not what was planted: lines to read, empty when all is as planned."""
    lines = []
    for check, result in found["checks"].items():
        section = planted.get(check)
        if section is None:
            lines += [f"{check}: nothing is said of it"] if result["result"] != "not evaluable" else []
            continue
        expected = {row[0]: row[1] for row in section.flaws}
        actual = {key(check, row): row["grade"] for row in result["rows"]}
        more = {row[0] for row in section.more}
        lines += [f"{check}: planted {k} is not found" for k in expected if k not in actual]
        lines += [f"{check}: {k} ({grade}) is found, but was not planted" for k, grade in actual.items()
                  if k not in expected and grade not in more]
        lines += [f"{check}: {k} is {actual[k]}, planted as {expected[k]}" for k in expected
                  if actual.get(k, expected[k]) != expected[k]]
        lines += [f"{check}: near miss {row[0]} is a row" for row in section.near
                  if row[0] in (actual if " " in row[0] else {r["subject_id"] for r in result["rows"]})]
        for row in section.flaws:
            link = next((r["missing_link"] for r in result["rows"] if r["subject_id"] == row[0] and "missing_link" in r), None)
            if link and not row[2].startswith(link + ":"):
                lines.append(f"{check}: {row[0]} misses {link}, planted as {row[2]}")
    gaps = planted.get("LOOP GAPS")
    if gaps:
        expected = [row[:2] for row in gaps.flaws]
        actual = [[row["id"], ", ".join([row["missing_leg"], *row["later_legs"]])] for row in found["loopGaps"]["rows"]]
        lines += [f"LOOP GAPS: {row}" for row in expected + actual if (row in expected) != (row in actual)]
        lines += [f"LOOP GAPS: near miss {row[0]} is a row" for row in gaps.near
                  if any(row[0] == gap["id"] for gap in found["loopGaps"]["rows"])]
    return lines


def unknown_subjects(w, planted):
    """Subjects of near misses that the sample does not have: a near miss of nothing would prove nothing."""
    ids = {id for nodes in w.graph.labels.values() for id in nodes} | {"check->act"}
    return [f"{check}: no {row[0]} in the sample" for check, section in planted.items() for row in section.near
            if row[0].split()[0] not in ids]
