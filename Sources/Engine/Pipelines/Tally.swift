// What the relationships of each node come to, worked out for all nodes at once.

import Diagnostics
import Graph

/// An aggregation over the relationships of one kind, node by node. Relationships are taken in their own order and each adds to the
/// number of its node: what is read of them lies side by side, and the numbers of a million nodes take 8 MB. Going from
/// node to relationships would look up, for each, a cell somewhere in a column that may take ten times that.
struct Tally: Sendable {
    var parts: [Adjacency.Part]
    /// The nodes that have such relationships lie from here on.
    var firstNode: UInt32
    var nodeCount: Int
    /// Where the nodes at the other ends and the relationships go, frame by frame.
    var to: Register?
    var relationship: Register?
    var aggregates: [PipelineAggregate]

    var count: Int { parts.reduce(0) { $0 + $1.rows.count } }

    /// Relationships that a thread takes at a time.
    static let morselSize = 1 << 16
    /// Relationships from which a table for all nodes pays.
    static let worthwhile = 1 << 16
}

/// A fold whose results are looked up in a tally.
struct Tallied: Sendable {
    /// Index into the program's tallies.
    var tally: Int
    var from: Register
    var adjacency: Adjacency
    /// Counts the relationships.
    var expandCounter: Int
    /// What the tally stands for; its steps do not run.
    var fold: Fold
}

/// For each aggregate a number a node. One thread writes it, and it is read once that is done.
final class TallyTable: @unchecked Sendable {
    private let arena = Arena()
    let values: [Strip<Int64>]
    private let tally: Tally

    init(_ tally: Tally, _ budget: Budget) throws(Diagnostic) {
        try budget.charge(tally.nodeCount * 8 * tally.aggregates.count)
        self.tally = tally
        let arena = self.arena
        values = tally.aggregates.map { aggregate in
            let strip = arena.strip(of: Int64.self, count: tally.nodeCount)
            for node in 0..<tally.nodeCount { strip[node] = aggregate.unmet }
            return strip
        }
    }

    /// Takes in another thread's numbers.
    func merge(_ other: TallyTable) throws {
        for (index, aggregate) in tally.aggregates.enumerated() {
            let (mine, others) = (values[index], other.values[index])
            switch aggregate {
            case .countRows, .average, .leastText, .greatestText, .distinct, .first: break
            case .count, .sum:
                var overflowed = false
                for node in 0..<tally.nodeCount {
                    let (sum, overflow) = mine[node].addingReportingOverflow(others[node])
                    mine[node] = sum
                    overflowed = overflowed || overflow
                }
                if overflowed { throw PipelineGivesUp() }
            case .minimum: for node in 0..<tally.nodeCount { mine[node] = min(mine[node], others[node]) }
            case .maximum: for node in 0..<tally.nodeCount { mine[node] = max(mine[node], others[node]) }
            }
        }
    }
}

extension PipelineAggregate {
    /// What a tally holds for a node without values. The least and the greatest number stand for null, and a column that has them
    /// is given up.
    var unmet: Int64 {
        switch self {
        case .countRows, .count, .sum, .average, .leastText, .greatestText, .distinct, .first: 0
        case .minimum: .max
        case .maximum: .min
        }
    }
}
