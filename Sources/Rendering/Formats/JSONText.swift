// Values as JSON.

import Values

/// Appends JSON to an output. Nothing is lost but the types of dates, times and durations, which are ISO strings.
struct JSONText {
    let table: ResultTable
    let output: OutputBuffer

    /// `{"column": value, …}`
    func writeRow(_ row: [Value]) {
        output.append(UInt8(ascii: "{"))
        for (index, value) in row.enumerated() {
            if index > 0 { output.append(", ") }
            write(table.columns[index])
            output.append(": ")
            write(value)
        }
        output.append(UInt8(ascii: "}"))
    }

    func write(_ value: Value) {
        switch value {
        case .null: output.append("null")
        case .boolean(let value): output.append(value ? "true" : "false")
        case .integer(let value): output.append(String(value))
        case .float(let value):
            // JSON has no word for these, and null would say that nothing was there.
            if value.isFinite { output.append(FloatFormat.text(value)) } else { write(FloatFormat.text(value)) }
        case .string(let value): write(value)
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: write(value.temporalText ?? "")
        case .list(let items): write(items)
        case .map(let map): write(map)
        case .node(let id): write(table.nodes[id])
        case .relationship(let id): write(table.relationships[id])
        case .path(let path):
            output.append("{\"nodes\": ")
            write(path.nodes.map { .node($0) })
            output.append(", \"relationships\": ")
            write(path.relationships.map { .relationship($0) })
            output.append(UInt8(ascii: "}"))
        }
    }

    private func write(_ items: [Value]) {
        output.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(", ") }
            write(item)
        }
        output.append(UInt8(ascii: "]"))
    }

    private func write(_ map: MapValue) {
        output.append(UInt8(ascii: "{"))
        for (index, key) in map.keys.enumerated() {
            if index > 0 { output.append(", ") }
            write(key)
            output.append(": ")
            write(map.values[index])
        }
        output.append(UInt8(ascii: "}"))
    }

    /// `{"labels": […], "properties": {…}, "source": "registers/processes.csv:17"}`
    private func write(_ node: NodeRecord?) {
        guard let node else { return output.append("null") }
        output.append("{\"labels\": ")
        write(node.labels.map { .string($0) })
        output.append(", \"properties\": ")
        write(node.properties)
        writeSource(node.source)
        output.append(UInt8(ascii: "}"))
    }

    /// `{"type": "OWNED_BY", "start": 4, "end": 9, "properties": {…}}`, the ends as numbers of nodes.
    private func write(_ relationship: RelationshipRecord?) {
        guard let relationship else { return output.append("null") }
        output.append("{\"type\": ")
        write(relationship.type)
        output.append(
            ", \"start\": \(relationship.start.rawValue), \"end\": \(relationship.end.rawValue), \"properties\": ")
        write(relationship.properties)
        writeSource(relationship.source)
        output.append(UInt8(ascii: "}"))
    }

    private func writeSource(_ source: SourceLine?) {
        guard let source else { return }
        output.append(", \"source\": ")
        write(source.description)
    }

    func write(_ text: String) { output.appendQuoted(text) }
}
