// Groups by numbers, and what is counted in them.

import Diagnostics
import Graph
import Values

/// The groups that one worker has met, in the order in which it met them. Groups of several workers are merged, and come in
/// the order in which one thread would have met them. Used by one thread at a time: it is handed over when its worker is done. A value,
/// so that what is added row by row asks once a frame whether somebody else has it at hand.
struct GroupTable: @unchecked Sendable {
    /// The part of the scan that is at work.
    var morsel: UInt64 = 0
    /// For each key its values, group by group.
    private(set) var keys: [[UInt64]]
    /// The morsel in which a group was first met, and its number there.
    private(set) var places: [UInt64] = []
    /// For each aggregate how many values a group has taken, and what they come to.
    var counts: [[Int64]]
    var states: [[Int64]]
    /// For each aggregate the values that groups have met, where it asks for different ones.
    var distinct: [DistinctTable?]
    /// The first row of each group, if anything is asked of that, and then for each aggregate that asks the first with a value.
    var firsts: [FirstTable] = []
    /// Which of these belongs to an aggregate.
    let firstNumbers: [Int?]
    private let keyMaps: [NumberMap]
    /// From the numbers of the keys before and of one key to the number of both.
    private let pairMaps: [NumberMap]
    let budget: Budget
    /// Whether two keys go into one number of 64 bits.
    private let isPair: Bool

    /// The number of each combination of keys plus one, where there are few; 0 for one that was not met.
    private var dense: [UInt32] = []
    /// How many values the last of two keys has in `dense`.
    private let stride: Int
    /// Combinations for which `dense` is made at most: its table stays in the second-level cache.
    private static let densest = 1 << 16

    /// - Parameters:
    ///   - isNarrow: whether all keys are numbers of 32 bits.
    ///   - domains: for each key below which number it stays, where that is known.
    ///   - order: what the first row of a group goes by.
    init(
        keys: Int, aggregates: [PipelineAggregate], isNarrow: Bool, domains: [Int?], order: [SortSource],
        _ budget: Budget
    ) {
        stride = domains.count == 2 ? domains[1] ?? 0 : 1
        let combinations = domains.reduce(1) {
            min($0, Self.densest + 1) * min($1 ?? Int(UInt32.max), Self.densest + 1)
        }
        if (1...2).contains(keys), combinations <= Self.densest { dense = Array(repeating: 0, count: combinations) }
        self.keys = Array(repeating: [], count: keys)
        isPair = isNarrow && keys == 2
        counts = Array(repeating: [], count: aggregates.count)
        states = Array(repeating: [], count: aggregates.count)
        distinct = aggregates.map { if case .distinct = $0 { DistinctTable() } else { nil } }
        var (tables, numbers): (Int, [Int?]) = (order.isEmpty ? 0 : 1, [])
        for aggregate in aggregates {
            guard case .first = aggregate else {
                numbers.append(nil)
                continue
            }
            numbers.append(tables)
            tables += 1
        }
        firstNumbers = numbers
        firsts = Array(repeating: FirstTable(order), count: tables)
        keyMaps = (0..<keys).map { _ in NumberMap() }
        pairMaps = (0..<max(0, keys - 1)).map { _ in NumberMap() }
        self.budget = budget
        if keys == 0 { addGroup() }
    }

    var count: Int { places.count }

    private mutating func addGroup() {
        places.append(morsel << 32 | UInt64(places.count))
        for index in counts.indices {
            counts[index].append(0)
            states[index].append(0)
        }
        for index in firsts.indices { firsts[index].addGroup() }
    }

    /// The group of each row.
    /// - Parameter lanes: a lane for each key.
    mutating func find(_ lanes: [Strip<UInt64>], _ count: Int, into groups: Strip<UInt32>) throws {
        let before = self.count
        if !dense.isEmpty {
            findDense(lanes, count, into: groups)
        } else if isPair {
            let map = pairMaps[0]
            find(count, lanes, into: groups) { row in map.number(of: lanes[0][row] << 32 | lanes[1][row]) }
        } else {
            let (keyMaps, pairMaps) = (keyMaps, pairMaps)
            find(count, lanes, into: groups) { row in Self.number(keyMaps, pairMaps) { lanes[$0][row] } }
        }
        let known = self.count
        if known > before {
            try budget.charge((known - before) * (64 + 40 * (keys.count + counts.count + 2 * firsts.count)))
        }
    }

    private mutating func findDense(_ lanes: [Strip<UInt64>], _ count: Int, into groups: Strip<UInt32>) {
        let (first, second, stride) = (lanes[0], lanes[lanes.count - 1], stride)
        let isPair = lanes.count == 2
        var row = 0
        while row < count {
            row = unsafe dense.withUnsafeBufferPointer { table in
                var row = row
                while row < count {
                    let place = isPair ? Int(first[row]) &* stride &+ Int(second[row]) : Int(first[row])
                    let number = unsafe table[place]
                    if number == 0 { break }
                    groups[row] = number &- 1
                    row &+= 1
                }
                return row
            }
            guard row < count else { break }
            for index in lanes.indices { keys[index].append(lanes[index][row]) }
            addGroup()
            dense[densePlace { lanes[$0][row] }] = UInt32(truncatingIfNeeded: self.count)
        }
    }

