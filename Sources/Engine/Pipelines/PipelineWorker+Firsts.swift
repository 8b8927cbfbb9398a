// Rows that may be the first of their groups.

import Diagnostics
import Graph

extension PipelineWorker {
    /// Takes what stands before the first rows so far. Most rows are told by their first key; of the others the remaining keys and
    /// values are read. Moves the rows of the frame, which is not read after it.
    func takeFirsts(_ rows: Int) throws {
        let order = program.firstOrder
        let place = groups.morsel << 32 | rowNumber
        rowNumber &+= UInt64(rows)
        try write(order[0], into: sortLanes[0], texts: sortTexts[0], rows)
        let numbers = groupNumbers
        if program.keys.isEmpty { for row in 0..<rows { numbers[row] = 0 } }
        for row in 0..<rows { marks[row] = groups.mayBeFirst(sortLanes[0][row], Int(numbers[row])) ? 1 : 0 }
        let count = select(marks, 1, rows)
        if count == 0 { return }
        let offsets = firstRows
        for row in 0..<count {
            let from = Int(selection[row])
            offsets[row] = selection[row]
            sortLanes[0][row] = sortLanes[0][from]
            sortTexts[0][row] = sortTexts[0][from]
            numbers[row] = numbers[from]
        }
        _ = keep(program.rowRegisters, count, rows)
        for index in order.indices.dropFirst() {
            try write(order[index], into: sortLanes[index], texts: sortTexts[index], count)
        }
        let addresses = program.addresses
        groups.takeFirsts(nil, sortLanes, sortTexts, numbers, offsets, place, nil, null: nil, count, addresses)
        for (index, aggregate) in program.aggregates.enumerated() {
            guard case .first(let value) = aggregate else { continue }
            try write(value, into: distinctLane, count)
            groups.takeFirsts(
                index, sortLanes, sortTexts, numbers, offsets, place, distinctLane, null: value.null, count, addresses)
        }
    }
}

extension GroupTable {
    /// Whether a row may stand before the first of its group, for one of the aggregates at least.
    @inline(__always)
    func mayBeFirst(_ key: UInt64, _ group: Int) -> Bool {
        for table in firsts { if key <= table.keys[0][group] { return true } }
        return false
    }

    /// - Parameter index: the aggregate; nil for the order of the groups.
    mutating func takeFirsts(
        _ index: Int?, _ lanes: [Strip<UInt64>], _ texts: [Strip<UInt32>], _ groups: Strip<UInt32>,
        _ offsets: Strip<UInt32>, _ place: UInt64, _ values: Strip<UInt64>?, null: UInt64?, _ count: Int,
        _ addresses: TextAddresses
    ) {
        let number = index.flatMap { firstNumbers[$0] } ?? 0
        for row in 0..<count {
            if let values, values[row] == null { continue }
            let group = Int(groups[row])
            firsts[number].take(
                row, lanes, texts, group: group, place: place &+ UInt64(offsets[row]), value: values?[row] ?? 0,
                addresses)
            if let index { counts[index][group] = 1 }
        }
    }
}
