// A search for one node from another, from both ends at once (Pohl 1971).

import Diagnostics
import Graph
import Planning

/// Goes one step further from whichever end has fewer nodes to go on from, until both searches meet. In a network where each
/// node has b neighbours, a path of length d costs about 2·b^(d/2) steps instead of b^d.
struct TwoSidedSearch {
    private var forward: BreadthFirst
    private var backward: BreadthFirst

    init(_ plan: (types: [String], direction: Direction), _ filter: StepFilter) {
        let graph = filter.context.graph
        forward = BreadthFirst(Steps(types: plan.types, direction: plan.direction, in: graph), filter)
        backward = BreadthFirst(Steps(types: plan.types, direction: plan.direction.reversed, in: graph), filter)
    }

    /// The length of the shortest walk of at least one step, nil where there is none as short as `maximum`. From a node to
    /// itself the search goes forward only.
    mutating func distance(
        from source: UInt32, to target: UInt32, maximum: Int, row: Int, of batch: Batch
    ) throws(Diagnostic) -> Int? {
        let isClosed = source == target
        forward.begin(at: source, meetsSource: !isClosed)
        backward.begin(at: target, meetsSource: true)
        while forward.depth + backward.depth < maximum {
            if isClosed || forward.front.count <= backward.front.count {
                try forward.advance(row: row, of: batch)
                if forward.front.isEmpty { return nil }
            } else {
                try backward.advance(row: row, of: batch)
                if backward.front.isEmpty { return nil }
            }
            // Were a node met from both ends before the last step, its neighbour on the way would have been, too.
            if forward.front.contains(where: backward.hasMet) { return forward.depth + backward.depth }
        }
        return nil
    }

    /// After a search that met: for each depth the nodes that lie on a shortest walk. Linear in what was searched.
    func nodesOnShortest(row: Int, of batch: Batch, _ filter: StepFilter) throws(Diagnostic) -> [Set<UInt32>] {
        var depths = [Set(forward.front.filter(backward.hasMet))]
        for depth in stride(from: forward.depth - 1, through: 0, by: -1) {
            let next = depths[depths.count - 1]
            let edges = try filter.kept(from: forward.level(depth), along: forward.steps, row: row, of: batch)
            depths.append(Set(edges.lazy.filter { next.contains($0.neighbour) }.map(\.node)))
        }
        depths.reverse()
        for depth in stride(from: backward.depth - 1, through: 0, by: -1) {
            let level = Set(backward.level(depth))
            let edges = try filter.kept(from: depths[depths.count - 1], along: forward.steps, row: row, of: batch)
            depths.append(Set(edges.lazy.map(\.neighbour).filter(level.contains)))
        }
        return depths
    }

    /// The edges of a node in the direction of the search, in the order of the adjacency.
    func edges(of node: UInt32, row: Int, of batch: Batch, _ filter: StepFilter) throws(Diagnostic) -> [SearchEdge] {
        try filter.kept(from: CollectionOfOne(node), along: forward.steps, row: row, of: batch)
    }
}
