# The answer key: every check on the sample, held against the flaws that were planted.
from . import cadence, handoffs, improving, loop, shape

# Beside the subject, the column that tells two rows of one subject apart.
SECOND_KEY = {"trigger-without-handoff": "interaction", "dangling-reference": "problem", "starving-process": "item_name"}


def checks(w):
    """Every check in the order of the catalogue."""
    late, unstarted, open_loop = handoffs.handoff_sla_breach(w), handoffs.trigger_without_handoff(w), loop.loop_not_closed(w)
    interactions = [{row["interaction"] for row in result.rows} for result in (late, unstarted)]
    return [
        shape.unowned_process(w), shape.owner_departed(w), shape.orphaned_process(w), shape.dead_end_process(w),
        shape.starving_process(w), shape.silo(w), shape.clause_uncovered(w),
        shape.undocumented_handoff(w, *interactions), shape.handoff_without_terms(w),
        loop.loop_transition_missing(w, bool(open_loop.rows)), loop.process_outside_loop(w), open_loop,
        cadence.paper_process(w), cadence.overdue_cadence(w), late, unstarted,
        improving.finding_without_action(w), improving.action_overdue(w), improving.broken_chain(w),
        shape.dangling_reference(w),
    ]


def key(check, row):
    second = SECOND_KEY.get(check)
    return f"{row['subject_id']} {row[second]}" if second else row["subject_id"]


def answers(w):
    """What answers.json holds."""
    results = checks(w)
    structure = [r.as_json() | {"check": r.check} for r in results
                 if r.check in ("loop-transition-missing", "process-outside-loop")]
    return {
        "organisation": "Northwind Health", "asOf": w.D.isoformat(),
        "period": {"from": w.F.isoformat(), "to": w.T.isoformat()},
        "checks": {result.check: result.as_json() for result in results},
        "loopGaps": {"population": len(w.ap), "rows": loop.loop_gaps(w)},
        "loopGapsStructure": [{"check": s["check"], "subject_id": row["subject_id"]} for s in structure for row in s["rows"]],
        "findProcessesWithoutInteractions": loop.find_without_interactions(w),
    }


def differences(found, planted):
    """Where the answers are not what was planted: lines to read, empty when all is as planned."""
    lines = []
    for check, result in found["checks"].items():
        expected = {row[0]: row[1] for row in planted.rows(planted.FLAWS[check])}
        actual = {key(check, row).strip(): row["grade"] for row in result["rows"]}
        lines += [f"{check}: planted {k} is not found" for k in expected if k not in actual]
        lines += [f"{check}: {k} is found, but was not planted" for k in actual if k not in expected]
        lines += [f"{check}: {k} is {actual[k]}, planted as {expected[k]}" for k in expected
                  if actual.get(k, expected[k]) != expected[k]]
        lines += [f"{check}: near miss {row[0]} is a row" for row in planted.rows(planted.NEAR_MISSES[check])
                  if row[0] in actual]
        for row in planted.rows(planted.FLAWS[check]):
            link = next((r["missing_link"] for r in result["rows"] if r["subject_id"] == row[0] and "missing_link" in r), None)
            if link and not row[2].startswith(link + ":"):
                lines.append(f"{check}: {row[0]} misses {link}, planted as {row[2]}")
    expected = [row[:2] for row in planted.rows(planted.LOOP_GAPS)]
    actual = [[row["id"], ", ".join([row["missing_leg"], *row["later_legs"]])] for row in found["loopGaps"]["rows"]]
    lines += [f"LOOP GAPS: {row}" for row in expected + actual if (row in expected) != (row in actual)]
    lines += [f"LOOP GAPS: near miss {row[0]} is a row" for row in planted.rows(planted.LOOP_GAPS_NEAR)
              if any(row[0] == gap["id"] for gap in found["loopGaps"]["rows"])]
    return lines


def unknown_subjects(w, planted):
    """Subjects of near misses that the sample does not have: a near miss of nothing would prove nothing."""
    ids = {id for nodes in w.graph.labels.values() for id in nodes} | {"check->act"}
    return [f"{check}: no {row[0]} in the sample" for check, text in planted.NEAR_MISSES.items()
            for row in planted.rows(text) if row[0].split()[0] not in ids]
