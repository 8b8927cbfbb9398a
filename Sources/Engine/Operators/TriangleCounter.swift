// How many triangles there are.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// Gives one row with the number of matches of a triangle, each with three different relationships.
final class TriangleCounter: Operator {
    private let plan: TriangleCount
    private let context: ExecutionContext
    private var isDone = false

    init(_ plan: TriangleCount, _ context: ExecutionContext) {
        self.plan = plan
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        if isDone { return nil }
        isDone = true
        var result = Batch(count: 1, slotCount: context.slotCount)
        result[plan.slot] = .integers([try count()], nil)
        return result
    }

    private func count() throws(Diagnostic) -> Int64 {
        let graph = context.graph
        let limit = UInt32(truncatingIfNeeded: graph.nodeLimit)
        let allowed = plan.corners.map { nodes($0.labels) }
        /// From each corner to the next.
        var ahead: [Adjacency] = []
        for corner in plan.corners { ahead.append(try adjacency(corner, .outgoing)) }
        let intoSecond = try adjacency(plan.corners[0], .incoming)
        let intoFirst = try adjacency(plan.corners[2], .incoming)
        try context.budget.check(alsoHolding: graph.nodeLimit)
        // Where the first corner is rare, its pairs are few, and nothing is gained by looking at all others.
        let starts = (0..<limit).lazy.filter(allowed[0].contains).reduce(0) { $0 + ahead[0].range(of: $1).count }
        let isRare = starts < ahead[0].neighbours.count / 16
        var passes = [
            CommonNeighbours.Pass(
                partners: ahead[0], candidates: intoFirst, partnerCandidates: ahead[1], allows: allowed[0],
                allowsPartner: allowed[1], allowsCandidate: allowed[2], share: isRare ? .all : .partnerHasNoMore,
                isForward: true, fromSmallest: isSymmetric)
        ]
        if !isRare {
            passes.append(
                CommonNeighbours.Pass(
                    partners: intoSecond, candidates: ahead[1], partnerCandidates: intoFirst, allows: allowed[1],
                    allowsPartner: allowed[0], allowsCandidate: allowed[2], share: .partnerHasFewer,
                    isForward: false, fromSmallest: isSymmetric))
        }
        let total = try CommonNeighbours.count(
            passes, below: graph.nodeLimit, context.parallelism, context.cancellation)
        return isSymmetric
            ? total * 3 + matchesWithLoops(allowed[0], ahead[0], intoFirst) : total - repetitions(allowed, ahead)
    }

    /// Whether the corners are alike: then each triangle matches once from each of its nodes, and is sought from the smallest.
    private var isSymmetric: Bool {
        plan.corners.dropFirst().allSatisfy {
            $0.labels == plan.corners[0].labels && Set($0.types) == Set(plan.corners[0].types)
        }
    }

    private func adjacency(_ corner: TriangleCount.Corner, _ direction: Direction) throws(Diagnostic) -> Adjacency {
        let filter = StepFilter(slot: plan.slot, predicate: nil, context: context)
        return try Steps(types: corner.types, direction: direction, in: context.graph)
            .merged(filter, row: 0, of: Batch(count: 1, slotCount: context.slotCount))
    }

    /// The live nodes that satisfy all of some label expressions.
    private func nodes(_ labels: [LabelExpression]) -> NodeSet {
        let graph = context.graph
        var result = NodeSet(below: graph.nodeLimit)
        if case .label(let name)? = labels.first, labels.count == 1 {
            for range in graph.label(name.text).map({ graph.nodes(label: $0) }) ?? [] { result.insert(range) }
            return result
        }
        let tests = labels.map { LabelTest($0, in: graph) }
        for range in graph.nodes(label: nil) {
            for node in range where tests.allSatisfy({ $0.holds(for: NodeID(node), in: graph) }) { result.insert(node) }
        }
        return result
    }

    /// What is not found from the smallest node of a symmetric triangle: where a relationship leads from a node to itself, and
    /// no other corner is smaller.
    private func matchesWithLoops(_ allowed: NodeSet, _ ahead: Adjacency, _ back: Adjacency) -> Int64 {
        var total: Int64 = 0
        for node in ahead.nodesWithLoops where allowed.contains(node) {
            let loops = ahead.loops(at: node)
            total += loops * (loops - 1) * max(0, loops - 2)
            var ways: [UInt32: Int64] = [:]
            for place in back.range(of: node) { ways[back.neighbours[place], default: 0] += 1 }
            for place in ahead.range(of: node) where ahead.neighbours[place] > node {
                let other = ahead.neighbours[place]
                if allowed.contains(other) { total += 3 * loops * ways[other, default: 0] }
            }
        }
        return total
    }

    /// Matches in which a relationship stands twice. Only those whose corners are one node can do so, where relationships lead
    /// from it to itself.
    private func repetitions(_ allowed: [NodeSet], _ ahead: [Adjacency]) -> Int64 {
        var total: Int64 = 0
        for node in ahead[0].nodesWithLoops where allowed.allSatisfy({ $0.contains(node) }) {
            let loops = ahead.map { $0.loops(at: node) }
            if loops.contains(0) { continue }
            var different: Int64 = 1
            for (index, corner) in plan.corners.enumerated() {
                let taken = plan.corners[..<index].count { Set($0.types) == Set(corner.types) }
                different *= max(0, loops[index] - Int64(taken))
            }
            total += loops.reduce(1, *) - different
        }
        return total
    }
}
