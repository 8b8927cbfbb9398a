// Binding of operators.

import Diagnostics
import Syntax
import Values

extension Binder {
    func bindUnary(_ sign: UnaryOperator, _ operand: Expression, _ span: Span, _ context: Context) throws(Diagnostic)
        -> Typed
    {
        switch sign {
        case .not:
            let bound = try bindTruth(operand, "NOT", context)
            return Typed(.not(bound, span), .boolean)
        case .plus, .minus:
            let bound = try bind(operand, context.value)
            guard bound.type.isUnknown || bound.type.isNumeric || bound.type == .duration else {
                throw .operands(sign.rawValue, bound.type, nil, operand.span)
            }
            return Typed(sign == .plus ? bound.expression : negated(bound.expression, span), bound.type)
        }
    }

    private func negated(_ operand: BoundExpression, _ span: Span) -> BoundExpression {
        switch operand {
        case .constant(.integer(let value)) where value != .min: .constant(.integer(-value))
        case .constant(.float(let value)): .constant(.float(-value))
        default: .negate(operand, span)
        }
    }

    func bindBinary(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span, _ context: Context
    ) throws(Diagnostic) -> Typed {
        let values = context.value
        switch sign {
        case .or, .xor, .and:
            let a = try bindTruth(left, sign.rawValue, context)
            let b = try bindTruth(right, sign.rawValue, context)
            return Typed(sign == .or ? .or(a, b, span) : sign == .and ? .and(a, b, span) : .xor(a, b, span), .boolean)
        case .add: return try bindArithmetic(.add, left, right, span, values)
        case .subtract: return try bindArithmetic(.subtract, left, right, span, values)
        case .multiply: return try bindArithmetic(.multiply, left, right, span, values)
        case .divide: return try bindArithmetic(.divide, left, right, span, values)
        case .modulo: return try bindArithmetic(.modulo, left, right, span, values)
        case .power: return try bindArithmetic(.power, left, right, span, values)
        case .in:
            let a = try bind(left, values)
            let b = try bind(right, values)
            guard b.type.isList || b.type.isUnknown else {
                throw .argument("IN asks for a list on its right, and this is \(b.type.withArticle)", right.span)
            }
            return Typed(.in(a.expression, b.expression, span), .boolean)
        case .startsWith: return try bindText(.startsWith, left, right, span, values)
        case .endsWith: return try bindText(.endsWith, left, right, span, values)
        case .contains: return try bindText(.contains, left, right, span, values)
        case .matches: return try bindText(.matches, left, right, span, values)
        }
    }

    /// An operand of NOT, AND, OR or XOR.
    private func bindTruth(_ operand: Expression, _ sign: String, _ context: Context) throws(Diagnostic)
        -> BoundExpression
    {
        let bound = try bind(operand, context)
        guard bound.type.fits(.boolean) else { throw .operands(sign, bound.type, nil, operand.span) }
        return bound.expression
    }

    private func bindArithmetic(
        _ sign: Arithmetic, _ left: Expression, _ right: Expression, _ span: Span, _ context: Context
    ) throws(Diagnostic) -> Typed {
        let a = try bind(left, context)
        let b = try bind(right, context)
        guard let type = ValueType.result(sign, a.type, b.type) else {
            throw .operands(sign.rawValue, a.type, b.type, span)
        }
        return Typed(.arithmetic(sign, a.expression, b.expression, span), type)
    }

    private func bindText(
        _ predicate: TextPredicate, _ left: Expression, _ right: Expression, _ span: Span, _ context: Context
    ) throws(Diagnostic) -> Typed {
        let a = try bind(left, context).expression
        let b = try bind(right, context).expression
        return Typed(.text(predicate, a, b, span), .boolean)
    }

    /// `a < b <= c` is `a < b AND b <= c`.
    func bindComparison(_ first: Expression, _ steps: [ComparisonStep], _ context: Context) throws(Diagnostic) -> Typed
    {
        if steps.count == 1 {
            warnOfNull(first, steps[0])
            warnOfTextAsDate(first, steps[0], context)
        }
        var left = try bind(first, context).expression
        var result: BoundExpression?
        for step in steps {
            let right = try bind(step.operand, context).expression
            let comparison = BoundExpression.comparison(step.operator, left, right)
            result = result.map { .and($0, comparison, first.span.joined(step.operand.span)) } ?? comparison
            left = right
        }
        return Typed(result ?? left, .boolean)
    }

    func bindIndex(_ subject: Expression, _ index: Expression, _ span: Span, _ context: Context) throws(Diagnostic)
        -> Typed
    {
        let list = try bind(subject, context)
        let position = try bind(index, context)
        switch list.type {
        case .list:
            guard position.type.fits(.integer) else {
                throw .compileTime(
                    .typeError, .invalidArgumentType,
                    "a list is indexed by an Integer, and this is \(position.type.withArticle)", at: index.span)
            }
        case .any, .null, .map, .node, .relationship: break
        default:
            throw .compileTime(
                .typeError, .invalidArgumentType,
                "only lists and maps can be indexed, and this is \(list.type.withArticle)",
                at: subject.span)
        }
        return Typed(.index(list.expression, position.expression, span), list.type.element)
    }

    func bindSlice(
        _ subject: Expression, _ from: Expression?, _ to: Expression?, _ span: Span, _ context: Context
    ) throws(Diagnostic) -> Typed {
        let list = try bind(subject, context)
        guard list.type.isList || list.type.isUnknown else {
            throw .compileTime(
                .typeError, .invalidArgumentType, "only a list has a slice, and this is \(list.type.withArticle)",
                at: subject.span)
        }
        let lower = try from.map { (bound) throws(Diagnostic) in try bind(bound, context).expression }
        let upper = try to.map { (bound) throws(Diagnostic) in try bind(bound, context).expression }
        return Typed(.slice(list.expression, from: lower, to: upper, span), list.type)
    }
}

// MARK: - Wording

extension Diagnostic {
    static func operands(_ sign: String, _ a: ValueType, _ b: ValueType?, _ span: Span) -> Diagnostic {
        guard let b else { return .argument("\(sign) does not take \(a.withArticle)", span) }
        return .argument("\(sign) does not take \(a.withArticle) and \(b.withArticle)", span)
    }
}
