// Folding away what is known before a query runs: TRUE and FALSE that `provided(…)` became.

import Diagnostics
import Syntax

/// Simplifies one expression whose parts are simple already. Only steps that hold for null too.
func simplified(_ expression: Expression) -> Expression {
    if case .parenthesized(let inner) = expression.kind { return inner }
    if case .unary(.not, let operand) = expression.kind, let value = operand.truth { return .boolean(!value) }
    if case .binary(.and, let left, let right) = expression.kind { return junction(.and, left, right) }
    if case .binary(.or, let left, let right) = expression.kind { return junction(.or, left, right) }
    if case .case(let choice) = expression.kind, choice.subject == nil { return simplified(choice, expression.span) }
    return expression
}

/// Without operands that decide nothing; a chain leans to the left, as it is read.
private func junction(_ op: BinaryOperator, _ left: Expression, _ right: Expression) -> Expression {
    let neutral = op == .and
    if let value = left.truth { return value == neutral ? right : .boolean(!neutral) }
    if let value = right.truth { return value == neutral ? left : .boolean(!neutral) }
    if case .binary(op, let inner, let last) = right.kind {
        return Expression(.binary(op, junction(op, left, inner), last))
    }
    return Expression(.binary(op, left, right))
}

/// Branches that can't be taken go; one that is always taken ends the list.
private func simplified(_ choice: CaseExpression, _ span: Span) -> Expression {
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
    return Expression(.case(CaseExpression(subject: nil, branches: branches, otherwise: otherwise)), span)
}

extension Expression {
    /// The truth value that it is, where it is a literal.
    fileprivate var truth: Bool? {
        if case .literal(.boolean(let value)) = bare.kind { value } else { nil }
    }
}
