// Arithmetic on numbers, texts, lists and temporal values.

import Diagnostics
import Graph
import Planning
import Values

extension Evaluator {
    func arithmetic(
        _ op: Arithmetic, _ left: BoundExpression, _ right: BoundExpression, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        let a = try evaluate(left, batch)
        let b = try evaluate(right, batch)
        if let fast = try narrowArithmetic(op, a, b, span) { return fast }
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        var held = 0
        let graph = context.graph
        let limits = context.functionContext.limits
        for row in 0..<batch.count {
            let (x, y) = (a.value(at: row, in: graph), b.value(at: row, in: graph))
            // A row may join long texts or lists.
            if op == .add { try limits.reserve(joining: x, y) }
            let value = try calculate(op, x, y, span)
            try limits.hold(value, beside: &held)
            result.append(value)
        }
        return .values(result)
    }

    /// Sums, differences and products of integer columns without nulls.
    private func narrowArithmetic(_ op: Arithmetic, _ a: Vector, _ b: Vector, _ span: Span) throws(Diagnostic)
        -> Vector?
    {
        switch (a, b) {
        case (.integers(let x, nil), .integers(let y, nil)): return try integers(op, x, span) { y[$0] }
        case (.integers(let x, nil), .constant(.integer(let y))): return try integers(op, x, span) { _ in y }
        default: return nil
        }
    }

    private func integers(_ op: Arithmetic, _ x: [Int64], _ span: Span, _ y: (Int) -> Int64) throws(Diagnostic)
        -> Vector?
    {
        var result = [Int64](repeating: 0, count: x.count)
        var overflowed = false
        switch op {
        case .add:
            for row in x.indices {
                let (sum, overflow) = x[row].addingReportingOverflow(y(row))
                result[row] = sum
                overflowed = overflowed || overflow
            }
        case .subtract:
            for row in x.indices {
                let (difference, overflow) = x[row].subtractingReportingOverflow(y(row))
                result[row] = difference
                overflowed = overflowed || overflow
            }
        case .multiply:
            for row in x.indices {
                let (product, overflow) = x[row].multipliedReportingOverflow(by: y(row))
                result[row] = product
                overflowed = overflowed || overflow
            }
        case .divide, .modulo, .power: return nil
        }
        if overflowed { throw .integerOverflow(span) }
        return .integers(result, nil)
    }

    func negation(_ operand: BoundExpression, _ batch: Batch, _ span: Span) throws(Diagnostic) -> Vector {
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        for value in try values(operand, batch) {
            switch value {
            case .null: result.append(.null)
            case .integer(let number):
                let (negated, overflow) = (0 as Int64).subtractingReportingOverflow(number)
                if overflow { throw .integerOverflow(span) }
                result.append(.integer(negated))
            case .float(let number): result.append(.float(-number))
            case .duration(let duration):
                result.append(.duration(try located { () throws(TemporalError) in try duration.negated() }))
            default: throw .wrongOperands("-", value, nil, span)
            }
        }
        return .values(result)
    }
}

/// One arithmetic operation by the language's rules.
/// - Throws: `ArithmeticError` for overflow and integer division by zero; `TypeError` for operands that don't go together.
func calculate(_ op: Arithmetic, _ a: Value, _ b: Value, _ span: Span) throws(Diagnostic) -> Value {
    if op == .add, let joined = joinLists(a, b) { return joined }
    switch (a, b) {
    case (.null, _), (_, .null): return .null
    case (.integer(let x), .integer(let y)): return try calculate(op, x, y, span)
    case (.integer(let x), .float(let y)): return .float(calculate(op, Double(x), y))
    case (.float(let x), .integer(let y)): return .float(calculate(op, x, Double(y)))
    case (.float(let x), .float(let y)): return .float(calculate(op, x, y))
    case (.string(let x), .string(let y)) where op == .add: return .string(x + y)
    case (.string(let x), .integer), (.string(let x), .float):
        guard op == .add else { break }
        return .string(x + b.plainText)
    case (.integer, .string(let y)), (.float, .string(let y)):
        guard op == .add else { break }
        return .string(a.plainText + y)
    default:
        if let result = try calculateTemporal(op, a, b, span) { return result }
    }
    throw .wrongOperands(op.rawValue, a, b, span)
}

/// A list joined with a list, or with one more element at either end.
private func joinLists(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.list(let x), .list(let y)): .list(x + y)
    case (.list, .null), (.null, .list): .null
    case (.list(let x), _): .list(x + [b])
    case (_, .list(let y)): .list([a] + y)
    default: nil
    }
}

private func calculate(_ op: Arithmetic, _ x: Int64, _ y: Int64, _ span: Span) throws(Diagnostic) -> Value {
    let result: (partialValue: Int64, overflow: Bool)
    switch op {
    case .add: result = x.addingReportingOverflow(y)
    case .subtract: result = x.subtractingReportingOverflow(y)
    case .multiply: result = x.multipliedReportingOverflow(by: y)
    case .divide:
        if y == 0 { throw .divisionByZero(span) }
        result = x.dividedReportingOverflow(by: y)
    case .modulo:
        if y == 0 { throw .divisionByZero(span) }
        result = y == -1 ? (0, false) : x.remainderReportingOverflow(dividingBy: y)
    case .power: return .float(raise(Double(x), to: Double(y)))
    }
    if result.overflow { throw .integerOverflow(span) }
    return .integer(result.partialValue)
}

private func calculate(_ op: Arithmetic, _ x: Double, _ y: Double) -> Double {
    switch op {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .modulo: x.truncatingRemainder(dividingBy: y)
    case .power: raise(x, to: y)
    }
}

extension Diagnostic {
    static func integerOverflow(_ span: Span) -> Diagnostic {
        .runtime(.arithmeticError, .integerOverflow, "the result does not fit a 64-bit integer", at: span)
    }

    static func divisionByZero(_ span: Span) -> Diagnostic {
        .runtime(.arithmeticError, .divisionByZero, "an integer can't be divided by zero", at: span)
    }

    static func wrongOperands(_ op: String, _ a: Value, _ b: Value?, _ span: Span) -> Diagnostic {
        let operands = b.map { "\(a.typeWithArticle) and \($0.typeWithArticle)" } ?? a.typeWithArticle
        return .runtime(.typeError, .invalidArgumentType, "`\(op)` can't be applied to \(operands)", at: span)
    }
}
