// Search in breadth: the one way in which reachability and shortest paths look for nodes.

import Diagnostics
import Graph

/// A search from one node at a time: every node that is met, once, nearest first. It can be begun again, which costs only as
/// much as the last search met.
struct BreadthFirst {
    /// How many nodes are looked at before somebody may stop the search.
    private static let partSize = 1 << 14

    let steps: Steps
    private let plain: Adjacency?
    private let filter: StepFilter
    private var met: NodeSet
    /// The nodes that were met, in that order; the first is the source.
    private(set) var nodes: [UInt32] = []
    /// For each depth, where its nodes begin.
    private(set) var levels: [Int] = []

    init(_ steps: Steps, _ filter: StepFilter) {
        self.steps = steps
        self.filter = filter
        plain = filter.predicate == nil ? steps.plain : nil
        met = NodeSet(below: steps.graph.nodeLimit)
    }

    /// How far the search has come.
    var depth: Int { levels.count - 1 }
    /// The nodes that were met last.
    var front: ArraySlice<UInt32> { nodes[(levels.last ?? 0)...] }

    func level(_ depth: Int) -> ArraySlice<UInt32> {
        nodes[levels[depth]..<(depth + 1 < levels.count ? levels[depth + 1] : nodes.count)]
    }

    /// - Parameter meetsSource: whether the source counts as met; else the search meets it where a cycle leads back to it.
    mutating func begin(at source: UInt32, meetsSource: Bool) {
        if nodes.count > met.words.count {
            met = NodeSet(below: steps.graph.nodeLimit)
        } else {
            for node in nodes { met.remove(node) }
        }
        nodes.removeAll(keepingCapacity: true)
        levels.removeAll(keepingCapacity: true)
        nodes.append(source)
        levels.append(0)
        if meetsSource { met.insert(source) }
    }

    func hasMet(_ node: UInt32) -> Bool { met.contains(node) }

    /// Goes one step further. At the end of the search the front is empty.
    mutating func advance(row: Int, of batch: Batch) throws(Diagnostic) {
        var start = levels.last ?? 0
        let end = nodes.count
        levels.append(end)
        while start < end {
            let part = start..<min(end, start + Self.partSize)
            try filter.context.cancellation.check()
            if let plain {
                met.insertNeighbours(of: part, in: &nodes, along: plain)
            } else {
                let edges = try filter.kept(from: nodes[part], along: steps, row: row, of: batch)
                for edge in edges where met.insert(edge.neighbour) { nodes.append(edge.neighbour) }
            }
            start = part.upperBound
        }
    }
}
