// Replies as JSON.

import Diagnostics
import Rendering
import Session
import Values

enum Reply {
    static func failure(_ diagnostic: Diagnostic) -> JSON { .object([("error", described(diagnostic))]) }

    /// Spans are offsets of UTF-8 code units in the text that was sent.
    static func described(_ diagnostic: Diagnostic) -> JSON {
        var members: [(key: String, value: JSON)] = [
            ("phase", .string(diagnostic.phase.rawValue)), ("type", .string(diagnostic.type.rawValue)),
            ("detail", .string(diagnostic.detail.rawValue)), ("message", .string(diagnostic.message)),
        ]
        if let span = diagnostic.span {
            members.append(("span", .array([.integer(Int64(span.start)), .integer(Int64(span.end))])))
        }
        if let label = diagnostic.label { members.append(("label", .string(label))) }
        if let help = diagnostic.help { members.append(("help", .string(help))) }
        if let correction = diagnostic.correction { members.append(("correction", .string(correction))) }
        return .object(members)
    }

    /// - Parameter asJSON: cells as JSON values instead of literals.
    static func rows(_ table: ResultTable, asJSON: Bool) -> [(key: String, value: JSON)] {
        let cells = table.columns.indices.map { table.cells(ofColumn: $0) }
        // Written cell by cell: a value for each row and cell would take longer than most questions.
        let (comma, opening, closing) = (UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"))
        var rows = [opening]
        for row in 0..<table.rowCount {
            if row > 0 { rows.append(comma) }
            rows.append(opening)
            for (index, column) in cells.enumerated() {
                if index > 0 { rows.append(comma) }
                switch column {
                case .texts(let texts) where asJSON: JSON.write(texts, row, into: &rows)
                case _ where asJSON: JSON(column[row], in: table).write(to: &rows)
                case _: JSON.string(column[row].literal(in: table)).write(to: &rows)
                }
            }
            rows.append(closing)
        }
        rows.append(closing)
        return [("columns", .array(table.columns.map { .string($0) })), ("rows", .written(rows))]
    }
}

extension JSON {
    /// Nodes become `{"labels", "properties"}`, relationships `{"type", "properties"}`, temporal values ISO text.
    init(_ value: Value, in table: ResultTable) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .bool(flag)
        case .integer(let number): self = .integer(number)
        case .float(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .date, .localTime, .time, .localDateTime, .dateTime, .duration: self = .string(value.temporalText ?? "")
        case .list(let members): self = .array(members.map { JSON($0, in: table) })
        case .map(let map): self = JSON(map, in: table)
        case .node(let node):
            let record = table.nodes[node]
            self = .object([
                ("labels", .array((record?.labels ?? []).map { .string($0) })),
                ("properties", JSON(record?.properties ?? MapValue(), in: table)),
            ])
        case .relationship(let relationship):
            let record = table.relationships[relationship]
            self = .object([
                ("type", .string(record?.type ?? "")),
                ("properties", JSON(record?.properties ?? MapValue(), in: table)),
            ])
        case .path(let path):
            self = .object([
                ("nodes", .array(path.nodes.map { JSON(.node($0), in: table) })),
                ("relationships", .array(path.relationships.map { JSON(.relationship($0), in: table) })),
            ])
        }
    }

    private init(_ map: MapValue, in table: ResultTable) {
        self = .object(zip(map.keys, map.values).map { ($0, JSON($1, in: table)) })
    }
}
