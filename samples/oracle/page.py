# The answer key of a sample as a page to read.


def page(found, planted):
    lines = [
        "# Answer key",
        "",
        f"{found['organisation']} as of {found['asOf']}, period {found['period']['from']} to {found['period']['to']}. Written by",
        "`python3 -m oracle`, which reads the same files with a program of its own; `answers.json` holds all rows for a test.",
        "What was put in on purpose stands with its reason, and beside it cases that look like one and are none.",
        "",
        "| check | population | rows |",
        "|---|---|---|",
    ]
    for check, result in found["checks"].items():
        population = "" if result["population"] is None else result["population"]
        rows = "not evaluable" if result["result"] == "not evaluable" else result["exceptions"] or "in order"
        lines.append(f"| [{check}](#{check}) | {population} | {rows} |")
    lines += [""]
    for check, result in found["checks"].items():
        lines += [f"## {check}", ""] + body(result, planted.get(check)) + [""]
    return "\n".join(lines + loop(found, planted.get("LOOP GAPS")))


def body(result, section):
    if result["result"] == "not evaluable":
        missing = "; ".join(need.replace(" | ", " or ") for need in result["missing"])
        return [f"Not evaluable: the files have no {missing}." if missing else "Not evaluable: nothing to look at."]
    if section is None:
        return []
    lines = []
    if section.flaws:
        lines += ["| row | grade | why |", "|---|---|---|"]
        lines += [f"| {row[0] or '(no id)'} | {row[1]} | {row[2]} |" for row in section.flaws]
    rest = result["exceptions"] - len(section.flaws)
    if rest:
        lines += [""] if lines else []
        lines += [f"And {rest} more: " + "; ".join(row[1] for row in section.more) + "."]
    if not result["exceptions"]:
        lines.append("In order.")
    if section.near:
        lines += ["", "Looks like one and is none:", ""]
        lines += [f"- {row[0]}: {row[1]}" for row in section.near]
    return lines


def loop(found, section):
    if section is None:
        return []
    lines = ["## LOOP GAPS", "", f"Of {found['loopGaps']['population']} processes:", "",
             "| process | missing legs | why |", "|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in section.flaws]
    lines += ["", "Looks like a gap and is none:", ""]
    lines += [f"- {row[0]}: {row[1]}" for row in section.near]
    lines += ["", "## LOOP GAPS STRUCTURE", "", "The rows of loop-transition-missing and process-outside-loop.", "",
              "## FIND processes WITHOUT interactions", "",
              ", ".join(found["findProcessesWithoutInteractions"]) + ".", "",
              "Wider than orphaned-process, because status and scope do not count: a retired (P-070), a draft (P-071), an",
              "out-of-scope process (P-072), one of unknown status (P-073) and the excused P-067 are listed. And narrower:",
              "P-066 is not, because its interface to the retired P-069 is itself active.", ""]
    return lines
