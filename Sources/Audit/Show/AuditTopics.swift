// What SHOW says of the audit layer.

import Catalogue
import Diagnostics
import Syntax
import Values

/// Answers topics from definitions and vocabulary alone.
struct AuditTopics {
    let context: AuditContext
    let definitions: Definitions

    /// - Throws: for a topic that is not the audit layer's, or a name that nothing has.
    func answer(_ topic: ShowTopic, _ span: Span) throws(Diagnostic) -> Expansion {
        switch topic {
        case .nouns: return .table(nouns)
        case .checks: return .table(checks)
        case .queries: return .table(queries)
        case .check(let name):
            _ = try definitions.check(name)
            return .text(definitions.checks[name.text]?.text ?? "")
        case .query(let name):
            _ = try definitions.query(name)
            return .text(definitions.queries[name.text]?.text ?? "")
        case .labels, .functions, .procedures, .sources, .intake, .requests, .parameters, .edits, .relationshipTypes,
            .properties:
            throw .noQuery(span)
        }
    }

    /// Each noun with its label, then what can be asked of it.
    private var nouns: ResultTable {
        var table = ResultTable(columns: ["subject", "noun_or_attribute", "other_names", "means"])
        for noun in context.vocabulary.nouns {
            let others = noun.singular + noun.plural.dropFirst()
            table.add(noun.label, noun.plural[0], others.joined(separator: ", "), "the label \(noun.label)")
            for attribute in context.vocabulary.attributes where attribute.subject == noun.label {
                let others = attribute.names.dropFirst().joined(separator: ", ")
                table.add(noun.label, attribute.names[0], others, attribute.meaning)
            }
        }
        return table
    }

    private var checks: ResultTable {
        var table = ResultTable(columns: [
            "check", "severity", "clauses", "summary", "parameters", "shipped", "evaluable",
        ])
        for name in definitions.checks.names {
            guard let entry = definitions.checks[name] else { continue }
            let check = entry.definition
            let missing = context.catalogue.graph.missing(check.needs)
            table.rows.append([
                .string(name), .string(check.severity?.text ?? Grade.minor.rawValue),
                .string(check.clauses.joined(separator: ", ")), check.summary.map { .string($0) } ?? .null,
                .string(listed(check.parameters)), .boolean(entry.isShipped),
                .string(missing.isEmpty ? "yes" : "no: " + missing.joined(separator: ", ")),
            ])
        }
        return table
    }

    private var queries: ResultTable {
        var table = ResultTable(columns: ["query", "summary", "parameters", "shipped"])
        for name in definitions.queries.names {
            guard let entry = definitions.queries[name] else { continue }
            table.rows.append([
                .string(name), entry.definition.summary.map { .string($0) } ?? .null,
                .string(listed(entry.definition.parameters)), .boolean(entry.isShipped),
            ])
        }
        return table
    }

    private func listed(_ parameters: [DefinedParameter]) -> String {
        parameters.map { parameter in
            "$\(parameter.name.text)" + (parameter.defaultValue.map { " = \($0.printed)" } ?? "")
        }.joined(separator: ", ")
    }
}

extension ResultTable {
    fileprivate mutating func add(_ cells: String...) {
        rows.append(cells.map { $0.isEmpty ? .null : .string($0) })
    }
}

extension Attribute {
    /// Its path, with the labels that its end may have.
    fileprivate var meaning: String {
        if path == nil { return value?.printed ?? "" }
        return targets.isEmpty ? pathText : "\(pathText), t: \(targets.joined(separator: " | "))"
    }
}
