// Numbers and codes of a frame.

import Diagnostics
import Graph

/// Numbers, and which of them are null.
struct NumberLane {
    var values: Strip<Int64>
    var nulls: Strip<UInt8>
    var hasNulls: Bool
}

extension PipelineWorker {
    func numbers(_ source: NumberSource, _ count: Int) throws -> NumberLane {
        switch source {
        case .constant(_, let lane): return NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: false)
        case .kept(let lane): return NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: true)
        case .column(let column, let register, let lane):
            let (ids, run) = (registers[register], runs[register])
            if column.form == .date {
                column.gather(ids, run: run, count: count, into: numbers[lane], absent: 0) { (day: Int32) in Int64(day)
                }
            } else {
                column.gather(ids, run: run, count: count, into: numbers[lane], absent: 0) { (cell: Int64) in cell }
            }
            if column.hasNulls { column.nulls(ids, run: run, count: count, into: nulls[lane]) }
            return NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: column.hasNulls)
        case .byCode(let source, let values, let flags, let lane):
            let codes = try codes(source, count)
            let result = NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: true)
            let (table, tableFlags) = (Strip(of: values), Strip(of: flags))
            for row in 0..<count {
                let code = Int(codes[row])
                result.values[row] = table[code]
                result.nulls[row] = tableFlags[code]
            }
            return result
        case .arithmetic(let operation, let left, let right, let lane):
            return try arithmetic(operation, numbers(left, count), numbers(right, count), lane, count)
        case .shifted(let base, let distance, let unit, let lane):
            return try shifted(numbers(base, count), numbers(distance, count), unit, lane, count)
        case .datePart(let source, let part, let lane): return datePart(try numbers(source, count), part, lane, count)
        case .coalesced(let first, let second, let lane):
            return coalesced(try numbers(first, count), try numbers(second, count), lane, count)
        case .degrees(let sources, let lane):
            let result = numbers[lane]
            degree(sources[0], count)
            let first = codes[sources[0].lane]
            if sources.count == 1 {
                for row in 0..<count { result[row] = Int64(first[row]) }
            } else {
                degree(sources[1], count)
                let second = codes[sources[1].lane]
                for row in 0..<count {
                    result[row] = Int64(bitPattern: UInt64(first[row]) &* UInt64(second[row]))
                }
            }
            return NumberLane(values: result, nulls: nulls[lane], hasNulls: false)
        }
    }

    private func coalesced(_ first: NumberLane, _ second: NumberLane, _ lane: Lane, _ count: Int) -> NumberLane {
        guard first.hasNulls else { return first }
        let result = NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: second.hasNulls)
        for row in 0..<count {
            let isNull = first.nulls[row] != 0
            result.values[row] = isNull ? second.values[row] : first.values[row]
            result.nulls[row] = isNull && second.hasNulls ? second.nulls[row] : 0
        }
        return result
    }

    func codes(_ source: CodeSource, _ count: Int) throws -> Strip<UInt32> {
        switch source {
        case .constant(_, let lane): return codes[lane]
        case .column(let column, let register, let lane):
            column.codes(registers[register], run: runs[register], count: count, into: codes[lane])
            return codes[lane]
        case .recoded(let source, let table, let lane):
            let (result, codes, table) = (codes[lane], try self.codes(source, count), Strip(of: table))
            for row in 0..<count { result[row] = table[Int(codes[row])] }
            return result
        case .evaluated(let expression, let values, let lane):
            let found = try evaluated(expression, count).values(count: count, in: program.graph)
            try values.write(found, into: codes[lane])
            return codes[lane]
        case .few(let table, let register, let lane):
            let (ids, run, result, cells) = (registers[register], runs[register], codes[lane], Strip(of: table.codes))
            let first = table.ids.lowerBound
            if run >= 0 {
                let start = run - Int(first)
                for row in 0..<count { result[row] = UInt32(cells[start &+ row]) }
            } else {
                for row in 0..<count { result[row] = UInt32(cells[Int(ids[row] &- first)]) }
            }
            return result
        }
    }

    /// Checked: a result that does not fit is the operators' to report.
    private func arithmetic(
        _ operation: NumberArithmetic, _ left: NumberLane, _ right: NumberLane, _ lane: Lane, _ count: Int
    ) throws -> NumberLane {
        let result = NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: left.hasNulls || right.hasNulls)
        join(left, right, into: result, count)
        var overflowed = false
        for row in 0..<count {
            let (a, b) = (left.values[row], right.values[row])
            let (value, overflow) =
                switch operation {
                case .sum: a.addingReportingOverflow(b)
                case .difference: a.subtractingReportingOverflow(b)
                case .product: a.multipliedReportingOverflow(by: b)
                }
            result.values[row] = value
            overflowed = overflowed || overflow
        }
        if overflowed { throw PipelineGivesUp() }
        return result
    }

    /// A duration of no number of hours is an error, which is the operators' to report.
    private func shifted(
        _ base: NumberLane, _ distance: NumberLane, _ unit: Int64, _ lane: Lane, _ count: Int
    ) throws -> NumberLane {
        let result = NumberLane(values: numbers[lane], nulls: nulls[lane], hasNulls: base.hasNulls)
        join(base, base, into: result, count)
        var isImpossible = false
        for row in 0..<count {
            let (span, tooLong) = distance.values[row].multipliedReportingOverflow(by: unit)
            let (value, tooLate) = base.values[row].addingReportingOverflow(span)
            result.values[row] = value
            isImpossible = isImpossible || tooLong || tooLate
        }
        if distance.hasNulls {
            for row in 0..<count where distance.nulls[row] != 0 { isImpossible = true }
        }
        if isImpossible { throw PipelineGivesUp() }
        return result
    }

    private func join(_ left: NumberLane, _ right: NumberLane, into result: NumberLane, _ count: Int) {
        guard result.hasNulls else { return }
        for row in 0..<count {
            result.nulls[row] = (left.hasNulls ? left.nulls[row] : 0) | (right.hasNulls ? right.nulls[row] : 0)
        }
    }

    // MARK: Degrees

    private func degree(_ source: DegreeSource, _ count: Int) {
        let result = codes[source.lane]
        if source.ways.isEmpty { for row in 0..<count { result[row] = 0 } }
        for (index, way) in source.ways.enumerated() {
            let offsets = Strip(of: way.adjacency.offsets)
            let first = Int(way.adjacency.firstNode)
            let nodes = way.adjacency.offsets.count - 1
            let run = runs[source.register]
            if index == 0 {
                if run >= 0 {
                    degrees(ofRun: run - first, nodes, offsets, result, count)
                } else {
                    let ids = registers[source.register]
                    for row in 0..<count { result[row] = degree(Int(ids[row]) - first, nodes, offsets) }
                }
            } else {
                let ids = registers[source.register]
                for row in 0..<count { result[row] &+= degree(Int(ids[row]) - first, nodes, offsets) }
            }
        }
    }

    @inline(__always)
    private func degree(_ index: Int, _ nodes: Int, _ offsets: Strip<UInt32>) -> UInt32 {
        index >= 0 && index < nodes ? offsets[index + 1] &- offsets[index] : 0
    }

    /// Nodes that follow each other: no id is looked at.
    private func degrees(
        ofRun start: Int, _ nodes: Int, _ offsets: Strip<UInt32>, _ result: Strip<UInt32>, _ count: Int
    ) {
        let lower = min(count, max(0, -start))
        let upper = max(lower, min(count, nodes - start))
        for row in 0..<lower { result[row] = 0 }
        for row in lower..<upper { result[row] = offsets[start &+ row &+ 1] &- offsets[start &+ row] }
        for row in upper..<count { result[row] = 0 }
    }

    /// The sum of the products of two degrees, in one loop without lanes; nil where nodes do not follow each other or have more than
    /// one way.
    func degreeProducts(_ sources: [DegreeSource], _ count: Int) -> Int64? {
        guard sources.count == 2, sources[0].ways.count == 1, sources[1].ways.count == 1,
            sources[0].register == sources[1].register, runs[sources[0].register] >= 0
        else { return nil }
        let (first, second) = (sources[0].ways[0].adjacency, sources[1].ways[0].adjacency)
        let run = runs[sources[0].register]
        // A node outside of either has no relationships there, and the product is 0.
        let lower = max(run, Int(first.firstNode), Int(second.firstNode))
        let upper = min(
            run + count, Int(first.firstNode) + first.offsets.count - 1,
            Int(second.firstNode) + second.offsets.count - 1)
        guard lower < upper else { return 0 }
        let (a, b) = (Strip(of: first.offsets), Strip(of: second.offsets))
        let (startA, startB) = (lower - Int(first.firstNode), lower - Int(second.firstNode))
        var sum: UInt64 = 0
        for row in 0..<(upper - lower) {
            let left = a[startA &+ row &+ 1] &- a[startA &+ row]
            let right = b[startB &+ row &+ 1] &- b[startB &+ row]
            sum &+= UInt64(left) &* UInt64(right)
        }
        return Int64(bitPattern: sum)
    }
}
