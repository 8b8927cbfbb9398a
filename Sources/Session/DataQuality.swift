// Procedures that tell what became of the rows of the files.

import Catalogue
import Diagnostics
import Engine
import Graph
import Values

/// A row, or a cell, that could not be taken as it stands.
struct DataQualityRow: Sendable {
    var file: String
    var line: Int
    var label: String?
    var id: String?
    var column: String?
    var value: String?
    /// `unresolved`, `ambiguous`, `duplicate-id`, `unparsable`, `unknown-value`, `missing-key`, `missing-end`, …
    var problem: String
    /// A sentence on it.
    var detail: String?
    /// The type of the relationship that could not be made.
    var relationship: String?
}

enum DataQuality {
    /// `audit.rejected()`: the rows in the order of file and line.
    static func rejected(_ rows: [DataQualityRow]) -> Procedure {
        let results: [(String, ValueType)] = [
            ("file", .string), ("line", .integer), ("label", .string), ("id", .string), ("node", .node),
            ("column", .string),
            ("value", .string), ("problem", .string), ("detail", .string), ("relationship", .string),
        ]
        return Procedure(
            ProcedureSignature(
                name: "audit.rejected", parameters: [], results: results.map { Parameter($0.0, $0.1) },
                summary: "rows and cells of the files that could not be taken as they stand")
        ) { (_, context, _) throws(Diagnostic) in
            rows.map { row in
                [
                    .string(row.file), .integer(Int64(row.line)), text(row.label), text(row.id),
                    node(of: row, context.graph),
                    text(row.column), text(row.value), .string(row.problem), text(row.detail), text(row.relationship),
                ]
            }
        }
    }

    /// `audit.records()`: how many records each file held.
    static func records(_ files: [SourceFile]) -> Procedure {
        Procedure(
            ProcedureSignature(
                name: "audit.records", parameters: [],
                results: [Parameter("file", .string), Parameter("label", .string), Parameter("records", .integer)],
                summary: "how many records were read from each file")
        ) { (_, _, _) throws(Diagnostic) in files.map { [.string($0.path), .null, .integer(Int64($0.rows))] } }
    }

    private static func text(_ text: String?) -> Value { text.map { .string($0) } ?? .null }

    /// The node that the row made, where it made one.
    private static func node(of row: DataQualityRow, _ graph: Graph) -> Value {
        guard let label = row.label.flatMap({ graph.label($0) }), let key = graph.key("id"), let id = row.id,
            let node = graph.lookup(label: label, key: key, value: .string(id)).first
        else { return .null }
        return .node(node)
    }
}
