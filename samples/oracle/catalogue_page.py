# For every check: what it finds in Northwind, what stays silent there, and which sample can't answer it.


def page(keys, planted):
    lines = [
        "# What the samples show of each check",
        "",
        "Written by `python3 -m oracle` from the answer keys; a test holds the tool to it. The near misses are among the rows that",
        "the check looks at, or all but; `ANSWERS.md` of each sample gives the reasons.",
        "",
        "| check | found in northwind | near miss that stays silent | not evaluable in |",
        "|---|---|---|---|",
    ]
    for check, result in keys["northwind"]["checks"].items():
        found = f"{result['exceptions']}: {some(subjects(result))}" if result["exceptions"] else result["result"]
        then = keys["northwind"]["earlier"]
        if check in then["checks"]:
            found += f"; as of {then['asOf']} {some(subjects(then['checks'][check]))}"
        near = some([row[0] for row in planted["northwind"][check].near])
        blind = [name for name, key in keys.items() if key["checks"][check]["result"] == "not evaluable"]
        lines.append(f"| {check} | {found} | {near} | {', '.join(blind) or 'none: it needs nothing'} |")
    return "\n".join(lines + [""])


def subjects(result):
    return list(dict.fromkeys(row["subject_id"] or "(no id)" for row in result["rows"]))


def some(names, most=4):
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
