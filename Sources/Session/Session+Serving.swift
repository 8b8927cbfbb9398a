// What programs that drive a session need beside what people need.

import Audit
package import Diagnostics
import Engine
import Graph
import Planning
import Syntax
package import Values

extension Session {
    /// An empty graph, no organisation and no procedures but the language's own.
    package func clear() {
        organisation = nil
        edits = []
        loaded = Graph()
        library = .standard
        keep(loaded)
    }

    /// Carries out every statement of a text and gives the last outcome. Stops at the first error.
    package func runScript(_ text: String, cancellation: Cancellation = Cancellation()) throws(Diagnostic) -> Outcome {
        if edits.isEmpty, let plan = plans.plan(of: text, settings) {
            let time = TimeLimit(settings.timeLimit, cancellation)
            defer { time.end() }
            return try outcome(of: plan, cancellation: cancellation)
        }
        var outcome = Outcome()
        let source = SourceText(text)
        let entries = parse(source).entries
        for entry in entries { outcome = try execute(try entry.result.get(), in: source, cancellation: cancellation) }
        if entries.count == 1, plans.comesAgain(text), let statement = try? entries[0].result.get() {
            keepPlan(of: statement, text)
        }
        return outcome
    }

    /// Keeps the plan of a reading core query that stands for itself and says nothing that a later run may not say.
    private func keepPlan(of statement: Statement, _ text: String) {
        guard case .query(let query) = statement.kind, statement.into == nil, !dependsOnDates(statement),
            case .query(let meant)? = try? expanded(statement), meant == query,
            !AuditProcedures.areCalled(in: query), let plan = try? plan(query), !plan.writes
        else { return }
        plans.keep(plan, of: text, settings)
    }

    /// A value from its literal, as `[1, 'a', {k: null}]`.
    package func literal(_ text: String) throws(Diagnostic) -> Value {
        try Literals.value(of: try Parser.parseExpression(text, audit: true))
    }

    /// A value as `literal` reads it back.
    package func text(ofLiteral value: Value) -> String { Literals.text(of: value) }

    /// Every node and relationship with a stable id and its literal.
    package func dump() -> (nodes: [(id: String, literal: String)], relationships: [(id: String, literal: String)]) {
        var nodes: [(id: String, literal: String)] = []
        for range in graph.nodes(label: nil) {
            for number in range where graph.isLive(NodeID(number)) {
                let table = graph.table(of: .node(NodeID(number)))
                nodes.append((String(number), Value.node(NodeID(number)).literal(in: table)))
            }
        }
        var relationships: [(id: String, literal: String)] = []
        for range in graph.relationships(type: nil) {
            for number in range where graph.isLive(RelationshipID(number)) {
                if graph.isDerived(graph.type(of: RelationshipID(number))) { continue }
                let table = graph.table(of: .relationship(RelationshipID(number)))
                relationships.append((String(number), Value.relationship(RelationshipID(number)).literal(in: table)))
            }
        }
        return (nodes, relationships)
    }

    /// A procedure whose rows are given: a call returns those whose input columns equal the arguments.
    package func registerTable(signature: String, columns: [String], rows: [[Value]]) throws(Diagnostic) {
        library.register(try TableProcedure(signature: signature, columns: columns, rows: rows).procedure)
        forgetCatalogue()
    }
}
