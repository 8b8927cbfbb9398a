// SHOW: what is loaded, and what the language knows.

import Catalogue
import Diagnostics
import Syntax
import Values

/// Tables about the session. Topics of the audit layer (nouns, checks, saved queries) are answered there.
struct Show {
    let session: Session

    /// nil for a topic of the audit layer, and for requests, which take a run of the checks.
    func table(_ topic: ShowTopic) throws(Diagnostic) -> ResultTable? {
        switch topic {
        case .labels: return labels
        case .relationshipTypes: return relationshipTypes
        case .properties(let name): return try properties(of: name)
        case .functions: return functions
        case .procedures: return procedures
        case .sources: return sources
        case .intake: return try IntakeReport(session: session).table()
        case .parameters: return parameters
        case .edits: return edits
        case .nouns, .checks, .queries, .check, .query, .requests: return nil
        }
    }

    private var graph: GraphCatalogue { session.catalogue.graph }

    private var labels: ResultTable {
        let rows = graph.labels.values.sorted { $0.name < $1.name }.map { label -> [Value] in
            [
                .string(label.name), .integer(Int64(label.count)),
                .string(label.properties.map(\.name).joined(separator: ", ")),
            ]
        }
        return ResultTable(columns: ["label", "nodes", "properties"], rows: rows)
    }

    private var relationshipTypes: ResultTable {
        var rows: [[Value]] = []
        for type in graph.relationshipTypes.values.sorted(by: { $0.name < $1.name }) {
            for connection in type.connections.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
                rows.append([
                    .string(type.name), .string(connection.from), .string(connection.to),
                    .integer(Int64(connection.count)),
                    .boolean(type.derived),
                ])
            }
        }
        return ResultTable(columns: ["type", "from", "to", "relationships", "derived"], rows: rows)
    }

    private func properties(of name: Name) throws(Diagnostic) -> ResultTable {
        guard let properties = graph.labels[name.text]?.properties ?? graph.relationshipTypes[name.text]?.properties
        else {
            throw .unknownLabel(name, among: Array(graph.labels.keys) + Array(graph.relationshipTypes.keys))
        }
        let rows = properties.map { property -> [Value] in
            [
                .string(property.name), .string(property.types.joined(separator: ", ")),
                .integer(Int64(property.count)),
                property.distinct.map { .integer(Int64($0)) } ?? .null,
            ]
        }
        return ResultTable(columns: ["property", "types", "values", "distinct"], rows: rows)
    }

    private var functions: ResultTable {
        let rows = session.catalogue.functions.values.sorted { $0.name < $1.name }.map { function -> [Value] in
            [
                .string(function.call), .string(function.result.description), .string(function.summary),
                function.example.map { .string("\($0.expression) = \($0.result)") } ?? .null,
            ]
        }
        return ResultTable(columns: ["function", "gives", "what it is", "example"], rows: rows)
    }

    private var procedures: ResultTable {
        let rows = session.catalogue.procedures.values.sorted { $0.name < $1.name }.map { procedure -> [Value] in
            let parameters = procedure.parameters.map(\.name).joined(separator: ", ")
            return [
                .string("\(procedure.name)(\(parameters))"),
                .string(procedure.results.map(\.name).joined(separator: ", ")),
                .string(procedure.summary),
            ]
        }
        return ResultTable(columns: ["procedure", "yields", "what it is"], rows: rows)
    }

    private var sources: ResultTable {
        let rows = (session.organisation?.files ?? []).map { file -> [Value] in
            [
                .string(file.path), .integer(Int64(file.bytes)), .integer(Int64(file.rows)),
                .integer(Int64(file.rejected)),
                .integer(Int64(file.repaired)), .string(file.sha256), .string(file.notes.joined(separator: "; ")),
            ]
        }
        return ResultTable(columns: ["file", "bytes", "rows", "rejected", "repaired", "sha256", "notes"], rows: rows)
    }

    private var parameters: ResultTable {
        let rows = session.settings.parameters.sorted { $0.key < $1.key }.map { [Value.string($0.key), $0.value] }
        return ResultTable(columns: ["parameter", "value"], rows: rows)
    }

    private var edits: ResultTable {
        let rows = session.edits.enumerated().map { index, edit -> [Value] in
            [.integer(Int64(index + 1)), .string(edit.statement)]
        }
        return ResultTable(columns: ["edit", "statement"], rows: rows)
    }
}

extension FunctionSignature {
    /// `substring(text, start, length)`
    fileprivate var call: String {
        let parameters = overloads.last.map { $0.map(\.name).joined(separator: ", ") } ?? ""
        return "\(name)(\(parameters)\(variadic ? ", …" : ""))"
    }
}

extension Diagnostic {
    fileprivate static func unknownLabel(_ name: Name, among names: [String]) -> Diagnostic {
        let nearest = NearestNames.nearest(to: name.text, among: names.sorted())
        return .compileTime(
            .semanticError, .unknownLabel, "there is no label or relationship type \(name.text)", at: name.span,
            label: nearest.first.map { "did you mean \($0)?" }, help: "SHOW labels lists what is loaded.",
            correction: nearest.first)
    }
}
