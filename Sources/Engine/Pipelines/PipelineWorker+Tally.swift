// Tallies: adding up relationships, and looking up what they came to.

import Diagnostics
import Graph

extension PipelineWorker {
    /// Adds some relationships of a part to a table.
    func add(_ rows: Range<Int>, of part: Adjacency.Part, to table: TallyTable, _ tally: Tally) throws {
        let (nodes, others) = (Strip(of: part.nodes), Strip(of: part.others))
        var row = rows.lowerBound
        while row < rows.upperBound {
            let count = min(PipelineProgram.frameSize, rows.upperBound - row)
            if let to = tally.to {
                registers[to].copy(others, from: row, count: count)
                noteRun(to, count)
            }
            if let relationship = tally.relationship {
                let (ids, first) = (registers[relationship], part.firstID &+ UInt32(truncatingIfNeeded: row))
                for row in 0..<count { ids[row] = first &+ UInt32(truncatingIfNeeded: row) }
                runs[relationship] = Int(first)
            }
            for (index, aggregate) in tally.aggregates.enumerated() {
                try add(aggregate, nodes.from(row), tally.firstNode, table.values[index], count)
            }
            row += count
        }
    }

    /// Sees whether a register's ids follow each other, as those of rows do that each made a node and a relationship.
    private func noteRun(_ register: Register, _ count: Int) {
        let ids = registers[register]
        let first = ids[0]
        var differences: UInt32 = 0
        for row in 0..<count { differences |= ids[row] ^ (first &+ UInt32(truncatingIfNeeded: row)) }
        runs[register] = differences == 0 ? Int(first) : -1
    }

    private func add(
        _ aggregate: PipelineAggregate, _ nodes: Strip<UInt32>, _ first: UInt32, _ values: Strip<Int64>, _ count: Int
    ) throws {
        switch aggregate {
        case .countRows: break
        case .count(let presence):
            try absent(presence, into: marks, count)
            for row in 0..<count { values[Int(nodes[row] &- first)] &+= Int64(marks[row] ^ 1) }
        case .sum(let source):
            let lane = try numbers(source, count)
            for row in 0..<count where !(lane.hasNulls && lane.nulls[row] != 0) {
                let node = Int(nodes[row] &- first)
                let (sum, overflow) = values[node].addingReportingOverflow(lane.values[row])
                if overflow { throw PipelineGivesUp() }
                values[node] = sum
            }
        case .minimum(let source):
            try improve(numbers(source, count), nodes, first, values, count, unmet: aggregate.unmet) { $0 < $1 }
        case .maximum(let source):
            try improve(numbers(source, count), nodes, first, values, count, unmet: aggregate.unmet) { $0 > $1 }
        // Not compiled for folds.
        case .average, .leastText, .greatestText, .distinct, .first: throw PipelineGivesUp()
        }
    }

    @inline(__always)
    private func improve(
        _ lane: NumberLane, _ nodes: Strip<UInt32>, _ first: UInt32, _ values: Strip<Int64>, _ count: Int,
        unmet: Int64, _ isBetter: (Int64, Int64) -> Bool
    ) throws {
        var isUnmet = false
        for row in 0..<count where !(lane.hasNulls && lane.nulls[row] != 0) {
            let (node, value) = (Int(nodes[row] &- first), lane.values[row])
            isUnmet = isUnmet || value == unmet
            // Written in any case: a branch would wait for memory, and guess wrong where it did.
            let known = values[node]
            values[node] = isBetter(value, known) ? value : known
        }
        if isUnmet { throw PipelineGivesUp() }
    }

    // MARK: Looking up

    /// Writes what the frame's nodes came to, and keeps those that have a relationship.
    func take(_ tallied: Tallied, _ count: Int) -> Int {
        let (tally, table) = (program.tallies[tallied.tally], tallies[tallied.tally])
        let (nodes, offsets) = (registers[tallied.from], Strip(of: tallied.adjacency.offsets))
        let (first, limit) = (Int(tally.firstNode), tally.nodeCount)
        let degrees = groupNumbers
        var expanded = 0
        for row in 0..<count {
            let node = Int(nodes[row]) &- first
            let degree = node >= 0 && node < limit ? offsets[node &+ 1] &- offsets[node] : 0
            degrees[row] = degree
            foldMarks[row] = degree > 0 ? 1 : 0
            expanded &+= Int(degree)
        }
        if tallied.expandCounter >= 0 { counters[tallied.expandCounter] += expanded }
        for (index, aggregate) in tally.aggregates.enumerated() {
            let (values, flags) = (numbers[tallied.fold.results[index]], nulls[tallied.fold.results[index]])
            let cells = table.values[index]
            let (unmet, isNullable) = (aggregate.unmet, aggregate.isNullWithoutValues)
            for row in 0..<count {
                let value = degrees[row] == 0 ? unmet : cells[Int(nodes[row]) &- first]
                values[row] = value
                flags[row] = isNullable && value == unmet ? 1 : 0
            }
            if case .countRows = aggregate { for row in 0..<count { values[row] = Int64(degrees[row]) } }
        }
        let fold = tallied.fold
        guard fold.isOptional else { return keep(fold.kept, select(foldMarks, 1, count), count) }
        for lane in fold.ownRows { for row in 0..<count where degrees[row] == 0 { numbers[lane][row] = 1 } }
        if fold.rowCounter >= 0 { counters[fold.rowCounter] += select(foldMarks, 0, count) }
        return count
    }
}
