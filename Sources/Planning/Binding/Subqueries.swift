// Binding of patterns and queries inside expressions: each becomes a plan that runs for the row at hand.

import Catalogue
import Diagnostics
import Syntax
import Values

extension Binder {
    /// A pattern where a truth value is expected, or `shortestPath(…)` as a value.
    func bindPatternExpression(_ pattern: PathPattern, _ span: Span, _ context: Context) throws(Diagnostic) -> Typed {
        if pattern.selector == .shortestPath || pattern.selector == .allShortestPaths {
            return try bindShortestValue(pattern, span, context)
        }
        guard context.allowsPatterns else { throw .patternAsValue(span) }
        var scope = context.scope
        let bound = try bindPattern(Pattern([pattern]), nil, &scope, newNames: false)
        return Typed(.exists(planner.plan(pattern: bound, for: .existence)), .boolean)
    }

    private func bindShortestValue(_ pattern: PathPattern, _ span: Span, _ context: Context) throws(Diagnostic) -> Typed
    {
        var scope = context.scope
        var named = pattern
        named.variable = Name("shortest path", span)
        let bound = try bindPattern(Pattern([named]), nil, &scope, newNames: false)
        guard let path = bound.paths.first else { throw .patternAsValue(span) }
        let all = BoundExpression.collect(planner.plan(pattern: bound, for: .rows), .slot(path.slot))
        if pattern.selector == .allShortestPaths { return Typed(all, .list(.path)) }
        return Typed(.index(all, .constant(.integer(0)), span), .path)
    }

    func bindPatternComprehension(
        _ path: Name?, _ pattern: PathPattern, _ filter: Expression?, _ projection: Expression, _ context: Context
    ) throws(Diagnostic) -> Typed {
        var scope = context.scope
        var named = pattern
        named.variable = path ?? pattern.variable
        let bound = try bindPattern(Pattern([named]), filter, &scope, newNames: true)
        let result = try bind(projection, context.inside(scope))
        return Typed(.collect(planner.plan(pattern: bound, for: .rows), result.expression), .list(result.type))
    }

    func bindExists(_ query: Query, _ context: Context) throws(Diagnostic) -> Typed {
        let bound = try bindSubquery(query, context)
        return Typed(.exists(planner.plan(bound, for: .existence)), .boolean)
    }

    func bindCountQuery(_ query: Query, _ context: Context) throws(Diagnostic) -> Typed {
        let bound = try bindSubquery(query, context)
        return Typed(.countRows(planner.plan(bound, for: .rows)), .integer)
    }

    private func bindSubquery(_ query: Query, _ context: Context) throws(Diagnostic) -> BoundQuery {
        subqueryDepth += 1
        defer { subqueryDepth -= 1 }
        var scope = context.scope
        scope.substitutions = []
        return try bindQuery(query, scope)
    }

    private var planner: LogicalPlanner { LogicalPlanner(slots: slots, graph: catalogue.graph, rules: rules) }
}

// MARK: - Wording

extension Diagnostic {
    static func patternAsValue(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .unexpectedSyntax, "a pattern is no value: it can only stand in a condition", at: span,
            help: "Write EXISTS { … } to ask whether it matches, COUNT { … } how often, or [… | x] for what it finds.")
    }
}
