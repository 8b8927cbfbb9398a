// Three-valued logic, null tests and CASE.

import Diagnostics
import Graph
import Planning
import Values

extension Evaluator {
    /// A condition as truth values.
    /// - Throws: `TypeError` for a value that is neither a Boolean nor null.
    func truths(_ expression: BoundExpression, _ batch: Batch, _ span: Span) throws(Diagnostic) -> [Truth] {
        try truths(evaluate(expression, batch), count: batch.count, expression.span ?? span)
    }

    func truths(_ vector: Vector, count: Int, _ span: Span) throws(Diagnostic) -> [Truth] {
        switch vector {
        case .truths(let truths): return truths
        case .constant(let value): return Array(repeating: try truth(value, span), count: count)
        case .values, .nodes, .relationships, .integers, .floats, .strings, .dates:
            var result: [Truth] = []
            result.reserveCapacity(count)
            let graph = context.graph
            for row in 0..<count { result.append(try truth(vector.value(at: row, in: graph), span)) }
            return result
        }
    }

    private func truth(_ value: Value, _ span: Span) throws(Diagnostic) -> Truth {
        switch value {
        case .boolean(let flag): return flag ? .yes : .no
        case .null: return .unknown
        default: throw .notBoolean(value, span)
        }
    }

    func conjunction(
        _ left: BoundExpression, _ right: BoundExpression, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        var result = try truths(left, batch, span)
        try combine(&result, with: right, batch, span, decided: .no) { a, b in
            if a == .no || b == .no { return .no }
            return a == .yes && b == .yes ? .yes : .unknown
        }
        return .truths(result)
    }

    func disjunction(
        _ left: BoundExpression, _ right: BoundExpression, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        var result = try truths(left, batch, span)
        try combine(&result, with: right, batch, span, decided: .yes) { a, b in
            if a == .yes || b == .yes { return .yes }
            return a == .no && b == .no ? .no : .unknown
        }
        return .truths(result)
    }

    func exclusiveDisjunction(
        _ left: BoundExpression, _ right: BoundExpression, _ batch: Batch, _ span: Span
    ) throws(Diagnostic) -> Vector {
        var result = try truths(left, batch, span)
        let other = try truths(right, batch, span)
        for row in 0..<batch.count {
            let unknown = result[row] == .unknown || other[row] == .unknown
            result[row] = unknown ? .unknown : (result[row] == other[row] ? .no : .yes)
        }
        return .truths(result)
    }

    /// Evaluates the right side only where the left has not decided.
    private func combine(
        _ result: inout [Truth], with right: BoundExpression, _ batch: Batch, _ span: Span, decided: Truth,
        _ join: (Truth, Truth) -> Truth
    ) throws(Diagnostic) {
        var open: [Int] = []
        open.reserveCapacity(batch.count)
        for row in 0..<batch.count where result[row] != decided { open.append(row) }
        if open.isEmpty { return }
        let rest = open.count == batch.count ? batch : batch.gathered(open)
        let other = try truths(right, rest, span)
        for (index, row) in open.enumerated() { result[row] = join(result[row], other[index]) }
    }

    func nullTest(_ operand: BoundExpression, _ negated: Bool, _ batch: Batch) throws(Diagnostic) -> Vector {
        let vector = try evaluate(operand, batch)
        var result: [Truth] = []
        result.reserveCapacity(batch.count)
        for row in 0..<batch.count { result.append(vector.isNull(row) != negated ? .yes : .no) }
        return .truths(result)
    }

    /// Each branch sees only the rows that no branch before it took.
    func caseExpression(
        _ subject: BoundExpression?, _ branches: [(condition: BoundExpression, result: BoundExpression)],
        _ otherwise: BoundExpression?, _ batch: Batch
    ) throws(Diagnostic) -> Vector {
        var result = [Value](repeating: .null, count: batch.count)
        var open = Array(0..<batch.count)
        let subjects = try subject.map { (subject) throws(Diagnostic) in try values(subject, batch) }
        for branch in branches where !open.isEmpty {
            let rows = open.count == batch.count ? batch : batch.gathered(open)
            var taken: [Int] = []
            var left: [Int] = []
            if let subjects {
                let conditions = try values(branch.condition, rows)
                for (index, row) in open.enumerated() {
                    if subjects[row].equals(conditions[index]) == true { taken.append(row) } else { left.append(row) }
                }
            } else {
                let conditions = try truths(branch.condition, rows, .none)
                for (index, row) in open.enumerated() {
                    if conditions[index] == .yes { taken.append(row) } else { left.append(row) }
                }
            }
            try assign(branch.result, to: taken, of: batch, in: &result)
            open = left
        }
        if let otherwise { try assign(otherwise, to: open, of: batch, in: &result) }
        return .values(result)
    }

    private func assign(
        _ expression: BoundExpression, to rows: [Int], of batch: Batch, in result: inout [Value]
    ) throws(Diagnostic) {
        if rows.isEmpty { return }
        let values = try values(expression, rows.count == batch.count ? batch : batch.gathered(rows))
        for (index, row) in rows.enumerated() { result[row] = values[index] }
    }
}

extension Vector {
    func isNull(_ row: Int) -> Bool {
        switch self {
        case .nodes(let ids), .relationships(let ids): ids[row] == Vector.absent
        case .truths(let truths): truths[row] == .unknown
        case .integers(_, let nulls), .floats(_, let nulls), .dates(_, let nulls): nulls?.isNull(row) == true
        case .strings(let ids): ids[row] == 0
        case .values(let values): values[row].isNull
        case .constant(let value): value.isNull
        }
    }
}

extension Diagnostic {
    fileprivate static func notBoolean(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType,
            "a condition must be true, false or null, and this one is \(value.typeWithArticle)",
            at: span)
    }
}
