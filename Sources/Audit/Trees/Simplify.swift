// Folding away what is known before a query runs: TRUE and FALSE that `provided(…)` became.

import Diagnostics
import Syntax

/// Simplifies one expression whose parts are simple already. Only steps that hold for null too.
func simplified(_ expression: Expression) -> Expression {
    switch expression.kind {
    case .parenthesized(let inner):
        switch inner.kind {
        case .literal, .parenthesized, .call, .exists, .variable, .property: return inner
        default: return expression
        }
    case .unary(.not, let operand):
        guard let value = operand.truth else { return expression }
        return .boolean(!value)
    case .binary(.and, let left, let right): return junction(expression, left, right, neutral: true)
    case .binary(.or, let left, let right): return junction(expression, left, right, neutral: false)
    case .case(let choice) where choice.subject == nil: return simplified(choice, in: expression)
    default: return expression
    }
}

private func junction(_ whole: Expression, _ left: Expression, _ right: Expression, neutral: Bool) -> Expression {
    if let value = left.truth { return value == neutral ? right : .boolean(!neutral) }
    if let value = right.truth { return value == neutral ? left : .boolean(!neutral) }
    return whole
}

/// Branches that can't be taken go; one that is always taken ends the list.
private func simplified(_ choice: CaseExpression, in whole: Expression) -> Expression {
    var branches: [CaseExpression.Branch] = []
    var otherwise = choice.otherwise
    for branch in choice.branches {
        guard let value = branch.condition.truth else {
            branches.append(branch)
            continue
        }
        if value {
            otherwise = branch.result
            break
        }
    }
    if branches.isEmpty { return otherwise ?? .null }
    return Expression(.case(CaseExpression(subject: nil, branches: branches, otherwise: otherwise)), whole.span)
}

extension Expression {
    /// The truth value that it is, where it is a literal.
    fileprivate var truth: Bool? {
        if case .literal(.boolean(let value)) = bare.kind { value } else { nil }
    }
}
