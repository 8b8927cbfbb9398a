# Reads the registers as the manifest says, and keeps what does not fit as problems.
import csv
import io
import re

from . import cells, manifest, moments, vocabulary
from .graph import Graph, Node, Problem


def load(folder):
    """The manifest's settings and the graph of the registers below `folder`."""
    settings = manifest.read((folder / "isms.yaml").read_text(encoding="utf-8"))
    graph = Graph()
    graph.folder = folder
    for id in vocabulary.CLAUSES + vocabulary.HEADINGS:
        graph.declared.update(["Clause", "Clause.documentedInfo"])
        graph.labels["Clause"][id] = Node("Clause", id, {"id": id}, "")
    tables = [(entry, path, *rows_of(path, folder)) for entry in settings["files"] for path in paths(folder, entry["path"])]
    loaded = []
    read = set()
    for entry, path, header, rows in tables:
        declare(graph, entry, header)
        graph.records += 0 if path in read else len(rows)
        read.add(path)
        for line, cells in rows:
            row = Row(entry, header, cells, f"{path.relative_to(folder)}:{line}")
            if "node" in entry:
                row.make_node(graph)
            loaded.append(row)
    for row in loaded:
        row.create_targets(graph)
    for row in loaded:
        row.link(graph)
    for interaction in graph.nodes("Interaction"):
        ends = ", ".join(kind for kind in ("FROM", "TO") if len(interaction.out[kind]) != 1)
        if ends:
            graph.problems.append(Problem("Interaction", interaction.id, ends, "", "missing-end", interaction.source,
                                          ends.split(", ")[0], node=interaction))
    return settings, graph


def declare(graph, entry, header):
    """What a file has a place for, even where it has no rows."""
    if "edge" in entry:
        graph.declared.update(f"{label}-{entry['edge']}" for label in as_list(entry["from"]["label"]))
        return
    label = entry["node"]
    graph.declared.add(label)
    for name in header:
        given = entry.get("columns", {}).get(name, {"property": camel_case(name)})
        if not isinstance(given, dict) or "of" in given:
            continue
        if "property" in given:
            graph.declared.add(f"{label}.{given['property']}")
        else:
            starts = as_list(given["from"]) if "from" in given else [label]
            graph.declared.update(f"{start}-{given['edge']}" for start in starts)


def as_list(value):
    return [value] if isinstance(value, str) else value


def paths(folder, pattern):
    return sorted(folder.glob(pattern)) if "*" in pattern else [folder / pattern]


