// Procedures that tell what became of the rows of the files.

import Catalogue
import Diagnostics
import Engine
import Graph
import Loaders
import Values

enum DataQuality {
    /// `audit.rejected()`: the rows in the order of file and line.
    static func rejected(_ rows: [DataIssue]) -> Procedure {
        let results: [(String, ValueType)] = [
            ("file", .string), ("line", .integer), ("label", .string), ("id", .string), ("node", .node),
            ("column", .string),
            ("value", .string), ("problem", .string), ("detail", .string), ("relationship", .string),
            ("property", .string),
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
                    text(row.column), text(row.value), .string(row.problem.rawValue), text(row.reason),
                    text(row.relationship), text(row.property),
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

    private static func text(_ text: String) -> Value { text.isEmpty ? .null : .string(text) }

    /// The node that lacks something, else the one that has the row's id.
    static func node(of row: DataIssue, _ graph: Graph) -> Value {
        if let node = row.node, Int(node) < graph.nodeLimit { return .node(NodeID(node)) }
        guard let label = graph.label(row.label), let key = graph.key("id"), !row.id.isEmpty,
            let node = graph.lookup(label: label, key: key, value: .string(row.id)).first
        else { return .null }
        return .node(node)
    }
}
