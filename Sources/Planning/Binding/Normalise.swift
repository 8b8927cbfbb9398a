// The normal form of an expression, in which two spellings of the same thing are equal: no brackets, small function names.

import Syntax

extension Expression {
    var normalised: Expression {
        switch kind {
        case .parenthesized(let inner): inner.normalised
        case .literal, .parameter, .variable, .countStar, .pattern, .exists, .countQuery, .mapProjection,
            .patternComprehension:
            self
        case .property(let subject, let name): with(.property(subject.normalised, name))
        case .index(let subject, let index): with(.index(subject.normalised, index.normalised))
        case .slice(let subject, let from, let to):
            with(.slice(subject.normalised, from: from?.normalised, to: to?.normalised))
        case .unary(let sign, let operand): with(.unary(sign, operand.normalised))
        case .binary(let sign, let a, let b): with(.binary(sign, a.normalised, b.normalised))
        case .comparison(let first, let steps):
            with(.comparison(first.normalised, steps.map { ComparisonStep($0.operator, $0.operand.normalised) }))
        case .isNull(let subject, let negated): with(.isNull(subject.normalised, negated: negated))
        case .hasLabels(let subject, let labels): with(.hasLabels(subject.normalised, labels))
        case .list(let items): with(.list(items.map(\.normalised)))
        case .map(let entries): with(.map(entries.map { MapEntry($0.key, $0.value.normalised) }))
        case .call(let call): with(.call(call.normalised))
        case .case(let expression): with(.case(expression.normalised))
        case .listComprehension(let variable, let list, let filter, let projection):
            with(
                .listComprehension(
                    variable: variable, list: list.normalised, filter: filter?.normalised,
                    projection: projection?.normalised))
        case .quantifier(let quantifier, let variable, let list, let predicate):
            with(.quantifier(quantifier, variable: variable, list: list.normalised, predicate: predicate?.normalised))
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            with(
                .reduce(
                    accumulator: accumulator, initial: initial.normalised, variable: variable, list: list.normalised,
                    body: body.normalised))
        }
    }

    private func with(_ kind: Kind) -> Expression { Expression(kind, span) }
}

extension FunctionCall {
    fileprivate var normalised: FunctionCall {
        FunctionCall(Name(name.text.lowercased()), distinct: distinct, arguments.map(\.normalised))
    }
}

extension CaseExpression {
    fileprivate var normalised: CaseExpression {
        CaseExpression(
            subject: subject?.normalised,
            branches: branches.map { Branch(condition: $0.condition.normalised, result: $0.result.normalised) },
            otherwise: otherwise?.normalised)
    }
}