def rows_of(path, folder):
    """The heading and the rows with the line each begins on; short rows are filled up, empty ones left out."""
    text = path.read_bytes().decode("utf-8-sig")
    first = text.splitlines()[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    header, rows, line = next(reader), [], reader.line_num + 1
    for cells in reader:
        if any(cells):
            rows.append((line, cells + [""] * (len(header) - len(cells))))
        line = reader.line_num + 1
    return header, rows


def camel_case(header):
    words = [word for word in re.split(r"[ \-_/]+", header) if word]
    lowered = [word.lower() if word.isupper() else word[0].lower() + word[1:] for word in words]
    return lowered[0] + "".join(word[0].upper() + word[1:] for word in lowered[1:])


class Row:
    """One row under one entry of the manifest."""

    def __init__(self, entry, header, row, source):
        self.entry, self.source, self.node = entry, source, None
        absent = entry.get("missing", [])
        self.columns = entry.get("columns", {})
        self.cells = {name: self.content(name, cells.visible(cell), absent) for name, cell in zip(header, row)}

    def content(self, name, text, absent):
        """The text of a cell; nothing where it says that nothing is there."""
        given = self.column(name)
        is_word = isinstance(given, dict) and (self.entry.get("node"), given.get("property")) in vocabulary.VALUES
        of_people = isinstance(given, dict) and "edge" in given and {"Person", "Role"} & set(as_list(given.get("to", [])))
        nothing = text in absent or cells.says_nothing(text, is_word) or of_people and text.lower() in cells.NOBODY
        return "" if nothing else text

    def column(self, name):
        given = self.columns.get(name)
        return given if given is not None else {"property": camel_case(name)}

    def references(self):
        """(column, specification, parts of the cell) of each column that makes edges."""
        for name, text in self.cells.items():
            given = self.column(name)
            if isinstance(given, dict) and "edge" in given:
                cut = text.split(given["split"]) if "split" in given else [text]
                yield name, given, [part.strip() for part in cut if part.strip()]

    def problem(self, graph, column, value, problem, id=None, relationship="", property="", node=None):
        label = self.entry.get("node") or self.entry["edge"]
        id = id if id is not None else self.node.id if self.node else ""
        graph.problems.append(Problem(label, id, column, value, problem, self.source, relationship, property, node or self.node))

    def make_node(self, graph):
        label = self.entry["node"]
        key = self.entry.get("key") or next(name for name in self.cells if self.column(name) == {"property": "id"})
        id = self.cells[key]
        if not id:
            return self.problem(graph, key, "", "missing-key", id="")
        if id in graph.labels[label]:
            return self.problem(graph, key, id, "duplicate-id", id=id, node=graph.labels[label][id])
        self.node = graph.labels[label][id] = Node(label, id, {"id": id}, self.source)
        for name, text in self.cells.items():
            given = self.column(name)
            if text and isinstance(given, dict) and "property" in given and "of" not in given:
                self.node.properties[given["property"]] = self.value(graph, label, name, given, text)

    def value(self, graph, label, column, given, text):
        at = (label, given["property"])
        mapped = given.get("values", {}).get(text, text)
        if at in vocabulary.VALUES:
            if mapped.lower() in vocabulary.VALUES[at].split():
                return mapped.lower()
            self.node.unknown.add(given["property"])
            return self.problem(graph, column, text, "unknown-value", property=given["property"])
        if at in vocabulary.LISTS:
            return [part.strip() for part in text.split(";") if part.strip()]
        try:
            kind = given.get("type") or vocabulary.TYPES.get(at)
            if kind == "duration" and mapped.lower() in cells.NO_CADENCE:
                return None
            value = moments.typed(mapped, kind, given.get("format"))
            if vocabulary.TYPES.get(at) == "duration" and not moments.is_more_than_nothing(value):
                raise ValueError(text)
            return value
        except (ValueError, KeyError):
            return self.problem(graph, column, text, "unparsable", property=given["property"])

    def create_targets(self, graph):
        for _, given, texts in self.references():
            for text in texts:
                if "create" in given and not graph.find([given["create"]], ["name"], text):
                    made = Node(given["create"], text, {"id": text, "name": text}, self.source)
                    graph.labels[given["create"]][text] = made

    def resolve(self, graph, column, given, text, side):
        hits = graph.find(as_list(given[side]), as_list(given.get("match", ["id", "name"])), text)
        if len(hits) == 1:
            return hits[0]
        self.problem(graph, column, text, "ambiguous" if hits else "unresolved",
                     relationship=given.get("edge") or self.entry["edge"])

    def link(self, graph):
        if "edge" in self.entry:
            return self.link_edge_row(graph)
        if self.node is None:
            return
        for name, given, texts in self.references():
            properties = {}
            for other, text in self.cells.items():
                about = self.column(other)
                if isinstance(about, dict) and about.get("of") == name and text:
                    try:
                        properties[about["property"]] = moments.typed(text, about["type"])
                    except ValueError:
                        self.problem(graph, other, text, "unparsable", relationship=given["edge"], property=about["property"])
            for text in texts:
                side = "from" if "from" in given else "to"
                found = self.resolve(graph, name, given, text, side)
                if found and side == "to":
                    graph.connect(self.node, given["edge"], found, properties)
                elif found:
                    graph.connect(found, given["edge"], self.node, properties)

    def link_edge_row(self, graph):
        ends, used = [], set()
        for side in ("from", "to"):
            given = self.entry[side]
            used.add(given["column"])
            text = self.cells[given["column"]]
            ends.append((given, text, graph.find(as_list(given["label"]), as_list(given.get("match", ["id", "name"])), text)))
        # What is met at one end lacks the relationship to what is not met at the other.
        met = [hits[0] for _, _, hits in ends if len(hits) == 1]
        for given, text, hits in ends:
            if len(hits) != 1:
                self.problem(graph, given["column"], text, "ambiguous" if hits else "unresolved", id="",
                             relationship=self.entry["edge"], node=met[0] if met else None)
        properties = {}
        for name, text in self.cells.items():
            if name not in used and text:
                given = self.column(name)
                properties[given["property"]] = moments.typed(text, given.get("type"))
        if len(met) == 2:
            graph.connect(met[0], self.entry["edge"], met[1], properties)
