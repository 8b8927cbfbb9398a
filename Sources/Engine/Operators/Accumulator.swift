// The aggregating functions.

import Diagnostics
import Graph
import Planning
import Values

/// The state of one aggregate over all groups. Nulls do not count, except in `count(*)`.
struct Accumulator {
    private enum Kind {
        case countRows, count, sum, average, minimum, maximum, collect, first, deviation(sample: Bool), percentile(
            continuous: Bool)
    }
    private let kind: Kind
    private let aggregate: AggregateAssignment
    /// How many values each group has taken.
    private var counts: [Int64] = []
    private var states: [Value] = []
    private var lists: [[Value]] = []
    private var seen = DistinctValues()
    /// Where the first value of each group stands.
    private var firsts = FirstRows()
    /// The fraction that a percentile asks for.
    private var fractions: [Double] = []

    init(_ aggregate: AggregateAssignment, _ evaluator: Evaluator) throws(Diagnostic) {
        self.aggregate = aggregate
        switch aggregate.function {
        case "count": kind = aggregate.arguments.isEmpty ? .countRows : .count
        case "sum": kind = .sum
        case "avg": kind = .average
        case "min": kind = .minimum
        case "max": kind = .maximum
        case "collect": kind = .collect
        case "first": kind = .first
        case "stdev": kind = .deviation(sample: true)
        case "stdevp": kind = .deviation(sample: false)
        case "percentilecont": kind = .percentile(continuous: true)
        case "percentiledisc": kind = .percentile(continuous: false)
        default:
            throw .runtime(
                .syntaxError, .unknownFunction, "there is no aggregate \(aggregate.function)", at: aggregate.span)
        }
    }

    mutating func add(_ batch: Batch, _ groups: [Int], groupCount: Int, _ evaluator: Evaluator) throws(Diagnostic) {
        while counts.count < groupCount { grow() }
        if case .countRows = kind {
            for group in groups { counts[group] += 1 }
            return
        }
        guard let argument = aggregate.arguments.first else { return }
        let column = try evaluator.evaluate(argument, batch)
        if case .count = kind, !aggregate.distinct {
            for row in 0..<batch.count where !column.isNull(row) { counts[groups[row]] += 1 }
            return
        }
        if case .count = kind, case .nodes(let nodes) = column {
            for (row, node) in nodes.enumerated() where node != Vector.absent && seen.insert(node, group: groups[row]) {
                counts[groups[row]] += 1
            }
            return
        }
        if case .percentile = kind { try readFractions(batch, groups, evaluator) }
        if case .first = kind { return try takeFirsts(column, batch, groups, evaluator) }
        let graph = evaluator.context.graph
        for row in 0..<batch.count where !column.isNull(row) {
            let value = column.value(at: row, in: graph)
            if aggregate.distinct, !seen.insert(value, group: groups[row]) { continue }
            try take(value, groups[row], evaluator.context.budget)
        }
    }

    private mutating func takeFirsts(
        _ column: Vector, _ batch: Batch, _ groups: [Int], _ evaluator: Evaluator
    ) throws(Diagnostic) {
        let keys = try evaluator.sortColumns(aggregate.order, batch)
        for row in 0..<batch.count where !column.isNull(row) && firsts.take(row, keys, group: groups[row]) {
            counts[groups[row]] += 1
            states[groups[row]] = column.value(at: row, in: evaluator.context.graph)
        }
    }

    private mutating func grow() {
        counts.append(0)
        states.append(.null)
        lists.append([])
        fractions.append(0)
    }

    private mutating func readFractions(_ batch: Batch, _ groups: [Int], _ evaluator: Evaluator) throws(Diagnostic) {
        guard aggregate.arguments.count > 1 else { return }
        for (row, value) in try evaluator.values(aggregate.arguments[1], batch).enumerated() {
            let fraction: Double
            switch value {
            case .integer(let number): fraction = Double(number)
            case .float(let number): fraction = number
            default: throw .notANumber(value, aggregate)
            }
            guard (0...1).contains(fraction) else { throw .fractionOutOfRange(fraction, aggregate) }
            fractions[groups[row]] = fraction
        }
    }

