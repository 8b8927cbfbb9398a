// What is counted and summed up in groups, frame by frame.

import Diagnostics
import Graph
import Values

extension GroupTable {
    /// - Parameter groups: the group of each row; nil where there is only one.
    mutating func countRows(_ index: Int, _ groups: Strip<UInt32>?, _ count: Int) {
        guard let groups else { return counts[index][0] += Int64(count) }
        unsafe counts[index].withUnsafeMutableBufferPointer { counts in
            for row in 0..<count { unsafe counts[Int(groups[row])] &+= 1 }
        }
    }

    /// Counts the rows that are not marked as absent.
    mutating func count(where absent: Strip<UInt8>, _ index: Int, _ groups: Strip<UInt32>?, _ count: Int) {
        for row in 0..<count where absent[row] == 0 { counts[index][groups.map { Int($0[row]) } ?? 0] += 1 }
    }

    /// Adds what so many rows of the only group come to.
    mutating func add(_ sum: Int64, of count: Int, _ index: Int) throws {
        let (total, overflow) = states[index][0].addingReportingOverflow(sum)
        if overflow { throw PipelineGivesUp() }
        states[index][0] = total
        counts[index][0] += Int64(count)
    }

    mutating func add(_ lane: NumberLane, _ index: Int, _ groups: Strip<UInt32>?, _ count: Int) throws {
        for row in 0..<count where !(lane.hasNulls && lane.nulls[row] != 0) {
            let group = groups.map { Int($0[row]) } ?? 0
            let (sum, overflow) = states[index][group].addingReportingOverflow(lane.values[row])
            if overflow { throw PipelineGivesUp() }
            states[index][group] = sum
            counts[index][group] += 1
        }
    }

    /// Counts the values that a group has not met.
    mutating func countDistinct(
        _ values: Strip<UInt64>, _ index: Int, _ groups: Strip<UInt32>?, _ count: Int, null: UInt64?
    ) throws {
        // Taken out, so that no other table is copied while it grows.
        guard var table = distinct[index] else { return }
        distinct[index] = nil
        let before = table.count
        for row in 0..<count where values[row] != null {
            let group = groups.map { Int($0[row]) } ?? 0
            if table.insert(values[row], group: group) { counts[index][group] += 1 }
        }
        let met = table.count - before
        distinct[index] = table
        if met > 0 { try budget.charge(met * 40) }
    }

    /// Keeps the best text of each group; 0 is none.
    @inline(__always)
    mutating func improve(
        _ codes: Strip<UInt32>, _ index: Int, _ groups: Strip<UInt32>?, _ count: Int,
        _ isBetter: (StringID, StringID) -> Bool
    ) {
        for row in 0..<count where codes[row] != 0 {
            let group = groups.map { Int($0[row]) } ?? 0
            let (code, known) = (codes[row], StringID(truncatingIfNeeded: states[index][group]))
            if counts[index][group] == 0 || code != known && isBetter(code, known) {
                states[index][group] = Int64(code)
            }
            counts[index][group] += 1
        }
    }

    /// Keeps the best value of each group.
    @inline(__always)
    mutating func improve(
        _ lane: NumberLane, _ index: Int, _ groups: Strip<UInt32>?, _ count: Int, _ isBetter: (Int64, Int64) -> Bool
    ) {
        for row in 0..<count where !(lane.hasNulls && lane.nulls[row] != 0) {
            let group = groups.map { Int($0[row]) } ?? 0
            let value = lane.values[row]
            if counts[index][group] == 0 || isBetter(value, states[index][group]) { states[index][group] = value }
            counts[index][group] += 1
        }
    }
}
