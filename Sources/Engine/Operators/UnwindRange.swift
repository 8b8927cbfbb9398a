// UNWIND range(…): numbers that are never put into a list.

import Diagnostics
import Planning
import Values

/// A row for each number of a range, given as they are asked for: a range of millions costs no more than a batch of them.
final class UnwindRange: Operator {
    private let input: any Operator
    private let arguments: [BoundExpression]
    private let slot: Slot
    private let span: Span
    private let evaluator: Evaluator
    private var batch: Batch?
    /// The range of each row of the batch; nil where one of its ends is null.
    private var ranges: [NumberRange?] = []
    private var row = 0
    private var position = 0

    init(
        _ input: any Operator, _ arguments: [BoundExpression], _ span: Span, _ slot: Slot, _ context: ExecutionContext
    ) {
        self.input = input
        self.arguments = arguments
        self.span = span
        self.slot = slot
        evaluator = Evaluator(context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        while true {
            try evaluator.context.cancellation.check()
            if let batch, row < batch.count { return unwound(batch) }
            guard let next = try input.next() else { return nil }
            ranges = try self.ranges(of: next)
            batch = next
            row = 0
            position = 0
        }
    }

    private func ranges(of batch: Batch) throws(Diagnostic) -> [NumberRange?] {
        var columns: [[Value]] = []
        for argument in arguments { columns.append(try evaluator.values(argument, batch)) }
        var ranges: [NumberRange?] = []
        ranges.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            let values = columns.map { $0[row] }
            if values.contains(where: \.isNull) {
                ranges.append(nil)
                continue
            }
            do { ranges.append(try NumberRange(values)) } catch {
                var located = error
                located.span = error.span ?? span
                throw located
            }
        }
        return ranges
    }

    /// A batch of numbers at most, from where the last one stopped.
    private func unwound(_ batch: Batch) -> Batch {
        var rows: [Int] = []
        var numbers: [Int64] = []
        while row < batch.count && numbers.count < Batch.targetCount {
            let count = ranges[row]?.count ?? 0
            let end = min(count, position + Batch.targetCount - numbers.count)
            if let range = ranges[row] { for place in position..<end { numbers.append(range[place]) } }
            rows.append(contentsOf: repeatElement(row, count: end - position))
            position = end
            if position == count {
                row += 1
                position = 0
            }
        }
        var result = batch.gathered(rows)
        result[slot] = .integers(numbers, nil)
        return result
    }
}
