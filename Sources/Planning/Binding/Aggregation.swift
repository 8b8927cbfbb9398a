// Binding of aggregates: each becomes a column of the aggregation, and the expression around it reads that column.

import Catalogue
import Diagnostics
import Syntax
import Values

/// The aggregates of one projection; the same aggregate written twice is computed once.
final class AggregateCollector {
    /// What the aggregates' arguments see: the rows before grouping.
    let scope: Scope
    private(set) var assignments: [AggregateAssignment] = []
    private var known: [Expression: Typed] = [:]

    init(_ scope: Scope) { self.scope = scope }

    func find(_ expression: Expression) -> Typed? { known[expression.normalised] }

    func add(_ expression: Expression, _ assignment: AggregateAssignment, _ type: ValueType) -> Typed {
        let value = Typed(.slot(assignment.slot), type)
        assignments.append(assignment)
        known[expression.normalised] = value
        return value
    }
}

extension Binder {
    /// - Parameter call: nil for `count(*)`.
    func bindAggregate(
        _ function: AggregateFunction, _ call: FunctionCall?, _ expression: Expression, _ context: Context
    ) throws(Diagnostic) -> Typed {
        switch context.aggregates {
        case .forbidden: throw .misplacedAggregate(expression.span)
        case .nested: throw .nestedAggregate(expression.span)
        case .collected(let collector):
            if let known = collector.find(expression) { return known }
            return try collect(function, call, expression, collector)
        case .projected(let collector):
            if let known = collector.find(expression) { return known }
            guard let call else { return try collect(function, call, expression, collector) }
            var inner = context
            inner.aggregates = .nested
            for argument in call.arguments { _ = try bind(argument, inner) }
            throw .unprojectedAggregate(expression.span)
        }
    }

    private func collect(
        _ function: AggregateFunction, _ call: FunctionCall?, _ expression: Expression, _ collector: AggregateCollector
    ) throws(Diagnostic) -> Typed {
        var arguments: [BoundExpression] = []
        var type = ValueType.any
        if let call {
            guard call.arguments.count == function.argumentCount else {
                throw .argumentCount(
                    call, function.argumentCount == 1 ? "one argument" : "two arguments", expression.span)
            }
            let inner = Context(collector.scope, aggregates: .nested)
            for (index, argument) in call.arguments.enumerated() {
                let bound = try bind(argument, inner)
                try checkDeterministic(argument)
                let fits = index == 0 ? function.accepts(bound.type) : bound.type.fits(.number)
                guard fits else {
                    throw .argument("\(call.name.text)() does not take \(bound.type.withArticle)", argument.span)
                }
                if index == 0 { type = bound.type }
                arguments.append(bound.expression)
            }
        }
        let result = function.result(of: type)
        let assignment = AggregateAssignment(
            slot: slots.make(nil, result), function: function.rawValue, arguments: arguments,
            distinct: call?.distinct ?? false, span: expression.span)
        return collector.add(expression, assignment, result)
    }

    /// What an aggregate sums up must not change from look to look.
    private func checkDeterministic(_ expression: Expression) throws(Diagnostic) {
        if case .call(let call) = expression.kind, let signature = catalogue.functions[call.name.text.lowercased()],
            !signature.isDeterministic
        {
            throw .compileTime(
                .syntaxError, .nonConstantExpression,
                "\(call.name.text)() gives something else each time, so it cannot be aggregated", at: expression.span,
                help: "Compute it in a WITH before.")
        }
        for child in expression.children { try checkDeterministic(child) }
    }
}

// MARK: - Wording

extension Diagnostic {
    static func misplacedAggregate(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidAggregation, "an aggregate cannot stand here: only WITH and RETURN group rows",
            at: span,
            help: "Compute it in a WITH before and use its name here.")
    }

    static func nestedAggregate(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .nestedAggregation, "an aggregate cannot stand inside another one", at: span,
            help: "Compute the inner one in a WITH before.")
    }

    static func unprojectedAggregate(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidAggregation, "ORDER BY can only use aggregates that are among the columns", at: span,
            help: "Add it to the columns with a name and sort by that name.")
    }
}
