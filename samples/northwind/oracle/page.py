# The answer key as a page to read.


def page(found, planted):
    lines = [
        "# Answer key",
        "",
        f"Northwind Health as of {found['asOf']}, period {found['period']['from']} to {found['period']['to']}. Written by",
        "`python3 -m oracle`, which reads the same files with a program of its own; `answers.json` holds the same rows for a test.",
        "Every flaw was put in on purpose, and beside each stand cases that look like one and are none.",
        "",
        "| check | population | rows |",
        "|---|---|---|",
    ]
    for check, result in found["checks"].items():
        population = "" if result["population"] is None else result["population"]
        lines.append(f"| [{check}](#{check}) | {population} | {result['exceptions'] or 'in order'} |")
    lines += ["", "Totals that the exact rules leave open are `null` in `answers.json` and are not held against anybody.", ""]
    for check, result in found["checks"].items():
        lines += [f"## {check}", ""]
        flaws = planted.rows(planted.FLAWS[check])
        if flaws:
            lines += ["| row | grade | why |", "|---|---|---|"]
            lines += [f"| {row[0] or '(no id)'} | {row[1]} | {row[2]} |" for row in flaws]
        else:
            lines.append("In order.")
        lines += ["", "Looks like one and is none:", ""]
        lines += [f"- {row[0]}: {row[1]}" for row in planted.rows(planted.NEAR_MISSES[check])]
        lines.append("")
    lines += ["## LOOP GAPS", "", f"Of {found['loopGaps']['population']} processes:", "",
              "| process | missing legs | why |", "|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in planted.rows(planted.LOOP_GAPS)]
    lines += ["", "Looks like a gap and is none:", ""]
    lines += [f"- {row[0]}: {row[1]}" for row in planted.rows(planted.LOOP_GAPS_NEAR)]
    lines += ["", "## LOOP GAPS STRUCTURE", "", "The rows of loop-transition-missing and process-outside-loop.", "",
              "## FIND processes WITHOUT interactions", "",
              ", ".join(found["findProcessesWithoutInteractions"]) + ".", "",
              "Wider than orphaned-process, because status and scope do not count: a retired (P-070), a draft (P-071), an",
              "out-of-scope process (P-072), one of unknown status (P-073) and the excused P-067 are listed. And narrower:",
              "P-066 is not, because its interface to the retired P-069 is itself active.", ""]
    return "\n".join(lines)
