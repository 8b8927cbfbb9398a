// Values as an auditor reads them in a cell.

import Values

/// Writes values as plain text: strings without quotes, a node as `P-017 — Offboarding`, lists joined.
package struct CellText {
    let table: ResultTable
    /// Around and between the items of a list.
    let list: (open: String, separator: String, close: String)
    let booleans: (yes: String, no: String)

    /// `[a, b]`, `true`: for tables that people read.
    static func forReading(_ table: ResultTable) -> CellText {
        CellText(table: table, list: ("[", ", ", "]"), booleans: ("true", "false"))
    }

    /// `a; b`, `TRUE`: for cells of a spreadsheet.
    static func forSpreadsheet(_ table: ResultTable) -> CellText {
        CellText(table: table, list: ("", "; ", ""), booleans: ("TRUE", "FALSE"))
    }

    /// The text of a value that is not null by itself; a null inside a list or a map is `null`.
    func text(_ value: Value) -> String {
        switch value {
        case .null: return "null"
        case .boolean(let value): return value ? booleans.yes : booleans.no
        case .integer(let value): return String(value)
        case .float(let value): return FloatFormat.text(value)
        case .string(let value): return value
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: return value.temporalText ?? ""
        case .list(let items): return items.isEmpty ? "[]" : list.open + joined(items) + list.close
        case .map(let map): return text(map)
        case .node(let id): return text(id)
        case .relationship(let id): return text(id)
        case .path(let path): return text(path)
        }
    }

    private func joined(_ items: [Value]) -> String {
        items.map { item in
            if case .list(let inner) = item { return "[" + joined(inner) + "]" }
            return text(item)
        }.joined(separator: list.separator)
    }

    private func text(_ map: MapValue) -> String {
        "{" + zip(map.keys, map.values).map { $0 + ": " + text($1) }.joined(separator: ", ") + "}"
    }

    /// `P-017 — Offboarding`; a node without id and name as the pattern that describes it.
    private func text(_ id: NodeID) -> String {
        let properties = table.nodes[id]?.properties
        let identifier = properties?["id"].flatMap(scalarText)
        let name = properties?["name"].flatMap(scalarText)
        if let identifier, let name, identifier != name { return identifier + " — " + name }
        return identifier ?? name ?? Value.node(id).literal(in: table)
    }

    /// `[:OWNED_BY {since: '2024-01-01'}]`
    private func text(_ id: RelationshipID) -> String { Value.relationship(id).literal(in: table) }

    /// `P-001 -[:HANDS_OFF_TO]-> P-002`
    private func text(_ path: PathValue) -> String {
        var result = ""
        for (index, node) in path.nodes.enumerated() {
            if index > 0, index <= path.relationships.count {
                let relationship = table.relationships[path.relationships[index - 1]]
                let type = "[:" + (relationship?.type ?? "") + "]"
                let isForward = relationship.map { $0.start == path.nodes[index - 1] } ?? true
                result += isForward ? " -\(type)-> " : " <-\(type)- "
            }
            result += shortText(node)
        }
        return result
    }

    private func shortText(_ id: NodeID) -> String {
        let properties = table.nodes[id]?.properties
        return properties?["id"].flatMap(scalarText) ?? properties?["name"].flatMap(scalarText)
            ?? Value.node(id).literal(in: table)
    }

    private func scalarText(_ value: Value) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        default: nil
        }
    }
}

extension ResultTable {
    /// Whether a column holds numbers and nothing else but nulls.
    func isNumeric(column: Int) -> Bool {
        var found = false
        for row in rows {
            switch row[column] {
            case .null: continue
            case .integer, .float: found = true
            default: return false
            }
        }
        return found
    }
}
