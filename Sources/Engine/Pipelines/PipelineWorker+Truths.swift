// Conditions of a frame: 0 is false, 1 true, 2 unknown.

import Diagnostics
import Graph
import Syntax

extension PipelineWorker {
    func truths(_ source: TruthSource, _ count: Int) throws -> Strip<UInt8> {
        switch source {
        case .constant(let truth, let lane):
            let result = truths[lane]
            for row in 0..<count { result[row] = truth }
            return result
        case .column(let column, let register, let lane):
            return truthColumn(column, register, lane, count)
        case .numbers(let comparison, let left, let right, let lane):
            return compare(comparison, try numbers(left, count), try numbers(right, count), truths[lane], count)
        case .codes(let isEqual, let left, let right, let lane):
            let (result, a, b) = (truths[lane], try codes(left, count), try codes(right, count))
            let flip: UInt8 = isEqual ? 0 : 1
            for row in 0..<count {
                let unknown: UInt8 = (a[row] == 0 ? 2 : 0) | (b[row] == 0 ? 2 : 0)
                let truth: UInt8 = (a[row] == b[row] ? 1 : 0) ^ flip
                result[row] = unknown == 0 ? truth : 2
            }
            return result
        case .texts(let test, let left, let right, let lane):
            compare(test, try codes(left, count), try codes(right, count), truths[lane], count)
            return truths[lane]
        case .text(let test, let source, let part, let memo, let lane):
            return try self.test(test, codes(source, count), part, memo, lane, count)
        case .amongNumbers(let source, let members, let otherwise, let lane):
            let (found, result) = (try numbers(source, count), truths[lane])
            mark(found.values, members, otherwise, result, count)
            if found.hasNulls { for row in 0..<count where found.nulls[row] != 0 { result[row] = 2 } }
            return result
        case .amongCodes(let source, let members, let otherwise, let lane):
            let (codes, result) = (try codes(source, count), truths[lane])
            mark(codes, members, otherwise, result, count)
            for row in 0..<count where codes[row] == 0 { result[row] = 2 }
            return result
        case .evaluated(let expression, let lane): return try evaluatedTruths(expression, lane, count)
        case .ids(let isEqual, let left, let right, let lane):
            let (result, a, b) = (truths[lane], registers[left], registers[right])
            for row in 0..<count { result[row] = (a[row] == b[row]) == isEqual ? 1 : 0 }
            return result
        case .byCode(let source, let table, let lane):
            let (result, codes, truths) = (truths[lane], try codes(source, count), Strip(of: table))
            for row in 0..<count { result[row] = truths[Int(codes[row])] }
            return result
        case .isNull(let presence, let negated, let lane):
            let result = truths[lane]
            try absent(presence, into: result, count)
            if negated { for row in 0..<count { result[row] ^= 1 } }
            return result
        case .within(let register, let ranges, let lane):
            let (result, ids) = (truths[lane], registers[register])
            for row in 0..<count { result[row] = 0 }
            for range in ranges {
                let (first, length) = (range.lowerBound, range.upperBound - range.lowerBound)
                for row in 0..<count { result[row] |= ids[row] &- first < length ? 1 : 0 }
            }
            return result
        case .and(let left, let right, let lane):
            let (result, a, b) = (truths[lane], try truths(left, count), try truths(right, count))
            for row in 0..<count {
                result[row] = a[row] == 0 || b[row] == 0 ? 0 : (a[row] | b[row] == 1 ? 1 : 2)
            }
            return result
        case .or(let left, let right, let lane):
            let (result, a, b) = (truths[lane], try truths(left, count), try truths(right, count))
            for row in 0..<count {
                result[row] = a[row] == 1 || b[row] == 1 ? 1 : (a[row] | b[row] == 0 ? 0 : 2)
            }
            return result
        case .not(let inner, let lane):
            let (result, a) = (truths[lane], try truths(inner, count))
            for row in 0..<count { result[row] = a[row] == 2 ? 2 : a[row] ^ 1 }
            return result
        }
    }

    /// Writes 1 where something is null, else 0.
    func absent(_ presence: Presence, into result: Strip<UInt8>, _ count: Int) throws {
        switch presence {
        case .masked(let column, let register):
            if column.hasNulls {
                column.nulls(registers[register], run: runs[register], count: count, into: result)
            } else {
                for row in 0..<count { result[row] = 0 }
            }
        case .codes(let source):
            let codes = try codes(source, count)
            for row in 0..<count { result[row] = codes[row] == 0 ? 1 : 0 }
        case .numbers(let source):
            let lane = try numbers(source, count)
            for row in 0..<count { result[row] = lane.hasNulls ? lane.nulls[row] : 0 }
        }
    }

    /// Writes 1 where a cell is one of the members. Few of these are asked one after the other, many are looked up.
    @inline(__always)
    private func mark<Cell: Hashable & BitwiseCopyable>(
        _ cells: Strip<Cell>, _ members: [Cell], _ otherwise: UInt8, _ result: Strip<UInt8>, _ count: Int
    ) {
        if members.count > 16 {
            let set = Set(members)
            for row in 0..<count { result[row] = set.contains(cells[row]) ? 1 : otherwise }
            return
        }
        for row in 0..<count { result[row] = otherwise }
        for member in members {
            for row in 0..<count { result[row] = cells[row] == member ? 1 : result[row] }
        }
    }

    private func truthColumn(_ column: StoredColumn, _ register: Register, _ lane: Lane, _ count: Int) -> Strip<UInt8> {
        let (result, ids, run) = (truths[lane], registers[register], runs[register])
        guard column.hasNulls else {
            column.gather(ids, run: run, count: count, into: result, absent: 2) { (cell: UInt8) in cell }
            return result
        }
        column.nulls(ids, run: run, count: count, into: result)
        column.overlay(ids, run: run, count: count, on: result)
        return result
    }

    private func compare(
        _ comparison: ComparisonOperator, _ left: NumberLane, _ right: NumberLane, _ result: Strip<UInt8>, _ count: Int
    ) -> Strip<UInt8> {
        let (a, b) = (left.values, right.values)
        switch comparison {
        case .equal: for row in 0..<count { result[row] = a[row] == b[row] ? 1 : 0 }
        case .notEqual: for row in 0..<count { result[row] = a[row] != b[row] ? 1 : 0 }
        case .less: for row in 0..<count { result[row] = a[row] < b[row] ? 1 : 0 }
        case .lessOrEqual: for row in 0..<count { result[row] = a[row] <= b[row] ? 1 : 0 }
        case .greater: for row in 0..<count { result[row] = a[row] > b[row] ? 1 : 0 }
        case .greaterOrEqual: for row in 0..<count { result[row] = a[row] >= b[row] ? 1 : 0 }
        }
        for lane in [left, right] where lane.hasNulls {
            for row in 0..<count where lane.nulls[row] != 0 { result[row] = 2 }
        }
        return result
    }
}
