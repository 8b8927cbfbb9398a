// The condition that each relationship of a chain must satisfy.

import Diagnostics
import Graph
import Planning
import Values

/// A relationship met on the way from a node to its neighbour.
struct SearchEdge {
    var node: UInt32
    var relationship: UInt32
    var neighbour: UInt32
}

/// Evaluates the condition for the edges of many nodes at once.
struct StepFilter {
    let slot: Slot
    let predicate: BoundExpression?
    let context: ExecutionContext

    /// The edges of some nodes that satisfy the condition, node by node.
    func kept(
        from nodes: some Sequence<UInt32>, along steps: Steps, row: Int, of batch: Batch
    ) throws(Diagnostic) -> [SearchEdge] {
        try context.cancellation.check()
        var edges: [SearchEdge] = []
        for node in nodes {
            steps.forEach(of: node) {
                edges.append(SearchEdge(node: node, relationship: $0, neighbour: $1))
            }
        }
        guard let predicate, !edges.isEmpty else { return edges }
        var candidates = batch.gathered(Array(repeating: row, count: edges.count))
        candidates[slot] = .relationships(edges.map(\.relationship))
        return try Evaluator(context: context).selection(predicate, candidates).map { edges[$0] }
    }
}
