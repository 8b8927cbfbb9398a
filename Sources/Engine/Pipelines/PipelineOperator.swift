// A pipeline in the place of the operators that it was compiled from.

import Diagnostics
import Graph
import Planning
import Values

/// A program, and what its numbers stand for.
struct CompiledPipeline {
    var program: PipelineProgram
    /// The operators that it stands for, from the scan on, without the aggregation itself.
    var chain: [Plan]
    var keySlots: [Slot]
    var keyForms: [NumberForm]
    /// For keys that are codes of a dictionary what they stand for.
    var keyValues: [[Value]]
    var resultSlots: [Slot]
    var resultForms: [NumberForm]
}

/// Gives one row for each group. When the pipeline gives up, the operators run instead.
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
        let run = PipelineRun(pipeline.program, context.parallelism, context.cancellation, context.budget)
        switch run.run() {
        case .failed(let failure): throw failure
        case .gaveUp:
            profile.forget(steps)
            let operators = instead()
            self.operators = operators
            return try operators.next()
        case .done(let groups, let counts):
            for (index, counter) in pipeline.program.counters.enumerated() {
                profile.count(counts[counter], at: steps[index + 1])
            }
            return batch(groups)
        }
    }

    private func batch(_ groups: GroupTable) -> Batch {
        let order = groups.order
        var batch = Batch(count: order.count, slotCount: context.slotCount)
        for index in pipeline.keySlots.indices {
            var numbers = order.map { Int64(bitPattern: groups.keys[index][$0]) }
            if case .codes(.few(let table, _, _)) = pipeline.program.keys[index] {
                numbers = numbers.map { Int64(table.strings[Int($0)]) }
            }
            let isNullable = pipeline.keyForms[index].isNumber
            let nulls = isNullable ? numbers.map { $0 == .min } : []
            batch[pipeline.keySlots[index]] = vector(
                numbers, nulls, pipeline.keyForms[index], pipeline.keyValues[index])
        }
        for (index, aggregate) in pipeline.program.aggregates.enumerated() {
            let counts = order.map { groups.counts[index][$0] }
            let numbers = aggregate.isCount ? counts : order.map { groups.states[index][$0] }
            let nulls = aggregate.isNullWithoutValues ? counts.map { $0 == 0 } : []
            batch[pipeline.resultSlots[index]] = vector(numbers, nulls, pipeline.resultForms[index], [])
        }
        return batch
    }

    private func vector(_ numbers: [Int64], _ nulls: [Bool], _ form: NumberForm, _ dictionary: [Value]) -> Vector {
        switch form {
        case .node: .nodes(numbers.map { UInt32(truncatingIfNeeded: $0) })
        case .relationship: .relationships(numbers.map { UInt32(truncatingIfNeeded: $0) })
        case .string: .strings(numbers.map { StringID(truncatingIfNeeded: $0) })
        case .coded: .values(numbers.map { dictionary[Int($0)] })
        case .truth: .truths(numbers.map { Truth(rawValue: UInt8(truncatingIfNeeded: $0)) ?? .unknown })
        case .integer: .integers(numbers, mask(nulls))
        case .date:
            .values(values(numbers, nulls) { .date(CalendarDate(epochDay: $0)) })
        case .dateTime:
            .values(values(numbers, nulls) { .localDateTime(LocalDateTime(epochNanoseconds: $0)) })
        }
    }

    private func values(_ numbers: [Int64], _ nulls: [Bool], _ value: (Int64) -> Value) -> [Value] {
        numbers.indices.map { !nulls.isEmpty && nulls[$0] ? .null : value(numbers[$0]) }
    }

    private func mask(_ nulls: [Bool]) -> NullMask? {
        guard nulls.contains(true) else { return nil }
        var rows = Bitmap()
        for row in nulls.indices where nulls[row] { rows.insert(row) }
        return NullMask(rows)
    }
}

extension NumberForm {
    /// Whether a lane of numbers holds it, where null is a number that can't come.
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .date, .dateTime: true
        case .node, .relationship, .truth, .string, .coded: false
        }
    }
}

extension PipelineAggregate {
    fileprivate var isCount: Bool {
        switch self {
        case .countRows, .count: true
        case .sum, .minimum, .maximum: false
        }
    }
}
