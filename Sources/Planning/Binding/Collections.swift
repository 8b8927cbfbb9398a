// Binding of lists, maps, map projections, CASE, comprehensions, quantifiers and reduce.

import Diagnostics
import Syntax
import Values

extension Binder {
    func bindList(_ items: [Expression], _ context: Context) throws(Diagnostic) -> Typed {
        var bound: [BoundExpression] = []
        var constants: [Value] = []
        var element: ValueType?
        for item in items {
            let value = try bind(item, context)
            bound.append(value.expression)
            element = element?.joined(value.type) ?? value.type
            if case .constant(let constant) = value.expression { constants.append(constant) }
        }
        let type = ValueType.list(element ?? .any)
        return Typed(constants.count == items.count ? .constant(.list(constants)) : .list(bound), type)
    }

    func bindMap(_ entries: [MapEntry], _ context: Context) throws(Diagnostic) -> Typed {
        var bound: [(key: String, value: BoundExpression)] = []
        for entry in entries { bound.append((entry.key.text, try bind(entry.value, context).expression)) }
        return Typed(.map(bound), .map)
    }

    func bindMapProjection(
        _ subject: Name, _ selectors: [ProjectionSelector], _ context: Context
    ) throws(Diagnostic) -> Typed {
        let source = try bind(Expression(.variable(subject.text), subject.span), context)
        switch source.type {
        case .any, .null, .node, .relationship, .map: break
        default:
            throw .argument(
                "a map projection starts from a node, a relationship or a map, and this is \(source.type.withArticle)",
                subject.span)
        }
        var entries: [(key: String?, value: BoundExpression)] = []
        for selector in selectors {
            switch selector {
            case .allProperties: entries.append((nil, source.expression))
            case .property(let key):
                if source.type == .node || source.type == .relationship { try checkProperty(key, of: source) }
                entries.append((key.text, .property(source.expression, key.text, key.span)))
            case .entry(let entry): entries.append((entry.key.text, try bind(entry.value, context).expression))
            case .variable(let name):
                let value = try bind(Expression(.variable(name.text), name.span), context)
                entries.append((name.text, value.expression))
            }
        }
        return Typed(.mapProjection(source.expression, entries), .map)
    }

    func bindCase(_ expression: CaseExpression, _ context: Context) throws(Diagnostic) -> Typed {
        let subject = try expression.subject.map { (value) throws(Diagnostic) in try bind(value, context).expression }
        var branches: [(condition: BoundExpression, result: BoundExpression)] = []
        var type: ValueType = .null
        for branch in expression.branches {
            let condition =
                subject == nil
                ? try bindPredicate(branch.condition, context).expression
                : try bind(branch.condition, context).expression
            let result = try bind(branch.result, context)
            branches.append((condition, result.expression))
            type = type.joined(result.type)
        }
        let otherwise = try expression.otherwise.map { (value) throws(Diagnostic) in try bind(value, context) }
        if let otherwise { type = type.joined(otherwise.type) }
        return Typed(.case(subject: subject, branches: branches, otherwise: otherwise?.expression), type)
    }

    func bindListComprehension(
        _ variable: Name, _ list: Expression, _ filter: Expression?, _ projection: Expression?, _ context: Context
    ) throws(Diagnostic) -> Typed {
        let source = try bindSource(list, context)
        let element = slots.make(variable.text, source.type.element)
        let inner = context.inside(context.scope.with(local: local(variable, element, source)))
        let condition = try filter.map { (value) throws(Diagnostic) in try bindPredicate(value, inner).expression }
        let result = try projection.map { (value) throws(Diagnostic) in try bind(value, inner) }
        return Typed(
            .listComprehension(
                list: source.expression, element: element, filter: condition, projection: result?.expression),
            .list(result?.type ?? source.type.element))
    }

    func bindQuantifier(
        _ quantifier: Quantifier, _ variable: Name, _ list: Expression, _ predicate: Expression?, _ span: Span,
        _ context: Context
    ) throws(Diagnostic) -> Typed {
        let source = try bindSource(list, context)
        guard let predicate else { throw .missingPredicate(quantifier, variable, span) }
        let element = slots.make(variable.text, source.type.element)
        let inner = context.inside(context.scope.with(local: local(variable, element, source)))
        let condition = try bindPredicate(predicate, inner).expression
        return Typed(.quantifier(quantifier, list: source.expression, element: element, predicate: condition), .boolean)
    }

    func bindReduce(
        _ accumulator: Name, _ initial: Expression, _ variable: Name, _ list: Expression, _ body: Expression,
        _ context: Context
    ) throws(Diagnostic) -> Typed {
        let start = try bind(initial, context)
        let source = try bindSource(list, context)
        let sum = slots.make(accumulator.text, .any)
        let element = slots.make(variable.text, source.type.element)
        let scope = context.scope.with(local: Variable(name: accumulator.text, slot: sum, type: .any))
            .with(local: local(variable, element, source))
        let step = try bind(body, context.inside(scope))
        return Typed(
            .reduce(
                accumulator: sum, initial: start.expression, element: element, list: source.expression,
                body: step.expression),
            start.type == step.type ? start.type : .any)
    }

    private func local(_ name: Name, _ slot: Slot, _ source: Typed) -> Variable {
        Variable(name: name.text, slot: slot, type: source.type.element, labels: source.labels)
    }

    /// The list that a comprehension runs over.
    private func bindSource(_ list: Expression, _ context: Context) throws(Diagnostic) -> Typed {
        let source = try bind(list, context)
        guard source.type.isList || source.type.isUnknown else {
            throw .argument("a list is needed here, and this is \(source.type.withArticle)", list.span)
        }
        return source
    }
}

// MARK: - Wording

extension Diagnostic {
    static func missingPredicate(_ quantifier: Quantifier, _ variable: Name, _ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .unexpectedSyntax, "\(quantifier.rawValue)(…) needs a condition", at: span,
            help: "Write \(quantifier.rawValue)(\(variable.text) IN … WHERE …).")
    }
}
