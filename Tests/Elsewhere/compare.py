"""Carries the sample's graph and queries to another engine and compares the rows.

    python compare.py WEFT ORGANISATION SCRIPT...

The engine is GraphQLite, an SQLite extension that follows openCypher. It is loaded with what `weft export` writes; every statement of the
scripts is expanded with EXPAND ... FOR openCypher and run there. A statement ends as one of: same rows, other rows, not run there (the
engine's words), stays here (Weft says what has no equivalent). The exit code is 1 where
rows differ and KNOWN does not say why.
"""
import csv
import glob
import json
import re
import subprocess
import sys
import tempfile

import graphqlite

# Statements whose rows differ because of the engine, by their beginning. Each was looked at by hand.
KNOWN = {
    "COUNT trigger events": "there the quarter of an instant is null",
    "MATCH (e:TriggerEvent)": "there min() of instants is the number of their year",
    "MATCH (p:Process) WHERE p.cadence": "there max() of dates is the number of their year",
    "MATCH (d:Document) WHERE d.status": "there max() of dates is the number of their year",
    "MATCH (p:Process) WHERE p.status = 'active' AND NOT (p)<-[:DESCRIBES]": "there a map in a negated pattern is passed over",
}

weft, organisation, scripts = sys.argv[1], sys.argv[2], sys.argv[3:]


def ask(statement, *options):
    done = subprocess.run([weft, "query", organisation, "-c", statement, *options], capture_output=True, text=True)
    return done.stdout, done.stderr, done.returncode


def statements(path):
    """The statements of a script; none of ours holds a semicolon within a text."""
    text = re.sub(r"(?m)//.*$", "", open(path, encoding="utf-8").read())
    for statement in text.split(";"):
        if statement.strip() and not re.match(r"\s*(SHOW|DEFINE|\.)", statement):
            yield " ".join(statement.split())


def plain(value):
    """A value as both sides can write it: temporal values are texts there, numbers may be floats."""
    if isinstance(value, float) and value == int(value):
        return int(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dict) and "_iso8601" in value:
        return value["_iso8601"]
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, str):
        return re.sub(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?=Z|[+-]|$)", r"\1:00", value)
    return value


def rows_there(connection, query):
    return [[plain(value) for value in row.values()] for row in connection.cypher(query)]


def load(graph):
    """Nodes by the script's statements. It finds nodes by property slowly, so relationships come from the bundle, through its bulk loader."""
    script = subprocess.run([weft, "export", organisation], capture_output=True, text=True, check=True).stdout
    for statement in script.split(";\n"):
        statement = re.sub(r"(?m)^//.*$", "", statement).strip()
        if statement.startswith("CREATE"):
            graph.query(statement)
    numbers = {str(row["key"]): row["number"] for row in graph.query("MATCH (n:WeftNode) RETURN n.weft_key AS key, id(n) AS number")}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([weft, "export", organisation, "--format", "csv-bundle", "-o", folder], check=True, stderr=subprocess.DEVNULL)
        edges = []
        for path in sorted(glob.glob(folder + "/relationships-*.csv")):
            for row in csv.DictReader(open(path, encoding="utf-8", newline="")):
                start, end, kind = row.pop(":START_ID"), row.pop(":END_ID"), row.pop(":TYPE")
                properties = dict(typed(*cell) for cell in row.items() if cell[1] != "")
                edges.append((start, end, properties, kind))
        graph.insert_edges_bulk(edges, numbers)
    graph.query("MATCH (n:WeftNode) REMOVE n:WeftNode, n.weft_key")


def typed(heading, text):
    name, kind = heading.rsplit(":", 1)
    if kind == "long":
        return name, int(text)
    if kind == "double":
        return name, float(text)
    return name, text == "true" if kind == "boolean" else text


def main():
    graph = graphqlite.Graph(":memory:")
    load(graph)
    connection = graph.connection
    counts = {}
    for script in scripts:
        for statement in statements(script):
            verdict, detail = compare(connection, statement)
            reason = next((reason for begin, reason in KNOWN.items() if statement.startswith(begin)), None)
            if verdict == "other rows" and reason:
                verdict, detail = "known to differ", reason
            counts[verdict] = counts.get(verdict, 0) + 1
            print(f"{verdict:15} {statement[:100]}{'  -- ' + detail if detail else ''}", flush=True)
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    sys.exit(1 if counts.get("other rows") else 0)


def compare(connection, statement):
    query, complaint, status = ask(f"EXPAND {statement} FOR openCypher")
    if status != 0:
        return "stays here", complaint.strip().split("\n")[0]
    if statement.startswith("SAMPLE"):
        return "stays here", "a ranking draws the sample; the query is that of its population"
    if query.count("\n// ") + query.startswith("// ") > 1:
        return "stays here", "several queries at once"
    here, complaint, status = ask(statement, "--mode", "json")
    try:
        there = rows_there(connection, re.sub(r"(?m)^//.*$", "", query))
    except Exception as error:  # whatever the engine has to say
        return "not run there", str(error).split("\n")[0][:120]
    rows = json.JSONDecoder().raw_decode(here.lstrip("\ufeff \n"))[0] if here.strip() else []
    expected = [[plain(value) for value in row.values()] for row in rows]
    if expected == there:
        return "same rows", f"{len(there)}"
    if sorted(map(repr, expected)) == sorted(map(repr, there)):
        return "same rows", f"{len(there)}, in another order"
    differing = next((pair for pair in zip(expected, there) if pair[0] != pair[1]), None)
    return "other rows", f"{len(expected)} here, {len(there)} there: {differing}"[:300]


if __name__ == "__main__":
    main()
