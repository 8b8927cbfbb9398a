// Binding of expressions: the switch over all kinds, names, literals and properties.

import Diagnostics
import Syntax
import Values

extension Binder {
    /// Binds an expression.
    /// - Throws: for an unknown name, and for operands whose static types cannot be right.
    func bind(_ expression: Expression, _ context: Context) throws(Diagnostic) -> Typed {
        if let known = try substituted(expression, context) { return known }
        let values = context.value
        switch expression.kind {
        case .literal(let literal): return bind(literal, expression.span)
        case .parameter(let name): return try bindParameter(name, expression.span)
        case .variable(let name): return try bindVariable(name, expression.span, context.scope)
        case .property(let subject, let key): return try bindProperty(subject, key, expression.span, values)
        case .index(let subject, let index): return try bindIndex(subject, index, expression.span, values)
        case .slice(let subject, let from, let to): return try bindSlice(subject, from, to, expression.span, values)
        case .unary(let sign, let operand): return try bindUnary(sign, operand, expression.span, context)
        case .binary(let sign, let left, let right): return try bindBinary(sign, left, right, expression.span, context)
        case .comparison(let first, let steps): return try bindComparison(first, steps, values)
        case .isNull(let subject, let negated):
            return Typed(.isNull(try bind(subject, values).expression, negated: negated), .boolean)
        case .hasLabels(let subject, let labels): return try bindHasLabels(subject, labels, values)
        case .list(let items): return try bindList(items, values)
        case .map(let entries): return try bindMap(entries, values)
        case .mapProjection(let subject, let selectors): return try bindMapProjection(subject, selectors, values)
        case .call(let call): return try bindCall(call, expression, context)
        case .countStar: return try bindAggregate(.count, nil, expression, values)
        case .case(let branches): return try bindCase(branches, values)
        case .listComprehension(let variable, let list, let filter, let projection):
            return try bindListComprehension(variable, list, filter, projection, values)
        case .patternComprehension(let path, let pattern, let filter, let projection):
            return try bindPatternComprehension(path, pattern, filter, projection, values)
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return try bindQuantifier(quantifier, variable, list, predicate, expression.span, values)
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            return try bindReduce(accumulator, initial, variable, list, body, values)
        case .pattern(let pattern): return try bindPatternExpression(pattern, expression.span, context)
        case .exists(let query): return try bindExists(query, context)
        case .countQuery(let query): return try bindCountQuery(query, context)
        case .parenthesized(let inner): return try bind(inner, context)
        }
    }

    /// Binds a condition: it must be a truth value as far as its type is known.
    func bindPredicate(_ expression: Expression, _ context: Context) throws(Diagnostic) -> Typed {
        let bound = try bind(expression, context.predicate)
        guard bound.type.fits(.boolean) else { throw .notACondition(bound.type, expression.span) }
        return bound
    }

    /// The conjuncts of a condition, in the order of writing.
    func bindConjuncts(_ expression: Expression?, _ context: Context) throws(Diagnostic) -> [BoundExpression] {
        guard let expression else { return [] }
        return try bindPredicate(expression, context).expression.conjuncts
    }

    private func substituted(_ expression: Expression, _ context: Context) throws(Diagnostic) -> Typed? {
        if context.scope.substitutions.isEmpty { return nil }
        let normalised = expression.normalised
        guard let known = context.scope.substitutions.first(where: { $0.expression == normalised }) else { return nil }
        guard known.isSimple || !context.besideAggregate else { throw .complexKey(expression.span) }
        return Typed(.slot(known.slot), known.type, labels: known.labels)
    }

    private func bind(_ literal: Literal, _ span: Span) -> Typed {
        switch literal {
        case .null: Typed(.constant(.null), .null)
        case .boolean(let value): Typed(.constant(.boolean(value)), .boolean)
        case .integer(let value): Typed(.constant(.integer(value)), .integer)
        case .float(let value): Typed(.constant(.float(value)), .float)
        case .string(let value): Typed(.constant(.string(value)), .string)
        case .date(let text): Typed(.function("date", [.constant(.string(text))], span), .date)
        }
    }

    private func bindParameter(_ name: String, _ span: Span) throws(Diagnostic) -> Typed {
        if let parameters, !parameters.contains(name) { throw .missingParameter(name, parameters, span) }
        return Typed(.parameter(name), .any)
    }

