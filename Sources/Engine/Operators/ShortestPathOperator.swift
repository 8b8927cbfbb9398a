// Shortest paths between two bound nodes.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// For each row, one shortest path, or all of them, as lists of relationships.
///
/// A breadth-first search keeps for every node the edges by which it was first reached; paths are read off backwards.
/// Where a condition on the whole path can refuse a path, or where a minimum is asked for that a shortest path may not
/// have, trails are listed by growing length instead.
final class ShortestPathOperator: Operator {
    private let input: any Operator
    private let plan: ShortestPath
    private let context: ExecutionContext
    private let filter: StepFilter
    private var steps: Steps?

    private typealias Edge = (relationship: UInt32, neighbour: UInt32)

    init(_ input: any Operator, _ plan: ShortestPath, _ context: ExecutionContext) {
        self.input = input
        self.plan = plan
        self.context = context
        filter = StepFilter(slot: plan.stepSlot, predicate: plan.stepPredicate, context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        steps = steps ?? Steps(types: plan.types, direction: plan.direction, in: context.graph)
        let from = batch[plan.from].nodeNumbers(count: batch.count)
        let to = batch[plan.to].nodeNumbers(count: batch.count)
        var rows: [Int] = []
        var found: [Value] = []
        for row in 0..<batch.count where from[row] != Vector.absent && to[row] != Vector.absent {
            for path in try paths(from: from[row], to: to[row], row: row, of: batch) {
                rows.append(row)
                let list: [Value] = path.map { .relationship(RelationshipID($0)) }
                found.append(plan.isSingleStep ? list.first ?? .null : .list(list))
            }
        }
        var result = batch.gathered(rows)
        result[plan.relationships] = .values(found)
        return result
    }

    /// How many paths are wanted: one, k, or (nil) all of the shortest length.
    private var wanted: Int? {
        switch plan.selector {
        case .all, .allShortestPaths, .allShortest: nil
        case .shortestPath: 1
        case .anyShortest(let count): count
        }
    }

    private func paths(from: UInt32, to: UInt32, row: Int, of batch: Batch) throws(Diagnostic) -> [[UInt32]] {
        if plan.minimum == 0 && from == to { return [[]] }
        let manyLengths = (wanted ?? 1) > 1
        if plan.pathPredicate != nil || plan.minimum > 1 || manyLengths {
            return try listed(from: from, to: to, row: row, of: batch)
        }
        return try searched(from: from, to: to, row: row, of: batch)
    }

    private func edges(of node: UInt32, row: Int, _ batch: Batch) throws(Diagnostic) -> [Edge] {
        var edges: [Edge] = []
        steps?.forEach(of: node) { edges.append(($0, $1)) }
        return try filter.kept(edges, row: row, of: batch)
    }

    // MARK: Breadth first

    private func searched(from: UInt32, to: UInt32, row: Int, of batch: Batch) throws(Diagnostic) -> [[UInt32]] {
        var depths: [UInt32: Int] = [:]
        var parents: [UInt32: [(relationship: UInt32, node: UInt32)]] = [:]
        var front = [from]
        var depth = 0
        while !front.isEmpty && depths[to] == nil && depth < plan.maximum ?? Int.max {
            try context.cancellation.check()
            depth += 1
            var next: [UInt32] = []
            for node in front {
                for edge in try edges(of: node, row: row, batch) {
                    let known = depths[edge.neighbour]
                    if known == nil {
                        depths[edge.neighbour] = depth
                        next.append(edge.neighbour)
                    }
                    if known == nil || (known == depth && wanted != 1) {
                        parents[edge.neighbour, default: []].append((edge.relationship, node))
                    }
                }
            }
            front = next
        }
        guard let length = depths[to] else { return [] }
        var result: [[UInt32]] = []
        collect(to, length, [], depths, parents, from, &result)
        return result
    }

    /// Reads paths off backwards; those to a node come in the order in which its edges were met.
    private func collect(
        _ node: UInt32, _ length: Int, _ tail: [UInt32], _ depths: [UInt32: Int],
        _ parents: [UInt32: [(relationship: UInt32, node: UInt32)]], _ source: UInt32, _ result: inout [[UInt32]]
    ) {
        if length == 0 {
            if node == source { result.append(tail) }
            return
        }
        for parent in parents[node] ?? [] {
            if let wanted, result.count >= wanted { return }
            let isRight = length == 1 ? parent.node == source : depths[parent.node] == length - 1
            if isRight {
                collect(parent.node, length - 1, [parent.relationship] + tail, depths, parents, source, &result)
            }
        }
    }

    // MARK: By growing length

    private func listed(from: UInt32, to: UInt32, row: Int, of batch: Batch) throws(Diagnostic) -> [[UInt32]] {
        var result: [[UInt32]] = []
        var front: [(node: UInt32, trail: [UInt32])] = [(from, [])]
        var length = 0
        while !front.isEmpty {
            try context.cancellation.check()
            if length >= plan.minimum {
                let arrived = front.filter { $0.node == to && (length > 0 || plan.minimum == 0) }.map(\.trail)
                result += try accepted(arrived, row: row, of: batch)
                if let wanted, result.count >= wanted { return Array(result.prefix(wanted)) }
                if wanted == nil && !result.isEmpty { return result }
            }
            if length >= plan.maximum ?? Int.max { break }
            var next: [(node: UInt32, trail: [UInt32])] = []
            for (node, trail) in front {
                for edge in try edges(of: node, row: row, batch) where !trail.contains(edge.relationship) {
                    next.append((edge.neighbour, trail + [edge.relationship]))
                }
            }
            try context.budget.charge(next.count * (32 + length * 4))
            front = next
            length += 1
        }
        return result
    }

    /// The trails that satisfy the condition on the whole path.
    private func accepted(_ trails: [[UInt32]], row: Int, of batch: Batch) throws(Diagnostic) -> [[UInt32]] {
        guard let condition = plan.pathPredicate, !trails.isEmpty else { return trails }
        var candidates = batch.gathered(Array(repeating: row, count: trails.count))
        candidates[plan.relationships] = .values(
            trails.map { .list($0.map { .relationship(RelationshipID($0)) }) })
        let evaluator = Evaluator(context: context)
        if let slot = plan.pathSlot {
            let parts: [PathPart] = [.node(plan.from), .relationships(plan.relationships), .node(plan.to)]
            candidates[slot] = try evaluator.evaluate(.path(parts), candidates)
        }
        return try evaluator.selection(condition, candidates).map { trails[$0] }
    }
}
