// TRACE: ways through the network of interactions.

import Diagnostics
import Syntax

/// Fills the shipped queries `trace`, `trace-downstream` and `trace-upstream`.
struct TraceExpansion {
    let expander: AuditExpander

    func query(for trace: TraceStatement) throws(Diagnostic) -> Query {
        switch trace {
        case .between(let first, let last):
            let start = try resolve(first)
            let goal = try resolve(last)
            guard start != goal else { throw .sameEnds(last.value.span) }
            return try filled("trace", ["start": start, "goal": goal], within: nil)
        case .downstream(let entity, let within):
            return try filled("trace-downstream", ["start": try resolve(entity)], within: within)
        case .upstream(let entity, let within):
            return try filled("trace-upstream", ["start": try resolve(entity)], within: within)
        }
    }

    private func resolve(_ entity: Entity) throws(Diagnostic) -> EntityMatch {
        try expander.context.resolve(entity, among: ["Process", "ExternalParty"])
    }

    /// - Parameter ends: by the variable that the query has for it.
    private func filled(
        _ name: String, _ ends: [String: EntityMatch], within: Int64?
    ) throws(Diagnostic) -> Query {
        let query = try expander.query(name, ends.map { RunArgument(Name($0.key), .string($0.value.id)) })
        let labelled = TreeRewriter(node: { (node) throws(Diagnostic) in
            guard let variable = node.variable, let end = ends[variable.text], node.labels != nil else { return node }
            var result = node
            result.labels = .label(Name(end.label))
            return result
        })
        return bounded(try labelled.rewrite(query: query), within)
    }

    /// Puts the number of steps into the one path of variable length.
    private func bounded(_ query: Query, _ within: Int64?) -> Query {
        guard let within else { return query }
        var result = query
        for (index, clause) in query.first.clauses.enumerated() {
            guard case .match(var match) = clause.kind else { continue }
            for path in match.pattern.paths.indices {
                for step in match.pattern.paths[path].steps.indices
                where match.pattern.paths[path].steps[step].relationship.length != nil {
                    match.pattern.paths[path].steps[step].relationship.length?.maximum = within
                }
            }
            result.first.clauses[index] = Clause(.match(match), clause.span)
        }
        return result
    }
}

extension Diagnostic {
    fileprivate static func sameEnds(_ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidArgumentValue, "a trace needs two different ends", at: span,
            help: "LOOP OF shows a process's own loop.")
    }
}
