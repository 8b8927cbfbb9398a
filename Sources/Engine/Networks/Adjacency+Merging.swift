// Several adjacencies, with what edits added and took away, as one.

import Diagnostics
import Graph
import Values

extension Steps {
    /// The one adjacency along which a search may go without looking at anything else: one type in one direction, and no
    /// edits.
    var plain: Adjacency? {
        guard steps.count == 1, !graph.hasDeletedRelationships, !steps[0].adjacency.hasOverlay else { return nil }
        return steps[0].adjacency
    }

    /// Every relationship in one adjacency, for algorithms that look at the whole network. A plain one is given as it is; else
    /// linear in nodes and relationships.
    /// - Parameter filter: the condition on each relationship, evaluated for the row of the batch.
    func merged(_ filter: StepFilter, row: Int, of batch: Batch) throws(Diagnostic) -> Adjacency {
        if filter.predicate == nil, let plain { return plain }
        var offsets: [UInt32] = [0]
        offsets.reserveCapacity(graph.nodeLimit + 1)
        var neighbours: [UInt32] = []
        var relationships: [UInt32] = []
        var start = 0
        while start < graph.nodeLimit {
            let nodes = start..<min(start + Batch.targetCount, graph.nodeLimit)
            let edges = try filter.kept(
                from: nodes.lazy.map { UInt32(truncatingIfNeeded: $0) }, along: self, row: row, of: batch)
            var next = 0
            for node in nodes {
                while next < edges.count, Int(edges[next].node) == node {
                    neighbours.append(edges[next].neighbour)
                    relationships.append(edges[next].relationship)
                    next += 1
                }
                offsets.append(UInt32(truncatingIfNeeded: neighbours.count))
            }
            start = nodes.upperBound
        }
        try filter.context.budget.check(alsoHolding: offsets.count * 4 + neighbours.count * 8)
        return Adjacency(offsets: offsets, neighbours: neighbours, relationships: relationships)
    }
}

extension Adjacency {
    /// The nodes from which a relationship leads to themselves, ascending; what edits added is not looked at. Linear.
    var nodesWithLoops: [UInt32] {
        let offsets = offsets.span
        let neighbours = neighbours.span
        var found: [UInt32] = []
        for row in 0..<max(0, offsets.count - 1) {
            let node = firstNode &+ UInt32(truncatingIfNeeded: row)
            for edge in Int(offsets[row])..<Int(offsets[row + 1]) where neighbours[edge] == node {
                if found.last != node { found.append(node) }
            }
        }
        return found
    }

    /// How many relationships lead from a node to itself.
    func loops(at node: UInt32) -> Int64 { Int64(range(of: node).count { neighbours[$0] == node }) }
}