    private func bindVariable(_ name: String, _ span: Span, _ scope: Scope) throws(Diagnostic) -> Typed {
        let variable = try variable(name, span, scope)
        return Typed(.slot(variable.slot), variable.type, labels: variable.labels)
    }

    func variable(_ name: String, _ span: Span, _ scope: Scope) throws(Diagnostic) -> Variable {
        guard let variable = scope[name] else { throw .undefined(name, scope, span) }
        return variable
    }

    private func bindProperty(_ subject: Expression, _ key: Name, _ span: Span, _ context: Context) throws(Diagnostic)
        -> Typed
    {
        let bound = try bind(subject, context)
        switch bound.type {
        case .any, .null, .map, .duration: break
        case .node, .relationship: try checkProperty(key, of: bound)
        case let type where type.isTemporal: break
        case .path: throw .noProperties(bound.type, key, subject.span, .syntaxError)
        default: throw .noProperties(bound.type, key, subject.span, .typeError)
        }
        return Typed(.property(bound.expression, key.text, span), .any)
    }

    private func bindHasLabels(_ subject: Expression, _ labels: LabelExpression, _ context: Context) throws(Diagnostic)
        -> Typed
    {
        let bound = try bind(subject, context)
        switch bound.type {
        case .node: try checkLabels(labels)
        case .relationship: try checkTypes(labels)
        case .any, .null: break
        default: throw .argument("labels belong to nodes, and this is \(bound.type.withArticle)", subject.span)
        }
        return Typed(.hasLabels(bound.expression, labels), .boolean)
    }
}

// MARK: - Wording

extension Diagnostic {
    static func undefined(_ name: String, _ scope: Scope, _ span: Span) -> Diagnostic {
        switch scope.hidden[name] {
        case .notGrouped:
            return .compileTime(
                .syntaxError, .ambiguousAggregationExpression,
                "`\(name)` stands beside an aggregate, but rows are not grouped by it", at: span,
                help: "Return it as a column of its own, or put a WITH before.")
        case .notPassedOn:
            return .compileTime(
                .syntaxError, .undefinedVariable, "`\(name)` ends at the WITH before", at: span,
                help: "Pass it on: WITH …, \(name).")
        case .onlyProjected:
            return .compileTime(
                .syntaxError, .undefinedVariable,
                "after DISTINCT or an aggregate `\(name)` is gone: only the columns are left",
                at: span)
        case nil:
            let near =
                NearestNames.nearest(to: name, among: scope.order).first
                ?? (name.lowercased() == "count" ? "count(*)" : nil)
            return .compileTime(
                .syntaxError, .undefinedVariable, "nothing here is called `\(name)`", at: span,
                label: near.map { "did you mean \($0)?" }, correction: near)
        }
    }

    static func missingParameter(_ name: String, _ given: Set<String>, _ span: Span) -> Diagnostic {
        let near = NearestNames.nearest(to: name, among: given.sorted()).first
        return .compileTime(
            .parameterMissing, .missingParameter, "no value for the parameter $\(name)", at: span,
            label: near.map { "did you mean $\($0)?" },
            help: "Give it one on the command line: --param \(name)=…", correction: near.map { "$\($0)" })
    }

    static func complexKey(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .ambiguousAggregationExpression,
            "beside an aggregate only variables and their properties may stand", at: span,
            help: "Compute this in a WITH before.")
    }

    static func notACondition(_ type: ValueType, _ span: Span) -> Diagnostic {
        .argument("a condition is true or false, and this is \(type.withArticle)", span)
    }

    static func noProperties(_ type: ValueType, _ key: Name, _ span: Span, _ error: ErrorType) -> Diagnostic {
        let help: String? =
            switch type {
            case .path: "Its nodes and relationships have: nodes(…) and relationships(…) list them."
            case .list: "What stands in it may have: […][0].\(key.text), or [x IN … | x.\(key.text)] for all."
            default: nil
            }
        return .compileTime(
            error, .invalidArgumentType, "\(type.withArticle) has no properties, so no `\(key.text)`", at: span,
            help: help)
    }

    /// An operand or argument whose type cannot be right.
    static func argument(_ message: String, _ span: Span, help: String? = nil) -> Diagnostic {
        .compileTime(.syntaxError, .invalidArgumentType, message, at: span, help: help)
    }
}
