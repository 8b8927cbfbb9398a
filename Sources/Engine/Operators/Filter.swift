// Filtering, adding, dropping and unwinding columns.

import Diagnostics
import Graph
import Planning
import Values

/// Keeps the rows for which the condition is true.
final class Filter: Operator {
    private let input: any Operator
    private let condition: BoundExpression
    private let evaluator: Evaluator

    init(_ input: any Operator, _ condition: BoundExpression, _ context: ExecutionContext) {
        self.input = input
        self.condition = condition
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        while let batch = try input.next() {
            try evaluator.context.cancellation.check()
            let rows = try evaluator.selection(condition, batch)
            if rows.count == batch.count { return batch }
            if !rows.isEmpty { return batch.gathered(rows) }
        }
        return nil
    }
}

/// Adds columns.
final class Extend: Operator {
    private let input: any Operator
    private let assignments: [SlotAssignment]
    private let evaluator: Evaluator

    init(_ input: any Operator, _ assignments: [SlotAssignment], _ context: ExecutionContext) {
        self.input = input
        self.assignments = assignments
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        try evaluator.context.cancellation.check()
        var result = batch
        for assignment in assignments { result[assignment.slot] = try evaluator.evaluate(assignment.expression, batch) }
        return result
    }
}

/// Drops all columns but some.
final class Keep: Operator {
    private let input: any Operator
    private let slots: Set<Slot>

    init(_ input: any Operator, _ slots: [Slot], _ context: ExecutionContext) {
        self.input = input
        self.slots = Set(slots)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard var batch = try input.next() else { return nil }
        for slot in batch.vectors.indices where !slots.contains(slot) { batch.vectors[slot] = nil }
        return batch
    }
}

/// A row for each element of a list. null gives none; a value that is no list gives one.
final class Unwind: Operator {
    private let input: any Operator
    private let list: BoundExpression
    private let slot: Slot
    private let evaluator: Evaluator
    private var batch: Batch?
    private var lists: [Value] = []
    private var row = 0
    private var position = 0

    init(_ input: any Operator, _ list: BoundExpression, _ slot: Slot, _ context: ExecutionContext) {
        self.input = input
        self.list = list
        self.slot = slot
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        try evaluator.context.cancellation.check()
        while true {
            if let batch, row < batch.count { return unwound(batch) }
            guard let next = try input.next() else { return nil }
            lists = try evaluator.values(list, next)
            batch = next
            row = 0
            position = 0
        }
    }

    /// A batch of elements at most, from where the last one stopped.
    private func unwound(_ batch: Batch) -> Batch {
        var rows: [Int] = []
        var elements: [Value] = []
        while row < batch.count && elements.count < Batch.targetCount {
            let members: [Value]
            switch lists[row] {
            case .null: members = []
            case .list(let list): members = list
            case let single: members = [single]
            }
            let end = min(members.count, position + Batch.targetCount - elements.count)
            elements.append(contentsOf: members[position..<end])
            rows.append(contentsOf: repeatElement(row, count: end - position))
            position = end
            if position == members.count {
                row += 1
                position = 0
            }
        }
        var result = batch.gathered(rows)
        result[slot] = .values(elements)
        return result
    }
}
