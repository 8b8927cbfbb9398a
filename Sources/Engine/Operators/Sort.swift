// Sorting, and cutting off rows.

import Diagnostics
import Graph
import Planning
import Values

/// All rows in order; rows that are equal keep the order in which they came. With a limit, only the first rows.
final class Sort: Operator {
    private let input: any Operator
    private let keys: [SortKey]
    private let limit: BoundExpression?
    private let context: ExecutionContext
    private var isDone = false

    init(_ input: any Operator, _ keys: [SortKey], limit: BoundExpression?, _ context: ExecutionContext) {
        self.input = input
        self.keys = keys
        self.limit = limit
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        if isDone { return nil }
        isDone = true
        let evaluator = Evaluator(context: context)
        let limit = try limit.map { (limit) throws(Diagnostic) in try evaluator.rowCount(limit, "LIMIT") }
        let rows = try input.drained(context)
        var columns: [(values: [Value], descending: Bool)] = []
        for key in keys { columns.append((try evaluator.values(key.expression, rows), key.descending)) }
        let precedes = { (a: Int, b: Int) -> Bool in
            for column in columns {
                switch column.values[a].order(column.values[b]) {
                case .less: return !column.descending
                case .greater: return column.descending
                case .equal: continue
                }
            }
            return a < b
        }
        guard let limit else { return rows.gathered(try sorted(rows.count, by: precedes)) }
        return rows.gathered(try first(limit, of: rows.count, by: precedes))
    }

    /// All rows in order, unless somebody wants the statement to stop: millions of comparisons take seconds.
    private func sorted(_ count: Int, by precedes: (Int, Int) -> Bool) throws(Diagnostic) -> [Int] {
        let cancellation = context.cancellation
        var compared = 0
        let order = try? (0..<count).sorted { a, b in
            compared &+= 1
            if compared & 0x3FFF == 0, cancellation.isCancelled { throw CancellationError() }
            return precedes(a, b)
        }
        try cancellation.check()
        return order ?? []
    }

    /// The first rows of the sorted ones. Where they are few, most rows are compared with the last of them only.
    private func first(_ limit: Int, of count: Int, by precedes: (Int, Int) -> Bool) throws(Diagnostic) -> [Int] {
        if limit == 0 { return [] }
        if limit > count / 8 { return Array(try sorted(count, by: precedes).prefix(limit)) }
        var kept: [Int] = []
        for row in 0..<count {
            if row & 0x3FFF == 0 { try context.cancellation.check() }
            if kept.count == limit {
                if precedes(kept[limit - 1], row) { continue }
                kept.removeLast()
            }
            var (low, high) = (0, kept.count)
            while low < high {
                let middle = (low + high) / 2
                if precedes(kept[middle], row) { low = middle + 1 } else { high = middle }
            }
            kept.insert(row, at: low)
        }
        return kept
    }
}

/// Drops the first rows.
final class Skip: Operator {
    private let input: any Operator
    private let count: BoundExpression
    private let evaluator: Evaluator
    private var left: Int?

    init(_ input: any Operator, _ count: BoundExpression, _ context: ExecutionContext) {
        self.input = input
        self.count = count
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        var left: Int
        if let known = self.left { left = known } else { left = try evaluator.rowCount(count, "SKIP") }
        defer { self.left = left }
        while let batch = try input.next() {
            if batch.count <= left {
                left -= batch.count
                continue
            }
            if left == 0 { return batch }
            let rest = batch.gathered(Array(left..<batch.count))
            left = 0
            return rest
        }
        return nil
    }
}

/// Stops after the first rows; what lies before it in the plan does not run further, unless it writes.
final class Limit: Operator {
    private let input: any Operator
    private let count: BoundExpression
    private let inputWrites: Bool
    private let evaluator: Evaluator
    private var left: Int?

    init(_ input: any Operator, _ count: BoundExpression, inputWrites: Bool, _ context: ExecutionContext) {
        self.input = input
        self.count = count
        self.inputWrites = inputWrites
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        var left: Int
        if let known = self.left { left = known } else { left = try evaluator.rowCount(count, "LIMIT") }
        defer { self.left = left }
        guard left > 0, let batch = try input.next() else {
            while inputWrites, try input.next() != nil {}
            return nil
        }
        if batch.count <= left {
            left -= batch.count
            return batch
        }
        defer { left = 0 }
        return batch.gathered(Array(0..<left))
    }
}

extension Evaluator {
    /// The number that SKIP or LIMIT is given.
    /// - Throws: `SyntaxError` for anything but a whole number that is not negative.
    func rowCount(_ expression: BoundExpression, _ clause: String) throws(Diagnostic) -> Int {
        switch try scalar(expression) {
        case .integer(let number):
            guard number >= 0 else { throw .negativeRowCount(number, clause) }
            return Int(exactly: number) ?? Int.max
        case let other: throw .noRowCount(other, clause)
        }
    }
}

extension Diagnostic {
    fileprivate static func negativeRowCount(_ number: Int64, _ clause: String) -> Diagnostic {
        .runtime(.syntaxError, .negativeIntegerArgument, "\(clause) takes a number of rows, and \(number) is negative")
    }

    fileprivate static func noRowCount(_ value: Value, _ clause: String) -> Diagnostic {
        .runtime(
            .syntaxError, .invalidArgumentType,
            "\(clause) takes a whole number of rows, and this is \(value.typeWithArticle)")
    }
}
