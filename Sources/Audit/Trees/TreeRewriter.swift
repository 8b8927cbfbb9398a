// One walk over a tree that rebuilds it: what renaming, substitution and writing functions out have in common.

import Diagnostics
import Syntax

/// Rebuilds expressions, patterns and queries. Each hook sees one kind of place; those that are left alone change nothing.
/// Linear in the tree. Nothing here knows about scopes: a hook decides by name, so callers make names distinct first.
struct TreeRewriter {
    typealias Rewrite<T> = (T) throws(Diagnostic) -> T

    /// Asked before the children of an expression are walked. A result stands as it is; nil goes on to the children.
    var before: (Expression) throws(Diagnostic) -> Expression? = { _ in nil }
    /// A variable whose value is used.
    var use: (String, Span) throws(Diagnostic) -> Expression = { Expression(.variable($0), $1) }
    /// A variable that a pattern, a projection or a comprehension binds, or that a clause names.
    var name: Rewrite<Name> = { $0 }
    /// Asked after the children were walked.
    var after: Rewrite<Expression> = { $0 }
    var node: Rewrite<NodePattern> = { $0 }
    /// Counts the expressions that are walked, where somebody wants to know.
    var measure: TreeMeasure?

    func rewrite(_ expression: Expression) throws(Diagnostic) -> Expression {
        try measure?.enter()
        defer { measure?.leave() }
        if let replaced = try before(expression) { return replaced }
        if case .variable(let text) = expression.kind { return try after(try use(text, expression.span)) }
        return try after(Expression(try rewrite(kind: expression.kind), expression.span))
    }

    func rewrite(_ expression: Expression?) throws(Diagnostic) -> Expression? {
        guard let expression else { return nil }
        return try rewrite(expression) as Expression
    }

    func rewriteAll(_ expressions: [Expression]) throws(Diagnostic) -> [Expression] {
        var result: [Expression] = []
        for expression in expressions { result.append(try rewrite(expression)) }
        return result
    }

    func rename(_ name: Name?) throws(Diagnostic) -> Name? {
        guard let name else { return nil }
        return try self.name(name)
    }

    private func rewrite(kind: Expression.Kind) throws(Diagnostic) -> Expression.Kind {
        switch kind {
        case .literal, .parameter, .variable, .countStar: return kind
        case .property(let subject, let key): return .property(try rewrite(subject), key)
        case .index(let subject, let index): return .index(try rewrite(subject), try rewrite(index))
        case .slice(let subject, let from, let to):
            return .slice(try rewrite(subject), from: try rewrite(from), to: try rewrite(to))
        case .unary(let op, let operand): return .unary(op, try rewrite(operand))
        case .binary(let op, let left, let right): return .binary(op, try rewrite(left), try rewrite(right))
        case .comparison(let first, let steps): return .comparison(try rewrite(first), try rewrite(steps: steps))
        case .isNull(let subject, let negated): return .isNull(try rewrite(subject), negated: negated)
        case .hasLabels(let subject, let labels): return .hasLabels(try rewrite(subject), labels)
        case .list(let elements): return .list(try rewriteAll(elements))
        case .map(let entries): return .map(try rewrite(entries: entries))
        case .mapProjection(let subject, let selectors):
            return .mapProjection(try name(subject), try rewrite(selectors: selectors))
        case .call(let call):
            return .call(FunctionCall(call.name, distinct: call.distinct, try rewriteAll(call.arguments)))
        case .case(let choice): return .case(try rewrite(choice: choice))
        case .pattern(let path): return .pattern(try rewrite(path: path))
        case .exists(let query): return .exists(try rewrite(query: query))
        case .countQuery(let query): return .countQuery(try rewrite(query: query))
        case .parenthesized(let inner): return .parenthesized(try rewrite(inner))
        case .listComprehension, .patternComprehension, .quantifier, .reduce:
            return try rewrite(binding: kind)
        }
    }

    /// Expressions that bind a variable of their own.
    private func rewrite(binding kind: Expression.Kind) throws(Diagnostic) -> Expression.Kind {
        switch kind {
        case .listComprehension(let variable, let list, let filter, let projection):
            return .listComprehension(
                variable: try name(variable), list: try rewrite(list), filter: try rewrite(filter),
                projection: try rewrite(projection))
        case .patternComprehension(let path, let pattern, let filter, let projection):
            return .patternComprehension(
                path: try rename(path), pattern: try rewrite(path: pattern), filter: try rewrite(filter),
                projection: try rewrite(projection))
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return .quantifier(
                quantifier, variable: try name(variable), list: try rewrite(list), predicate: try rewrite(predicate))
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            return .reduce(
                accumulator: try name(accumulator), initial: try rewrite(initial), variable: try name(variable),
                list: try rewrite(list), body: try rewrite(body))
        case .literal, .parameter, .variable, .property, .index, .slice, .unary, .binary, .comparison, .isNull,
            .hasLabels,
            .list, .map, .mapProjection, .call, .countStar, .case, .pattern, .exists, .countQuery, .parenthesized:
            return kind
        }
    }

    private func rewrite(steps: [ComparisonStep]) throws(Diagnostic) -> [ComparisonStep] {
        var result: [ComparisonStep] = []
        for step in steps { result.append(ComparisonStep(step.operator, try rewrite(step.operand))) }
        return result
    }

    private func rewrite(entries: [MapEntry]) throws(Diagnostic) -> [MapEntry] {
        var result: [MapEntry] = []
        for entry in entries { result.append(MapEntry(entry.key, try rewrite(entry.value))) }
        return result
    }

    private func rewrite(selectors: [ProjectionSelector]) throws(Diagnostic) -> [ProjectionSelector] {
        var result: [ProjectionSelector] = []
        for selector in selectors {
            switch selector {
            case .property, .allProperties: result.append(selector)
            case .entry(let entry): result.append(.entry(MapEntry(entry.key, try rewrite(entry.value))))
            case .variable(let variable): result.append(.variable(try name(variable)))
            }
        }
        return result
    }

    private func rewrite(choice: CaseExpression) throws(Diagnostic) -> CaseExpression {
        var branches: [CaseExpression.Branch] = []
        for branch in choice.branches {
            branches.append(.init(condition: try rewrite(branch.condition), result: try rewrite(branch.result)))
        }
        return CaseExpression(
            subject: try rewrite(choice.subject), branches: branches, otherwise: try rewrite(choice.otherwise))
    }
}