    private mutating func take(_ value: Value, _ group: Int, _ budget: Budget) throws(Diagnostic) {
        counts[group] += 1
        switch kind {
        case .countRows, .count, .first: break
        case .sum, .average:
            guard value.isSummable else { throw .notANumber(value, aggregate) }
            states[group] =
                counts[group] == 1 ? value : try calculate(.add, summand(states[group]), value, aggregate.span)
        case .minimum:
            if counts[group] == 1 || value.order(states[group]) == .less { states[group] = value }
        case .maximum:
            if counts[group] == 1 || value.order(states[group]) == .greater { states[group] = value }
        case .deviation, .percentile:
            guard value.isNumber else { throw .notANumber(value, aggregate) }
            fallthrough
        case .collect:
            try budget.charge(24 + value.ownBytes, for: .collecting)
            lists[group].append(value)
        }
    }

    /// An average of integers must not overflow on the way.
    private func summand(_ value: Value) -> Value {
        if case .average = kind, case .integer(let number) = value { return .float(Double(number)) }
        return value
    }

    mutating func result(_ group: Int) throws(Diagnostic) -> Value {
        if group >= counts.count { grow() }
        let count = counts[group]
        switch kind {
        case .countRows, .count: return .integer(count)
        case .sum: return count == 0 ? .integer(0) : states[group]
        case .average: return count == 0 ? .null : try average(states[group], count)
        case .minimum, .maximum, .first: return states[group]
        case .collect: return .list(lists[group])
        case .deviation(let sample): return .float(deviation(numbers(group), sample: sample))
        case .percentile(let continuous): return percentile(group, continuous: continuous)
        }
    }

    private func average(_ sum: Value, _ count: Int64) throws(Diagnostic) -> Value {
        switch sum {
        case .integer(let number): return .float(Double(number) / Double(count))
        default: return try calculate(.divide, sum, .integer(count), aggregate.span)
        }
    }

    private func numbers(_ group: Int) -> [Double] {
        lists[group].map { value in
            switch value {
            case .integer(let number): Double(number)
            case .float(let number): number
            default: 0
            }
        }
    }

    private func deviation(_ numbers: [Double], sample: Bool) -> Double {
        let divisor = Double(sample ? numbers.count - 1 : numbers.count)
        guard divisor > 0 else { return 0 }
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / divisor).squareRoot()
    }

    private func percentile(_ group: Int, continuous: Bool) -> Value {
        let sorted = lists[group].sorted { $0.order($1) == .less }
        guard let first = sorted.first else { return .null }
        let fraction = fractions[group]
        if !continuous {
            let rank = Int((fraction * Double(sorted.count)).rounded(.up))
            return rank <= 1 ? first : sorted[min(rank, sorted.count) - 1]
        }
        let values = numbers(group).sorted()
        let place = fraction * Double(values.count - 1)
        let low = Int(place.rounded(.down))
        let high = min(low + 1, values.count - 1)
        return .float(values[low] + (values[high] - values[low]) * (place - Double(low)))
    }
}

extension Value {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .float: true
        default: false
        }
    }

    fileprivate var isSummable: Bool {
        switch self {
        case .duration: true
        default: isNumber
        }
    }
}

extension Diagnostic {
    fileprivate static func notANumber(_ value: Value, _ aggregate: AggregateAssignment) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType, "this aggregate takes numbers, and here is \(value.typeWithArticle)",
            at: aggregate.span)
    }

    fileprivate static func fractionOutOfRange(_ fraction: Double, _ aggregate: AggregateAssignment) -> Diagnostic {
        .runtime(
            .argumentError, .numberOutOfRange, "\(fraction) is no percentile: it must lie between 0.0 and 1.0",
            at: aggregate.span)
    }
}
