// The way into this room: a core query in, a plan out.

package import Catalogue
package import Diagnostics
package import Syntax

package enum Planner {
    /// Resolves a query's names, checks it and plans it.
    /// - Parameters:
    ///   - parameters: names of the parameters that are given, without the dollar sign; nil where that is not known yet.
    ///   - strict: whether a label, type or property that the graph does not know is an error instead of a warning.
    ///   - rules: those by which the plan is rewritten; all, unless somebody wants to see what one of them does.
    /// - Throws: the first error that can be found without running the query.
    package static func plan(
        _ query: Query, catalogue: Catalogue, parameters: Set<String>? = nil, strict: Bool = false,
        rules: [RewritingRule] = RewritingRule.all
    ) throws(Diagnostic) -> PlannedQuery {
        let binder = Binder(catalogue: catalogue, parameters: parameters, strict: strict, rules: rules)
        let bound = try binder.bindQuery(query, Scope())
        let logical = LogicalPlanner(slots: binder.slots, graph: catalogue.graph, rules: rules)
        var plan = logical.plan(bound, for: .rows)
        if bound.columns.isEmpty { plan = Plan(.drain(plan), estimatedRows: 0) }
        return PlannedQuery(
            plan: plan, columns: bound.columns, slotCount: binder.slots.count, slotNames: binder.slots.names,
            writes: bound.writes, warnings: binder.warnings)
    }
}
