// Binding of ORDER BY, SKIP and LIMIT.

import Diagnostics
import Syntax
import Values

extension Binder {
    /// - Parameter collector: the aggregates of the projection; nil where it has none, and so none may be sorted by.
    func bindOrder(
        _ items: [SortItem], _ scope: Scope, _ collector: AggregateCollector?
    ) throws(Diagnostic) -> [SortKey] {
        var keys: [SortKey] = []
        for item in items {
            var context = Context(scope)
            if let collector { context.aggregates = .projected(collector) }
            context.besideAggregate = item.expression.containsAggregate
            keys.append(SortKey(try bind(item.expression, context).expression, descending: item.descending))
        }
        return keys
    }

    /// A number of rows: the same for all of them, an Integer, not below zero.
    func bindRowCount(_ expression: Expression?, _ clause: String) throws(Diagnostic) -> BoundExpression? {
        guard let expression else { return nil }
        try checkConstant(expression, clause)
        let bound = try bind(expression, Context(Scope()))
        guard bound.type.fits(.integer), bound.type != .null else {
            throw .argument("\(clause) takes an Integer, and this is \(bound.type.withArticle)", expression.span)
        }
        if case .constant(.integer(let count)) = bound.expression, count < 0 {
            throw .compileTime(
                .syntaxError, .negativeIntegerArgument, "\(clause) cannot be negative", at: expression.span)
        }
        return bound.expression
    }

    private func checkConstant(_ expression: Expression, _ clause: String) throws(Diagnostic) {
        switch expression.kind {
        case .variable, .mapProjection, .pattern, .patternComprehension, .exists, .countQuery:
            throw .compileTime(
                .syntaxError, .nonConstantExpression, "\(clause) must not depend on the rows", at: expression.span)
        case .listComprehension, .quantifier, .reduce: return
        default:
            for child in expression.children { try checkConstant(child, clause) }
        }
    }
}