    private func densePlace(_ key: (Int) -> UInt64) -> Int {
        keys.count == 2 ? Int(key(0)) * stride + Int(key(1)) : Int(key(0))
    }

    @inline(__always)
    private mutating func find(
        _ count: Int, _ lanes: [Strip<UInt64>], into groups: Strip<UInt32>, _ number: (Int) -> UInt32
    ) {
        var known = self.count
        for row in 0..<count {
            let found = number(row)
            if found == known {
                for index in lanes.indices { keys[index].append(lanes[index][row]) }
                addGroup()
                known += 1
            }
            groups[row] = found
        }
    }

    /// The number of the group with these keys; that of the next group where there is none.
    @inline(__always)
    private mutating func number(_ key: (Int) -> UInt64) -> UInt32 {
        if !dense.isEmpty {
            let place = densePlace(key)
            if dense[place] == 0 { dense[place] = UInt32(truncatingIfNeeded: count + 1) }
            return dense[place] - 1
        }
        if isPair { return pairMaps[0].number(of: key(0) << 32 | key(1)) }
        return Self.number(keyMaps, pairMaps, key)
    }

    @inline(__always)
    private static func number(_ keyMaps: [NumberMap], _ pairMaps: [NumberMap], _ key: (Int) -> UInt64) -> UInt32 {
        var number = keyMaps[0].number(of: key(0))
        for index in pairMaps.indices {
            let other = keyMaps[index + 1].number(of: key(index + 1))
            number = pairMaps[index].number(of: UInt64(number) << 32 | UInt64(other))
        }
        return number
    }

    /// Takes in another worker's groups.
    /// - Parameter addresses: whose texts the aggregates have met.
    mutating func merge(_ other: GroupTable, _ aggregates: [PipelineAggregate], _ addresses: TextAddresses) throws {
        var numbers = [0]
        if keys.isEmpty {
            for index in aggregates.indices { try combine(aggregates[index], index, 0, other, 0, addresses) }
        } else {
            numbers = try mergeGroups(other, aggregates, addresses)
        }
        for index in firsts.indices {
            for (group, number) in numbers.enumerated() {
                firsts[index].merge(other.firsts[index], group, into: number, addresses)
            }
        }
        for index in aggregates.indices {
            other.distinct[index]?.forEach { value, group in
                if distinct[index]?.insert(value, group: numbers[group]) == true { counts[index][numbers[group]] += 1 }
            }
        }
    }

    /// - Returns: for each group of the other its number here.
    private mutating func mergeGroups(
        _ other: GroupTable, _ aggregates: [PipelineAggregate], _ addresses: TextAddresses
    ) throws -> [Int] {
        var numbers: [Int] = []
        numbers.reserveCapacity(other.count)
        for group in 0..<other.count {
            let number = self.number { other.keys[$0][group] }
            let mine = Int(number)
            if mine == count {
                for index in keys.indices { keys[index].append(other.keys[index][group]) }
                addGroup()
                places[mine] = other.places[group]
            } else {
                places[mine] = min(places[mine], other.places[group])
            }
            for index in aggregates.indices { try combine(aggregates[index], index, mine, other, group, addresses) }
            numbers.append(mine)
        }
        return numbers
    }

    private mutating func combine(
        _ aggregate: PipelineAggregate, _ index: Int, _ mine: Int, _ other: GroupTable, _ group: Int,
        _ addresses: TextAddresses
    ) throws {
        if case .distinct = aggregate { return }
        let (taken, state) = (other.counts[index][group], other.states[index][group])
        if taken == 0 { return }
        let isFirst = counts[index][mine] == 0
        counts[index][mine] += taken
        switch aggregate {
        case .countRows, .count, .distinct, .first: break
        case .sum, .average:
            let (sum, overflow) = states[index][mine].addingReportingOverflow(state)
            if overflow { throw PipelineGivesUp() }
            states[index][mine] = sum
        case .minimum: states[index][mine] = isFirst ? state : min(states[index][mine], state)
        case .maximum: states[index][mine] = isFirst ? state : max(states[index][mine], state)
        case .leastText, .greatestText:
            let (known, found) = (StringID(states[index][mine]), StringID(state))
            let isLess = addresses.isLess(found, known)
            let isBetter = if case .leastText = aggregate { isLess } else { !isLess }
            if isFirst || isBetter { states[index][mine] = state }
        }
    }

    /// The groups in the order in which one thread would have met them, or in that of their first rows.
    func order(_ addresses: TextAddresses) -> [Int] {
        if let first = firsts.first { return first.order(addresses) }
        if places.indices.dropFirst().allSatisfy({ places[$0 - 1] < places[$0] }) { return Array(places.indices) }
        return places.indices.sorted { places[$0] < places[$1] }
    }
}
