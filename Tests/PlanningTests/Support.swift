// A small organisation to plan against, and marked queries.

import Catalogue
import Diagnostics
import Planning
import Syntax
import Testing
import Values

/// Forty-two processes, their owners and the handoffs between them.
let organisation = GraphCatalogue(
    nodeCount: 100, relationshipCount: 150,
    labels: [
        .init(
            name: "Process", count: 42,
            properties: [
                .init(name: "id", types: ["STRING"], count: 42, distinct: 42),
                .init(name: "name", types: ["STRING"], count: 42, distinct: 40),
                .init(name: "status", types: ["STRING"], count: 42, distinct: 3),
            ]),
        .init(name: "Person", count: 50, properties: [.init(name: "name", types: ["STRING"], count: 50, distinct: 50)]),
        .init(name: "OrgUnit", count: 8, properties: [.init(name: "name", types: ["STRING"], count: 8, distinct: 8)]),
    ],
    relationshipTypes: [
        .init(
            name: "HANDS_OFF_TO", count: 60, properties: [],
            connections: [.init(from: "Process", to: "Process", count: 60)], derived: true),
        .init(
            name: "OWNED_BY", count: 40, properties: [.init(name: "since", types: ["DATE"], count: 40)],
            connections: [.init(from: "Process", to: "Person", count: 40)]),
        .init(
            name: "MEMBER_OF", count: 50, properties: [],
            connections: [.init(from: "Person", to: "OrgUnit", count: 50)]),
    ])

private func function(_ name: String, _ overloads: [[ValueType]], _ result: ValueType, deterministic: Bool = true)
    -> FunctionSignature
{
    FunctionSignature(
        name: name, overloads: overloads.map { $0.map { Parameter("value", $0) } }, result: result,
        isDeterministic: deterministic, summary: "")
}

private let functions = [
    function("size", [[.list(.any)], [.string]], .integer), function("length", [[.path]], .integer),
    function("labels", [[.node]], .list(.string)), function("type", [[.relationship]], .string),
    function("nodes", [[.path]], .list(.node)), function("relationships", [[.path]], .list(.relationship)),
    function("head", [[.list(.any)]], .any), function("rand", [[]], .float, deterministic: false),
    function("range", [[.integer, .integer], [.integer, .integer, .integer]], .list(.integer)),
    function("toInteger", [[.any]], .integer), function("toUpper", [[.string]], .string),
    function("date", [[], [.string], [.map]], .date), function("properties", [[.node], [.relationship], [.map]], .map),
    FunctionSignature(
        name: "coalesce", overloads: [[Parameter("value", .any)]], variadic: true, result: .any, summary: ""),
]

private let procedures = [
    ProcedureSignature(
        name: "test.near", parameters: [Parameter("name", .string), Parameter("limit", .integer)],
        results: [Parameter("city", .string), Parameter("country", .integer)], summary: ""),
    ProcedureSignature(name: "test.labels", parameters: [], results: [Parameter("label", .string)], summary: ""),
    ProcedureSignature(
        name: "test.float", parameters: [Parameter("in", .float)], results: [Parameter("out", .string)], summary: ""),
    ProcedureSignature(name: "test.nothing", parameters: [], results: [], summary: ""),
]

/// A query is planned against the organisation, or against an empty graph.
func plan(
    _ text: String, graph: GraphCatalogue = organisation, parameters: Set<String>? = nil, strict: Bool = false
) throws(Diagnostic) -> PlannedQuery {
    let statement = try Parser.parseStatement(text)
    guard case .query(let query) = statement.kind else {
        throw .compileTime(.syntaxError, .unexpectedSyntax, "the test needs a core query", at: nil)
    }
    let catalogue = Catalogue(graph: graph, functions: functions, procedures: procedures)
    return try Planner.plan(query, catalogue: catalogue, parameters: parameters, strict: strict)
}

/// What is wrong with a query; nil where nothing is.
func fault(_ text: String, parameters: Set<String>? = nil, strict: Bool = false) -> Diagnostic? {
    do throws(Diagnostic) {
        _ = try plan(text, parameters: parameters, strict: strict)
        return nil
    } catch {
        return error
    }
}

/// A query whose faulty part stands between « and », and the detail of the error that must mark it.
struct Faulty: CustomTestStringConvertible {
    var query: String
    var marked: String
    var detail: ErrorDetail

    init(_ marked: String, _ detail: ErrorDetail) {
        query = marked.filter { $0 != "«" && $0 != "»" }
        self.marked = marked
        self.detail = detail
    }

    var testDescription: String { marked }

    /// The query with the marks where the diagnostic sets them.
    func marking(_ diagnostic: Diagnostic?) -> String? {
        guard let span = diagnostic?.span, span != .none else { return query }
        let bytes = Array(query.utf8)
        let parts = [bytes[..<Int(span.start)], bytes[Int(span.start)..<Int(span.end)], bytes[Int(span.end)...]]
            .map { String(decoding: $0, as: UTF8.self) }
        return "\(parts[0])«\(parts[1])»\(parts[2])"
    }
}
