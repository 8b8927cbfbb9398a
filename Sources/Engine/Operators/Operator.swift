// What every operator does.

import Diagnostics

/// Gives rows, a batch at a time. One object serves one run of a plan.
protocol Operator: AnyObject {
    /// The next rows, nil after the last. An empty batch is allowed.
    func next() throws(Diagnostic) -> Batch?
}

extension Operator {
    /// Every remaining row as one batch.
    func drained(_ context: ExecutionContext) throws(Diagnostic) -> Batch {
        var builder = BatchBuilder(slotCount: context.slotCount)
        while let batch = try next() {
            try context.cancellation.check()
            try context.budget.charge(batch.count * 16, for: .sorting)
            builder.append(batch)
        }
        return builder.finished(in: context.graph)
    }
}

/// Hands in the rows of the plan around a subplan, or the one row that a query starts with.
final class Argument: Operator {
    private var batch: Batch?

    init(_ batch: Batch) { self.batch = batch }

    func next() throws(Diagnostic) -> Batch? {
        defer { batch = nil }
        return batch
    }
}
