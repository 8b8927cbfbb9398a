// Values as text in the syntax of literals, with nodes, relationships and paths as patterns.

extension Value {
    /// `[1, 'a', 1.0]`, `{k: null}`, `(:A {k: 1})`, `[:T]`, `<(:A)-[:T]->(:B)>`; temporal values as strings in ISO
    /// form.
    ///
    /// What a node or relationship is made of comes from `table`; one that is not there shows as `()` or `[]`.
    package func literal(in table: ResultTable) -> String {
        var text = ""
        LiteralWriter(table: table).write(self, to: &text)
        return text
    }
}

/// A string in single quotes; only `'` and `\` are escaped.
package func quoted(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
        if scalar == "'" || scalar == "\\" { result.unicodeScalars.append("\\") }
        result.unicodeScalars.append(scalar)
    }
    return result + "'"
}

/// A label, type or key as it may stand in a literal: in backticks where it is not made of letters, digits, `_` and
/// `$`.
package func nameLiteral(_ name: String) -> String {
    let isPlain =
        !name.isEmpty
        && name.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x80 || scalar == "_" || scalar == "$" || ("0"..."9").contains(scalar)
                || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        }
    if isPlain { return name }
    return "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
}

private struct LiteralWriter {
    let table: ResultTable

    func write(_ value: Value, to text: inout String) {
        switch value {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .float(let value): text += FloatFormat.text(value)
        case .string(let value): text += quoted(value)
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: text += quoted(value.temporalText ?? "")
        case .list(let items): write(items, to: &text)
        case .map(let map): write(map, to: &text)
        case .node(let id): write(id, to: &text)
        case .relationship(let id): write(id, to: &text)
        case .path(let path): write(path, to: &text)
        }
    }

    private func write(_ items: [Value], to text: inout String) {
        text += "["
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            write(item, to: &text)
        }
        text += "]"
    }

    private func write(_ map: MapValue, to text: inout String) {
        text += "{"
        for (index, key) in map.keys.enumerated() {
            if index > 0 { text += ", " }
            text += nameLiteral(key) + ": "
            write(map.values[index], to: &text)
        }
        text += "}"
    }

    private func write(_ id: NodeID, to text: inout String) {
        text += "("
        if let node = table.nodes[id] {
            for label in node.labels { text += ":" + nameLiteral(label) }
            if node.properties.count > 0 {
                if !node.labels.isEmpty { text += " " }
                write(node.properties, to: &text)
            }
        }
        text += ")"
    }

    private func write(_ id: RelationshipID, to text: inout String) {
        text += "["
        if let relationship = table.relationships[id] {
            text += ":" + nameLiteral(relationship.type)
            if relationship.properties.count > 0 {
                text += " "
                write(relationship.properties, to: &text)
            }
        }
        text += "]"
    }

    private func write(_ path: PathValue, to text: inout String) {
        text += "<"
        for (index, node) in path.nodes.enumerated() {
            if index > 0, index <= path.relationships.count {
                let id = path.relationships[index - 1]
                let runsForward = table.relationships[id].map { $0.start == path.nodes[index - 1] } ?? true
                text += runsForward ? "-" : "<-"
                write(id, to: &text)
                text += runsForward ? "->" : "-"
            }
            write(node, to: &text)
        }
        text += ">"
    }
}
