// A small organisation as its catalogue knows it, and entities to name.

import Catalogue
import Diagnostics
import Syntax
import Values

@testable import Audit

enum Fixture {
    static let graph = GraphCatalogue(
        labels: [
            label("Process", 3, ["id", "name", "status", "criticality"]),
            label("Interaction", 2, ["id", "kind", "sla"]),
            label("Finding", 2, ["id", "raised", "grade", "date"]),
            label("Record", 9, ["id", "date"]),
            label("Widget", 4, ["id", "colour"]),
        ],
        relationshipTypes: [
            type("OWNED_BY", "Process", "Person"), type("PERFORMED_BY", "Process", "OrgUnit"),
            type("FROM", "Interaction", "Process"), type("TO", "Interaction", "Process"),
            type("HANDS_OFF_TO", "Process", "Process"),
        ],
        provided: ["CorrectiveAction", "Process-IMPLEMENTS", "Training-RECORD_OF"])

    static let catalogue = Catalogue(
        graph: graph,
        functions: [
            FunctionSignature(
                name: "count", overloads: [[Parameter("value", .any)]], result: .integer, isAggregate: true, summary: ""
            )
        ], procedures: [])

    private static let entities = [
        EntityMatch(label: "Process", id: "P-1", name: "Access review"),
        EntityMatch(label: "Process", id: "P-2", name: "Employee offboarding"),
        EntityMatch(label: "ExternalParty", id: "X-1", name: "Cleaning"),
        EntityMatch(label: "OrgUnit", id: "U-1", name: "HR"),
        EntityMatch(label: "OrgUnit", id: "U-2", name: "IT"),
        EntityMatch(label: "Process", id: "P-3", name: "IT"),
    ]

    static func expander(
        _ definitions: Definitions = .shipped, parameters: [String: Value] = [:]
    ) -> AuditExpander {
        AuditExpander(catalogue: catalogue, definitions: definitions, parameters: parameters) { labels, text in
            let known = entities.filter { labels.isEmpty || labels.contains($0.label) }
            let matches = known.filter { $0.id == text || $0.name == text }
            let names = known.compactMap(\.name)
            return EntityCandidates(
                matches: matches, nearest: matches.isEmpty ? NearestNames.nearest(to: text, among: names) : [])
        }
    }

    /// The core query that a statement stands for, as EXPAND prints it, on one line.
    static func expansion(
        of statement: String, _ definitions: Definitions = .shipped, parameters: [String: Value] = [:]
    ) throws -> String {
        switch try expander(definitions, parameters: parameters).expand(try Parser.parseStatement(statement)) {
        case .query(let query): query.printed
        case .checks(let run): run.plans.map { $0.exceptions.printed }.joined(separator: "; ")
        case .sample(let plan): plan.query.printed
        case .why(let plan): plan.check.exceptions.printed
        case .compare(let folder): folder
        case .map(let plan): plan.queries.map { $0.query.printed }.joined(separator: "; ")
        case .table(let table): "\(table.columns.count) columns, \(table.rows.count) rows"
        case .text(let text): text
        }
    }

    /// The shipped definitions and some more.
    static func definitions(_ text: String) -> Definitions {
        var definitions = Definitions.shipped
        let source = SourceText(text)
        for entry in Parser.parseScript(source).entries {
            do throws(Diagnostic) {
                try definitions.define(try entry.result.get(), text: source.text(in: entry.span))
            } catch { preconditionFailure(error.message) }
        }
        return definitions
    }

    private static func label(_ name: String, _ count: Int, _ properties: [String]) -> GraphCatalogue.Label {
        GraphCatalogue.Label(
            name: name, count: count,
            properties: properties.map { GraphCatalogue.Property(name: $0, types: ["STRING"], count: count) })
    }

    private static func type(_ name: String, _ from: String, _ to: String) -> GraphCatalogue.RelationshipType {
        GraphCatalogue.RelationshipType(
            name: name, count: 2, properties: [], connections: [.init(from: from, to: to, count: 2)])
    }
}
