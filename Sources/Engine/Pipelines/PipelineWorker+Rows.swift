// What is left of a frame goes into rows.

import Diagnostics
import Graph
import Values

extension PipelineWorker {
    func addToRows(_ output: RowOutput, _ rows: Int) throws {
        var count = rows
        for (index, source) in output.order.enumerated() {
            try write(source, into: sortLanes[index], texts: sortTexts[index], count)
            count = drop(output, upTo: index, count)
            if count == 0 { return }
        }
        let width = 8 + 4 * output.kept.registers.count + 9 * output.kept.numbers.count + 12 * output.order.count
        // What is cut off is not held for long.
        if output.limit == nil { try surroundings.budget.charge(count * width, for: .sorting) }
        append(output, count)
        let addresses = program.addresses
        self.rows?.prune { addresses.isLess($0, $1) }
    }

    /// Drops rows that stand behind the last one wanted, as far as the keys up to one say; the others move to the front.
    private func drop(_ output: RowOutput, upTo index: Int, _ count: Int) -> Int {
        guard let last = rows?.last else { return count }
        let tied = foldMarks
        if index == 0 { for row in 0..<count { tied[row] = 1 } }
        let (lane, bound, isText) = (sortLanes[index], last[index], output.order[index].key.isText)
        for row in 0..<count {
            marks[row] = tied[row] == 0 || lane[row] <= bound ? 1 : 0
            // Of texts that begin alike nobody knows yet which is first.
            tied[row] = tied[row] != 0 && lane[row] == bound && !isText ? 1 : 0
        }
        let selected = select(marks, 1, count)
        if selected == count { return count }
        for earlier in 0...index {
            let (keys, texts) = (sortLanes[earlier], sortTexts[earlier])
            for row in 0..<selected { keys[row] = keys[Int(selection[row])] }
            if output.order[earlier].key.isText {
                for row in 0..<selected { texts[row] = texts[Int(selection[row])] }
            }
        }
        for row in 0..<selected { tied[row] = tied[Int(selection[row])] }
        return keep(program.rowRegisters, selected, count)
    }

    private func append(_ output: RowOutput, _ count: Int) {
        guard var table = rows else { return }
        rows = nil
        for (index, register) in output.kept.registers.enumerated() {
            table.ids[index] += registers[register].array(count)
        }
        for (index, lane) in output.kept.numbers.enumerated() {
            table.numbers[index] += numbers[lane].array(count)
            table.nulls[index] += nulls[lane].array(count)
        }
        for (index, source) in output.order.enumerated() {
            table.keys[index] += sortLanes[index].array(count)
            if source.key.isText { table.texts[index] += sortTexts[index].array(count) }
        }
        for row in 0..<count { table.places.append(table.morsel << 32 | (rowNumber &+ UInt64(row))) }
        rowNumber &+= UInt64(count)
        rows = table
    }

    // MARK: Keys

    /// Writes numbers in the order of the rows; null is the greatest.
    func write(_ source: SortSource, into lane: Strip<UInt64>, texts: Strip<UInt32>, _ count: Int) throws {
        switch source.key {
        case .ids(let register):
            let ids = registers[register]
            for row in 0..<count { lane[row] = UInt64(ids[row]) }
        case .numbers(let source):
            let found = try numbers(source, count)
            for row in 0..<count { lane[row] = UInt64(bitPattern: found.values[row]) ^ (1 << 63) }
            if found.hasNulls {
                var isGreatest = false
                for row in 0..<count {
                    isGreatest = isGreatest || lane[row] == .max
                    lane[row] = found.nulls[row] != 0 ? .max : lane[row]
                }
                if isGreatest { throw PipelineGivesUp() }
            }
        case .truths(let source):
            let truths = try truths(source, count)
            for row in 0..<count { lane[row] = truths[row] == 2 ? .max : UInt64(truths[row]) }
        case .ranks(let source):
            let codes = try codes(source, count)
            for row in 0..<count { lane[row] = codes[row] == 0 ? .max : UInt64(codes[row]) }
        case .texts(let source):
            let codes = try codes(source, count)
            for row in 0..<count { texts[row] = codes[row] }
            let addresses = program.addresses
            for row in 0..<count { lane[row] = addresses.beginning(codes[row]) }
        }
        if source.descending { for row in 0..<count { lane[row] = ~lane[row] } }
    }
}

extension TextAddresses {
    /// The first eight bytes of a text as a number of their order; the greatest number for 0. No text has the byte 255.
    @inline(__always)
    func beginning(_ id: StringID) -> UInt64 {
        if id == 0 { return .max }
        let raw = unsafe UnsafeRawBufferPointer(bytes(id))
        if raw.count >= 8 { return unsafe UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)) }
        var word: UInt64 = 0
        for index in 0..<raw.count { word |= unsafe UInt64(raw[index]) << UInt64(56 - 8 * index) }
        return word
    }
}
