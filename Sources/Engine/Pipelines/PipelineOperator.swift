// A pipeline in the place of the operators that it was compiled from.

import Diagnostics
import Graph
import Planning
import Values

/// A program, and what its numbers stand for.
struct CompiledPipeline {
    var program: PipelineProgram
    /// The operators that it stands for, from the scan on, without the last one.
    var chain: [Plan]
    var output: Output

    enum Output {
        case groups(GroupColumns)
        case rows(RowColumns)
    }
}

/// What the groups of a pipeline are in slots.
struct GroupColumns {
    struct Column {
        var slot: Slot
        var form: NumberForm
        /// What codes stand for, where they are no texts.
        var values: [Value]
    }
    var keys: [Column]
    var results: [Column]
}

/// What the rows of a pipeline are in slots.
struct RowColumns {
    /// In the order of what is kept of a row.
    var elements: [(slot: Slot, isNode: Bool)]
    var numbers: [(slot: Slot, form: NumberForm)]
    /// What is worked out for the rows that are left. None of it can fail.
    var assignments: [SlotAssignment]
}

/// Gives one row for each group, or the rows in their order. When the pipeline gives up, the operators run instead.
final class PipelineOperator: Operator {
    private let pipeline: CompiledPipeline
    private let context: ExecutionContext
    private let profile: Profile
    /// The steps of the profile that the chain's operators have.
    private let steps: [Int]
    private let instead: () -> any Operator
    private var operators: (any Operator)?
    private var isDone = false

    init(
        _ pipeline: CompiledPipeline, _ context: ExecutionContext, _ profile: Profile,
        instead: @escaping () -> any Operator
    ) {
        self.pipeline = pipeline
        self.context = context
        self.profile = profile
        self.instead = instead
        let argument = profile.step(for: Plan(.argument))
        profile.count(1, at: argument)
        steps = [argument] + pipeline.chain.map { profile.step(for: $0) }
    }

    func next() throws(Diagnostic) -> Batch? {
        if let operators { return try operators.next() }
        if isDone { return nil }
        isDone = true
        context.cancellation.progress.expect(rows: pipeline.program.scanned)
        let run = PipelineRun(pipeline.program, PipelineSurroundings(context))
        switch run.run() {
        case .failed(let failure): throw failure
        case .gaveUp:
            profile.forget(steps)
            let operators = instead()
            self.operators = operators
            return try operators.next()
        case .done(let groups, let rows, let counts):
            for (index, counter) in pipeline.program.counters.enumerated() {
                profile.count(counts[counter], at: steps[index + 1])
            }
            switch pipeline.output {
            case .groups(let columns): return batch(groups, columns)
            case .rows(let columns):
                guard let rows, rows.count > 0 else { return nil }
                return try batch(rows, columns)
            }
        }
    }

    private func batch(_ groups: GroupTable, _ columns: GroupColumns) -> Batch {
        let order = groups.order(pipeline.program.addresses)
        var batch = Batch(count: order.count, slotCount: context.slotCount)
        for (index, column) in columns.keys.enumerated() {
            let numbers = pipeline.program.keys[index].decoded(order.map { groups.keys[index][$0] })
            let nulls = column.form.isNumber ? numbers.map { $0 == .min } : []
            let values = pipeline.program.keys[index].metValues ?? column.values
            batch[column.slot] = column.form.vector(numbers, nulls, values)
        }
        for (index, aggregate) in pipeline.program.aggregates.enumerated() {
            let column = columns.results[index]
            let counts = order.map { groups.counts[index][$0] }
            let numbers: [Int64]
            var values = column.values
            if case .first(let value) = aggregate, let number = groups.firstNumbers[index] {
                values = value.metValues ?? values
                numbers = value.decoded(order.map { groups.firsts[number].values[$0] })
            } else {
                numbers = aggregate.isCount ? counts : order.map { groups.states[index][$0] }
            }
            let nulls = aggregate.isNullWithoutValues ? counts.map { $0 == 0 } : []
            batch[column.slot] = column.form.vector(numbers, nulls, values, counts: counts)
        }
        return batch
    }

    private func batch(_ rows: RowTable, _ columns: RowColumns) throws(Diagnostic) -> Batch {
        var batch = Batch(count: rows.count, slotCount: context.slotCount)
        for (index, element) in columns.elements.enumerated() {
            batch[element.slot] = element.isNode ? .nodes(rows.ids[index]) : .relationships(rows.ids[index])
        }
        for (index, number) in columns.numbers.enumerated() {
            batch[number.slot] = number.form.vector(rows.numbers[index], rows.nulls[index].map { $0 != 0 }, [])
        }
        let evaluator = Evaluator(context: context)
        for assignment in columns.assignments {
            batch[assignment.slot] = try evaluator.evaluate(assignment.expression, batch)
        }
        return batch
    }
}

extension PipelineAggregate {
    fileprivate var isCount: Bool {
        switch self {
        case .countRows, .count, .distinct: true
        case .sum, .average, .minimum, .maximum, .leastText, .greatestText, .first: false
        }
    }
}

extension KeySource {
    /// What codes stand for that were numbered in the run.
    fileprivate var metValues: [Value]? {
        if case .codes(.evaluated(_, let values, _)) = self { values.values } else { nil }
    }

    /// The numbers that a form knows: texts instead of codes of few.
    fileprivate func decoded(_ numbers: [UInt64]) -> [Int64] {
        if case .codes(.few(let table, _, _)) = self { return numbers.map { Int64(table.strings[Int($0)]) } }
        return numbers.map { Int64(bitPattern: $0) }
    }
}
