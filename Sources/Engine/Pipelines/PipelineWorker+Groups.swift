// What is left of a frame goes into groups.

import Diagnostics
import Graph

extension PipelineWorker {
    func addToGroups(_ count: Int) throws {
        let isSingle = program.keys.isEmpty
        let addresses = program.addresses
        if !isSingle {
            for (index, key) in program.keys.enumerated() { try write(key, into: keyLanes[index], count) }
            try groups.find(keyLanes, count, into: groupNumbers)
        }
        for (index, aggregate) in program.aggregates.enumerated() {
            let numbers = isSingle ? nil : groupNumbers
            switch aggregate {
            case .countRows: groups.countRows(index, numbers, count)
            case .count(let presence):
                try absent(presence, into: marks, count)
                groups.count(where: marks, index, numbers, count)
            case .sum(let source) where isSingle && source.isBounded:
                try groups.add(sum(source, count), of: count, index)
            case .sum(let source): try groups.add(self.numbers(source, count), index, numbers, count)
            case .minimum(let source):
                groups.improve(try self.numbers(source, count), index, numbers, count) { $0 < $1 }
            case .maximum(let source):
                groups.improve(try self.numbers(source, count), index, numbers, count) { $0 > $1 }
            case .average(let source): try groups.add(small(self.numbers(source, count), count), index, numbers, count)
            case .leastText(let source):
                groups.improve(try codes(source, count), index, numbers, count) { addresses.isLess($0, $1) }
            case .greatestText(let source):
                groups.improve(try codes(source, count), index, numbers, count) { addresses.isLess($1, $0) }
            case .distinct(let key):
                try write(key, into: distinctLane, count)
                try groups.countDistinct(distinctLane, index, numbers, count, null: key.null)
            case .first: break
            }
        }
        if !program.firstOrder.isEmpty { try takeFirsts(count) }
    }

    /// Takes nodes that follow each other at once, where nothing but sums of their degrees is asked.
    /// - Returns: whether it did.
    func addWhole(_ range: Range<UInt32>) throws -> Bool {
        guard program.steps.isEmpty, program.keys.isEmpty, program.rows == nil else { return false }
        var sums: [Int64] = []
        for aggregate in program.aggregates {
            guard case .sum(let source) = aggregate, source.isBounded, case .degrees(let sources, _) = source,
                let sum = degreeProducts(sources, range.count)
            else { return false }
            sums.append(sum)
        }
        for (index, sum) in sums.enumerated() { try groups.add(sum, of: range.count, index) }
        return true
    }

    /// Numbers whose sum is the same whether they are added as integers or, as a mean is, as floats: of numbers below 2²² not even 2³¹
    /// add up to 2⁵³.
    private func small(_ lane: NumberLane, _ count: Int) throws -> NumberLane {
        var isLarge = false
        for row in 0..<count where !(lane.hasNulls && lane.nulls[row] != 0) {
            isLarge = isLarge || lane.values[row].magnitude >= 1 << 22
        }
        if isLarge { throw PipelineGivesUp() }
        return lane
    }

    /// The sum of a bounded source.
    private func sum(_ source: NumberSource, _ count: Int) throws -> Int64 {
        let lane = try numbers(source, count)
        var sum: Int64 = 0
        for row in 0..<count { sum &+= lane.values[row] }
        return sum
    }

    /// Writes a key's numbers. Null is the smallest number, which is therefore no number of its own.
    func write(_ key: KeySource, into lane: Strip<UInt64>, _ count: Int) throws {
        switch key {
        case .ids(let register):
            let ids = registers[register]
            for row in 0..<count { lane[row] = UInt64(ids[row]) }
        case .codes(let source):
            let codes = try codes(source, count)
            for row in 0..<count { lane[row] = UInt64(codes[row]) }
        case .truths(let source):
            let truths = try truths(source, count)
            for row in 0..<count { lane[row] = UInt64(truths[row]) }
        case .numbers(let source):
            let found = try numbers(source, count)
            for row in 0..<count {
                let value = found.values[row]
                if found.hasNulls && found.nulls[row] != 0 {
                    lane[row] = GroupTable.null
                } else {
                    if value == .min { throw PipelineGivesUp() }
                    lane[row] = UInt64(bitPattern: value)
                }
            }
        }
    }

