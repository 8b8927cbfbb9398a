// Expressions over batches.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// Evaluates an expression for all rows of a batch at once: one decision on form per node of the expression and batch,
/// then a loop over plain arrays. What depends on a condition (CASE, AND, OR) is evaluated only for the rows that reach it.
struct Evaluator {
    let context: ExecutionContext

    func evaluate(_ expression: BoundExpression, _ batch: Batch) throws(Diagnostic) -> Vector {
        switch expression {
        case .constant(let value): return .constant(value)
        case .parameter(let name): return .constant(context.parameters[name] ?? .null)
        case .slot(let slot): return batch[slot]
        case .property(let subject, let key, let span):
            return try property(key, of: evaluate(subject, batch), count: batch.count, span)
        case .index(let subject, let index, let span): return try element(subject, index, batch, span)
        case .slice(let subject, let from, let to, let span): return try slice(subject, from, to, batch, span)
        case .not(let operand, let span): return .truths(try truths(operand, batch, span).map { !$0 })
        case .negate(let operand, let span): return try negation(operand, batch, span)
        case .and(let left, let right, let span): return try conjunction(left, right, batch, span)
        case .or(let left, let right, let span): return try disjunction(left, right, batch, span)
        case .xor(let left, let right, let span): return try exclusiveDisjunction(left, right, batch, span)
        case .arithmetic(let op, let left, let right, let span): return try arithmetic(op, left, right, batch, span)
        case .comparison(let op, let left, let right): return try comparison(op, left, right, batch)
        case .in(let element, let list, let span): return try membership(element, list, batch, span)
        case .text(let predicate, let text, let part, let span):
            return try textPredicate(predicate, text, part, batch, span)
        case .isNull(let operand, let negated): return try nullTest(operand, negated, batch)
        case .hasLabels(let subject, let labels): return try labelTest(subject, labels, batch)
        case .list(let elements): return try list(elements, batch)
        case .map(let entries): return try map(entries, batch)
        case .mapProjection(let subject, let entries): return try mapProjection(subject, entries, batch)
        case .function(let name, let arguments, let span): return try function(name, arguments, batch, span)
        case .case(let subject, let branches, let otherwise):
            return try caseExpression(subject, branches, otherwise, batch)
        case .listComprehension(let list, let element, let filter, let projection):
            return try listComprehension(list, element, filter, projection, batch)
        case .quantifier(let kind, let list, let element, let predicate):
            return try quantifier(kind, list, element, predicate, batch)
        case .reduce(let accumulator, let initial, let element, let list, let body):
            return try reduce(accumulator, initial, element, list, body, batch)
        case .exists(let plan): return try exists(plan, batch)
        case .countRows(let plan): return try countRows(plan, batch)
        case .collect(let plan, let value): return try collect(plan, value, batch)
        case .degree(let degree): return try self.degree(degree, batch)
        case .path(let parts): return try path(parts, batch)
        }
    }

    /// The value of an expression that does not depend on a row (LIMIT, SKIP).
    func scalar(_ expression: BoundExpression) throws(Diagnostic) -> Value {
        let row = Batch(count: 1, slotCount: context.slotCount)
        return try evaluate(expression, row).value(at: 0, in: context.graph)
    }

    /// All values of an expression, one a row.
    func values(_ expression: BoundExpression, _ batch: Batch) throws(Diagnostic) -> [Value] {
        try evaluate(expression, batch).values(count: batch.count, in: context.graph)
    }

    /// The rows for which a condition is true.
    func selection(_ condition: BoundExpression, _ batch: Batch) throws(Diagnostic) -> [Int] {
        let vector = try evaluate(condition, batch)
        if case .constant(.boolean(true)) = vector { return Array(0..<batch.count) }
        let truths = try truths(vector, count: batch.count, condition.span ?? .none)
        var rows: [Int] = []
        rows.reserveCapacity(batch.count)
        for row in 0..<batch.count where truths[row] == .yes { rows.append(row) }
        return rows
    }
}
