// Groups by numbers, and what is counted in them.

import Diagnostics

/// The groups that one worker has met, in the order in which it met them. Groups of several workers are merged, and come in
/// the order in which one thread would have met them. Used by one thread at a time: it is handed over when its worker is done.
final class GroupTable: @unchecked Sendable {
    /// The part of the scan that is at work.
    var morsel: UInt64 = 0
    /// For each key its values, group by group.
    private(set) var keys: [[UInt64]]
    /// The morsel in which a group was first met, and its number there.
    private(set) var places: [UInt64] = []
    /// For each aggregate how many values a group has taken, and what they come to.
    var counts: [[Int64]]
    var states: [[Int64]]
    private let keyMaps: [NumberMap]
    /// From the numbers of the keys before and of one key to the number of both.
    private let pairMaps: [NumberMap]
    private let budget: Budget
    /// Whether two keys go into one number of 64 bits.
    private let isPair: Bool

    /// - Parameter isNarrow: whether all keys are numbers of 32 bits.
    init(keys: Int, aggregates: Int, isNarrow: Bool, _ budget: Budget) {
        self.keys = Array(repeating: [], count: keys)
        isPair = isNarrow && keys == 2
        counts = Array(repeating: [], count: aggregates)
        states = Array(repeating: [], count: aggregates)
        keyMaps = (0..<keys).map { _ in NumberMap() }
        pairMaps = (0..<max(0, keys - 1)).map { _ in NumberMap() }
        self.budget = budget
        if keys == 0 { addGroup() }
    }

    var count: Int { places.count }

    private func addGroup() {
        places.append(morsel << 32 | UInt64(places.count))
        for index in counts.indices {
            counts[index].append(0)
            states[index].append(0)
        }
    }

    /// The group of each row.
    /// - Parameter lanes: a lane for each key.
    func find(_ lanes: [Strip<UInt64>], _ count: Int, into groups: Strip<UInt32>) throws {
        let before = self.count
        if isPair {
            find(count, lanes, into: groups) { row in pairMaps[0].number(of: lanes[0][row] << 32 | lanes[1][row]) }
        } else {
            find(count, lanes, into: groups) { row in number { lanes[$0][row] } }
        }
        let known = self.count
        if known > before { try budget.charge((known - before) * (64 + 40 * (keys.count + counts.count))) }
    }

    @inline(__always)
    private func find(_ count: Int, _ lanes: [Strip<UInt64>], into groups: Strip<UInt32>, _ number: (Int) -> UInt32) {
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
    private func number(_ key: (Int) -> UInt64) -> UInt32 {
        if isPair { return pairMaps[0].number(of: key(0) << 32 | key(1)) }
        var number = keyMaps[0].number(of: key(0))
        for index in pairMaps.indices {
            let other = keyMaps[index + 1].number(of: key(index + 1))
            number = pairMaps[index].number(of: UInt64(number) << 32 | UInt64(other))
        }
        return number
    }

    /// Takes in another worker's groups.
    func merge(_ other: GroupTable, _ aggregates: [PipelineAggregate]) throws {
        if keys.isEmpty {
            for index in aggregates.indices { try combine(aggregates[index], index, 0, other, 0) }
            return
        }
        for group in 0..<other.count {
            let number = number { other.keys[$0][group] }
            let mine = Int(number)
            if mine == count {
                for index in keys.indices { keys[index].append(other.keys[index][group]) }
                addGroup()
                places[mine] = other.places[group]
            } else {
                places[mine] = min(places[mine], other.places[group])
            }
            for index in aggregates.indices { try combine(aggregates[index], index, mine, other, group) }
        }
    }

    private func combine(
        _ aggregate: PipelineAggregate, _ index: Int, _ mine: Int, _ other: GroupTable, _ group: Int
    ) throws {
        let (taken, state) = (other.counts[index][group], other.states[index][group])
        if taken == 0 { return }
        let isFirst = counts[index][mine] == 0
        counts[index][mine] += taken
        switch aggregate {
        case .countRows, .count: break
        case .sum:
            let (sum, overflow) = states[index][mine].addingReportingOverflow(state)
            if overflow { throw PipelineGivesUp() }
            states[index][mine] = sum
        case .minimum: states[index][mine] = isFirst ? state : min(states[index][mine], state)
        case .maximum: states[index][mine] = isFirst ? state : max(states[index][mine], state)
        }
    }

    /// The groups in the order in which one thread would have met them.
    var order: [Int] {
        if places.indices.dropFirst().allSatisfy({ places[$0 - 1] < places[$0] }) { return Array(places.indices) }
        return places.indices.sorted { places[$0] < places[$1] }
    }
}
