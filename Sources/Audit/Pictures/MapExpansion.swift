// MAP: the queries that boxes and arrows are asked by.

import Diagnostics
package import Syntax

/// What a session needs to draw a map.
package struct MapPlan: Sendable {
    package enum Shape: Sendable {
        case whole
        case around(EntityMatch)
        /// `stages` is the query of LOOP, `handoffs` counts the records of each interaction.
        case loop(stages: Query, handoffs: Query)
        /// The attribute's name, and a query with the columns id and the attribute.
        case matrix(by: String, groups: Query)
        /// `rows` is the query of TRACE; from whom it begins, nil where it has two ends.
        case trace(rows: Query, start: EntityMatch?, isUpstream: Bool)
    }

    package let shape: Shape
    package let boxes: Query
    package let arrows: Query
    /// The interactions of records that checks may name.
    package let records: Query
    /// nil where no checks are asked for.
    package let checks: CheckRun?

    /// Everything that is asked, as EXPAND prints it.
    package var queries: [(title: String?, query: Query)] {
        var result: [(title: String?, query: Query)] = [("boxes", boxes), ("arrows", arrows)]
        switch shape {
        case .whole, .around: break
        case .loop(let stages, let handoffs): result = [("stages", stages), ("handoffs", handoffs)]
        case .matrix(_, let groups): result.append(("groups", groups))
        case .trace(let rows, _, _): result.append(("trace", rows))
        }
        return result + (checks?.plans.map { ($0.name, $0.exceptions) } ?? [])
    }
}

struct MapExpansion {
    let expander: AuditExpander

    func plan(_ map: MapStatement) throws(Diagnostic) -> MapPlan {
        let checks = map.checks.isEmpty ? nil : try expander.checks(CheckStatement(checks: map.checks))
        return MapPlan(
            shape: try shape(map.subject), boxes: try expander.query("map-boxes"),
            arrows: try expander.query("map-arrows"), records: try expander.query("map-records"), checks: checks)
    }

    private func shape(_ subject: MapStatement.Subject) throws(Diagnostic) -> MapPlan.Shape {
        switch subject {
        case .whole: return .whole
        case .of(let entity):
            return .around(try expander.context.resolve(entity, among: ["Process", "ExternalParty"]))
        case .loop:
            return .loop(stages: try expander.query("loop"), handoffs: try expander.query("map-handoffs"))
        case .matrix(let attribute):
            let name = attribute ?? Name("department")
            let find = FindStatement(
                noun: Name("processes"),
                show: [
                    ProjectionItem(.variable("id"), alias: Name("id")),
                    ProjectionItem(Expression(.variable(name.text), name.span), alias: Name("group")),
                ])
            let query = try FindExpansion(context: expander.context).query(for: find)
            return .matrix(by: name.text, groups: try expander.functions.written(query))
        case .trace(let trace):
            let rows = try TraceExpansion(expander: expander).query(for: trace)
            switch trace {
            case .between: return .trace(rows: rows, start: nil, isUpstream: false)
            case .downstream(let entity, _):
                return .trace(rows: rows, start: try resolved(entity), isUpstream: false)
            case .upstream(let entity, _): return .trace(rows: rows, start: try resolved(entity), isUpstream: true)
            }
        }
    }

    private func resolved(_ entity: Entity) throws(Diagnostic) -> EntityMatch {
        try expander.context.resolve(entity, among: ["Process", "ExternalParty"])
    }
}
