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
    /// Where all keys are codes of which there are few: the number of each group plus one, by its codes.
    private var grid: [UInt32] = []
    /// How many codes each key has, for the grid.
    private let codeCounts: [Int]

    /// Groups that a grid may have room for.
    private static let gridLimit = 1 << 16

    /// - Parameter codeCounts: for each key how many codes it has, from 0 on; nil where it is no code of a dictionary.
    init(keys: Int, aggregates: Int, codeCounts: [Int?] = [], _ budget: Budget) {
        self.keys = Array(repeating: [], count: keys)
        var room: Int? = codeCounts.isEmpty ? nil : 1
        for codes in codeCounts {
            guard let known = room, let codes, codes > 0, codes <= Self.gridLimit / known else {
                room = nil
                break
            }
            room = known * codes
        }
        self.codeCounts = codeCounts.map { $0 ?? 0 }
        grid = Array(repeating: 0, count: room ?? 0)
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
        if grid.isEmpty {
            findByHash(lanes, 0..<count, into: groups)
        } else {
            findInGrid(lanes, count, into: groups)
        }
        let known = self.count
        if known > before { try budget.charge((known - before) * (64 + 40 * (keys.count + counts.count))) }
    }

    /// The same for keys whose codes are numbers of a grid: new groups only are hashed, so that merging finds them.
    private func findInGrid(_ lanes: [Strip<UInt64>], _ count: Int, into groups: Strip<UInt32>) {
        let first = lanes[0]
        for row in 0..<count { groups[row] = UInt32(truncatingIfNeeded: first[row]) }
        for index in lanes.indices.dropFirst() {
            let (lane, codes) = (lanes[index], UInt32(truncatingIfNeeded: codeCounts[index]))
            for row in 0..<count {
                groups[row] = groups[row] &* codes &+ UInt32(truncatingIfNeeded: lane[row])
            }
        }
        for row in 0..<count {
            let place = Int(groups[row])
            if grid[place] == 0 {
                findByHash(lanes, row..<(row + 1), into: groups)
                grid[place] = groups[row] + 1
            } else {
                groups[row] = grid[place] &- 1
            }
        }
    }

    private func findByHash(_ lanes: [Strip<UInt64>], _ rows: Range<Int>, into groups: Strip<UInt32>) {
        var known = count
        for row in rows {
            var number = keyMaps[0].number(of: lanes[0][row])
            for index in pairMaps.indices {
                let other = keyMaps[index + 1].number(of: lanes[index + 1][row])
                number = pairMaps[index].number(of: UInt64(number) << 32 | UInt64(other))
            }
            if number == known {
                for index in lanes.indices { keys[index].append(lanes[index][row]) }
                addGroup()
                known += 1
            }
            groups[row] = number
        }
    }

    /// Takes in another worker's groups.
    func merge(_ other: GroupTable, _ aggregates: [PipelineAggregate]) throws {
        if keys.isEmpty {
            for index in aggregates.indices { try combine(aggregates[index], index, 0, other, 0) }
            return
        }
        for group in 0..<other.count {
            var number = keyMaps[0].number(of: other.keys[0][group])
            for index in pairMaps.indices {
                let second = keyMaps[index + 1].number(of: other.keys[index + 1][group])
                number = pairMaps[index].number(of: UInt64(number) << 32 | UInt64(second))
            }
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