    // MARK: Folds

    func fold(_ fold: Fold, _ count: Int, _ cancellation: Cancellation) throws -> Int {
        number(fold.rowNumbers, count)
        let reached = foldMarks
        for row in 0..<count { reached[row] = 0 }
        for (aggregate, lane) in zip(fold.aggregates, fold.results) {
            let (values, flags) = (numbers[lane], nulls[lane])
            let startsEmpty = aggregate.isNullWithoutValues
            for row in 0..<count {
                values[row] = 0
                flags[row] = startsEmpty ? 1 : 0
            }
        }
        try run(fold.inner, from: 0, count, .fold(fold), cancellation)
        guard fold.isOptional else { return keep(fold.kept, select(reached, 1, count), count) }
        for lane in fold.ownRows { for row in 0..<count where reached[row] == 0 { numbers[lane][row] = 1 } }
        if fold.rowCounter >= 0 { counters[fold.rowCounter] += select(reached, 0, count) }
        return count
    }

    func accumulate(_ fold: Fold, _ count: Int) throws {
        let origins = registers[fold.origin]
        for row in 0..<count { foldMarks[Int(origins[row])] = 1 }
        if fold.rowCounter >= 0 { counters[fold.rowCounter] += count }
        for (aggregate, result) in zip(fold.aggregates, fold.results) {
            let (values, flags) = (numbers[result], nulls[result])
            switch aggregate {
            case .countRows: for row in 0..<count { values[Int(origins[row])] &+= 1 }
            case .count(let presence):
                try absent(presence, into: marks, count)
                for row in 0..<count where marks[row] == 0 { values[Int(origins[row])] &+= 1 }
            case .sum(let source):
                let lane = try numbers(source, count)
                for row in 0..<count where !(lane.hasNulls && lane.nulls[row] != 0) {
                    let origin = Int(origins[row])
                    let (sum, overflow) = values[origin].addingReportingOverflow(lane.values[row])
                    if overflow { throw PipelineGivesUp() }
                    values[origin] = sum
                }
            case .minimum(let source):
                improve(try numbers(source, count), origins, values, flags, count) { $0 < $1 }
            case .maximum(let source):
                improve(try numbers(source, count), origins, values, flags, count) { $0 > $1 }
            // Not compiled for folds.
            case .average, .leastText, .greatestText, .distinct, .first: throw PipelineGivesUp()
            }
        }
    }

    @inline(__always)
    private func improve(
        _ lane: NumberLane, _ origins: Strip<UInt32>, _ values: Strip<Int64>, _ flags: Strip<UInt8>, _ count: Int,
        _ isBetter: (Int64, Int64) -> Bool
    ) {
        for row in 0..<count where !(lane.hasNulls && lane.nulls[row] != 0) {
            let origin = Int(origins[row])
            if flags[origin] != 0 || isBetter(lane.values[row], values[origin]) { values[origin] = lane.values[row] }
            flags[origin] = 0
        }
    }
}

extension GroupTable {
    /// The key that stands for null, where a key is a number.
    static let null = UInt64(bitPattern: .min)
}

extension KeySource {
    /// What a lane of such keys holds for null; nil where none can be.
    var null: UInt64? {
        switch self {
        case .ids: nil
        case .codes: 0
        case .numbers: GroupTable.null
        case .truths: 2
        }
    }
}

extension PipelineAggregate {
    /// Whether a fold can work it out, frame by frame.
    var isFoldable: Bool {
        switch self {
        case .countRows, .count, .sum, .minimum, .maximum: true
        case .average, .leastText, .greatestText, .distinct, .first: false
        }
    }

    /// Of no values a count is 0 and a sum too; the least of them is null.
    var isNullWithoutValues: Bool {
        switch self {
        case .countRows, .count, .sum, .distinct: false
        case .minimum, .maximum, .average, .leastText, .greatestText, .first: true
        }
    }
}

extension NumberSource {
    /// Whether no sum of all its rows can overflow: products of degrees add up to less than the square of the number of
    /// relationships, which takes 31 bits.
    var isBounded: Bool {
        guard case .degrees(let sources, _) = self else { return false }
        return sources.allSatisfy { $0.ways.reduce(0) { $0 + $1.adjacency.neighbours.count } < 1 << 31 }
    }
}
