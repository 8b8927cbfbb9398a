// Grouping and aggregating.

import Diagnostics
import Graph
import Planning
import Values

/// One row for each group of rows with equivalent keys; without keys, one row for all rows, also where there are none.
final class Aggregate: Operator {
    private let input: any Operator
    private let keys: [SlotAssignment]
    private let aggregates: [AggregateAssignment]
    private let context: ExecutionContext
    private var isDone = false

    init(
        _ input: any Operator, _ keys: [SlotAssignment], _ aggregates: [AggregateAssignment],
        _ context: ExecutionContext
    ) {
        self.input = input
        self.keys = keys
        self.aggregates = aggregates
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        if isDone { return nil }
        isDone = true
        let evaluator = Evaluator(context: context)
        var grouping = Grouping()
        var accumulators: [Accumulator] = []
        let order = aggregates.first { !$0.order.isEmpty }?.order ?? []
        var firsts = FirstRows()
        for aggregate in aggregates { accumulators.append(try Accumulator(aggregate, evaluator)) }
        while let batch = try input.next() {
            try context.cancellation.check()
            var columns: [Vector] = []
            for key in keys { columns.append(try evaluator.evaluate(key.expression, batch)) }
            let before = grouping.count
            let groups: [Int]
            if keys.isEmpty {
                groups = Array(repeating: 0, count: batch.count)
            } else {
                groups = grouping.groups(columns, count: batch.count, in: context.graph)
            }
            if !order.isEmpty {
                let columns = try evaluator.sortColumns(order, batch)
                for row in groups.indices { _ = firsts.take(row, columns, group: groups[row]) }
            }
            let count = keys.isEmpty ? 1 : grouping.count
            try context.budget.charge((grouping.count - before) * (64 + 32 * (keys.count + aggregates.count)))
            for index in accumulators.indices {
                try accumulators[index].add(batch, groups, groupCount: count, evaluator)
            }
        }
        let result = try result(grouping, &accumulators)
        return order.isEmpty || keys.isEmpty ? result : result.gathered(firsts.order(order.map(\.descending)))
    }

    private func result(_ grouping: Grouping, _ accumulators: inout [Accumulator]) throws(Diagnostic) -> Batch {
        let count = keys.isEmpty ? 1 : grouping.count
        var result = Batch(count: count, slotCount: context.slotCount)
        for (index, key) in keys.enumerated() { result[key.slot] = .values(grouping.keys.map { $0[index] }) }
        for index in accumulators.indices {
            var values: [Value] = []
            values.reserveCapacity(count)
            for group in 0..<count { values.append(try accumulators[index].result(group)) }
            result[aggregates[index].slot] = .values(values)
        }
        return result
    }
}
