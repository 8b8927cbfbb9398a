// Shortest paths between two bound nodes.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// For each row, one shortest path, or all of them, as lists of relationships. Of several the first is given, in the order
/// of the adjacency from the source on.
///
/// A search from both ends finds how long they are and which nodes lie on them. Where a condition on the whole path can refuse
/// a path, where a minimum is asked for that a shortest path may not have, or where a walk from a node to itself might go
/// back along one relationship, trails are listed by growing length instead.
final class ShortestPathOperator: Operator {
    private let input: any Operator
    private let plan: ShortestPath
    private let context: ExecutionContext
    private let filter: StepFilter
    private var search: TwoSidedSearch?

    init(_ input: any Operator, _ plan: ShortestPath, _ context: ExecutionContext) {
        self.input = input
        self.plan = plan
        self.context = context
        filter = StepFilter(slot: plan.stepSlot, predicate: plan.stepPredicate, context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        guard let batch = try input.next() else { return nil }
        let from = try batch[plan.from].nodeNumbers(count: batch.count, in: context.graph)
        let to = try batch[plan.to].nodeNumbers(count: batch.count, in: context.graph)
        var rows: [Int] = []
        var found: [Value] = []
        for row in 0..<batch.count where from[row] != Vector.absent && to[row] != Vector.absent {
            for path in try paths(from: from[row], to: to[row], row: row, of: batch) {
                rows.append(row)
                found.append(cell(path))
            }
        }
        var result = batch.gathered(rows)
        result[plan.relationships] = .values(found)
        return result
    }

    /// What the pattern's variable for its relationships holds.
    private func cell(_ path: [UInt32]) -> Value {
        let list: [Value] = path.map { .relationship(RelationshipID($0)) }
        return plan.isSingleStep ? list.first ?? .null : .list(list)
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
        let manyLengths = (wanted ?? 1) > 1
        if plan.minimum == 0 && from == to && plan.pathPredicate == nil && !manyLengths { return [[]] }
        let mayGoBack = from == to && plan.direction == .either
        if plan.pathPredicate != nil || plan.minimum > 1 || manyLengths || mayGoBack {
            return try listed(from: from, to: to, row: row, of: batch)
        }
        return try searched(from: from, to: to, row: row, of: batch)
    }

    // MARK: From both ends

    private func searched(from: UInt32, to: UInt32, row: Int, of batch: Batch) throws(Diagnostic) -> [[UInt32]] {
        var search = self.search ?? TwoSidedSearch((plan.types, plan.direction), filter)
        self.search = nil  // so that the search is the only owner of its arrays
        defer { self.search = search }
        guard
            let length = try search.distance(from: from, to: to, maximum: plan.maximum ?? .max, row: row, of: batch)
        else { return [] }
        let onShortest = try search.nodesOnShortest(row: row, of: batch, filter)
        var result: [[UInt32]] = []
        var path: [UInt32] = []
        /// For each step of the path the edges that are still to be tried, last first. Each leads on to the target.
        var open = [try edges(from, to: onShortest[1], search, row, batch)]
        while !open.isEmpty {
            guard let edge = open[open.count - 1].popLast() else {
                open.removeLast()
                _ = path.popLast()
                continue
            }
            path.append(edge.relationship)
            if path.count < length {
                open.append(try edges(edge.neighbour, to: onShortest[path.count + 1], search, row, batch))
                continue
            }
            try context.budget.charge(32 + length * 4, for: .paths)
            result.append(path)
            if result.count == wanted { break }
            path.removeLast()
        }
        return result
    }

    private func edges(
        _ node: UInt32, to next: Set<UInt32>, _ search: TwoSidedSearch, _ row: Int, _ batch: Batch
    ) throws(Diagnostic) -> [SearchEdge] {
        try search.edges(of: node, row: row, of: batch, filter).filter { next.contains($0.neighbour) }.reversed()
    }

    // MARK: By growing length

    private func listed(from: UInt32, to: UInt32, row: Int, of batch: Batch) throws(Diagnostic) -> [[UInt32]] {
        let steps = Steps(types: plan.types, direction: plan.direction, in: context.graph)
        var result: [[UInt32]] = []
        var front: [(node: UInt32, trail: [UInt32])] = [(from, [])]
        var length = 0
        while !front.isEmpty {
            if length >= plan.minimum {
                let arrived = front.filter { $0.node == to && (length > 0 || plan.minimum == 0) }.map(\.trail)
                result += try accepted(arrived, row: row, of: batch)
                if let wanted, result.count >= wanted { return Array(result.prefix(wanted)) }
                if wanted == nil && !result.isEmpty { return result }
            }
            if length >= plan.maximum ?? Int.max { break }
            var next: [(node: UInt32, trail: [UInt32])] = []
            for (node, trail) in front {
                let edges = try filter.kept(from: CollectionOfOne(node), along: steps, row: row, of: batch)
                try context.budget.charge(edges.count * (32 + length * 4), for: .paths)
                for edge in edges where !trail.contains(edge.relationship) {
                    next.append((edge.neighbour, trail + [edge.relationship]))
                }
            }
            front = next
            length += 1
        }
        return result
    }

    /// The trails that satisfy the condition on the whole path.
    private func accepted(_ trails: [[UInt32]], row: Int, of batch: Batch) throws(Diagnostic) -> [[UInt32]] {
        guard let condition = plan.pathPredicate, !trails.isEmpty else { return trails }
        var candidates = batch.gathered(Array(repeating: row, count: trails.count))
        candidates[plan.relationships] = .values(trails.map(cell))
        let evaluator = Evaluator(context: context)
        for derived in plan.derived {
            candidates[derived.slot] = try evaluator.evaluate(derived.expression, candidates)
        }
        return try evaluator.selection(condition, candidates).map { trails[$0] }
    }
}
