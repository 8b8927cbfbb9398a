// Chains of relationships of variable length.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

/// Lists the trails from a bound node, depth first: no relationship twice (ACYCLIC: no node twice). The walk keeps its own
/// stack, so that it can stop at the end of a batch and go on with the next.
final class VariableExpandOperator: Operator {
    private let input: any Operator
    private let plan: VariableExpand
    private let context: ExecutionContext
    private let filter: StepFilter
    private var steps: Steps?
    private var rows: ChainRows?
    private var used: [[RelationshipID]] = []
    private var row = 0
    private var walk: Walk?

    /// Where a walk stands: the trail so far, and for each of its nodes the edges that are still to be tried.
    private struct Walk {
        var nodes: [UInt32]
        var relationships: [UInt32] = []
        var open: [[SearchEdge]] = []
        var isNew = true
    }

    init(_ input: any Operator, _ plan: VariableExpand, _ context: ExecutionContext) {
        self.input = input
        self.plan = plan
        self.context = context
        filter = StepFilter(slot: plan.stepSlot, predicate: plan.stepPredicate, context: context)
    }

    func next() throws(Diagnostic) -> Batch? {
        while true {
            try context.cancellation.check()
            if let rows, row < rows.batch.count {
                let found = try walked(rows)
                if found.count > 0 { return found }
                continue
            }
            guard let next = try input.next() else { return nil }
            // No trail has more relationships than there are.
            if plan.minimum > context.graph.relationshipLimit { continue }
            try begin(next)
        }
    }

    private func begin(_ next: Batch) throws(Diagnostic) {
        let expand = plan.expand
        steps = steps ?? Steps(types: expand.types, direction: expand.direction, in: context.graph)
        rows = try ChainRows(next, expand, in: context.graph)
        used = next.usedRelationships(expand.distinctFrom, in: context.graph)
        row = 0
        walk = nil
    }

    private func walked(_ rows: ChainRows) throws(Diagnostic) -> Batch {
        if plan.expand.relationshipIsBound { return followed(rows) }
        var origins: [Int] = []
        var trails: [Value] = []
        var ends: [UInt32] = []
        var steps = 0
        while row < rows.batch.count && origins.count < Batch.targetCount {
            if walk == nil { walk = rows.sources[row] == Vector.absent ? nil : Walk(nodes: [rows.sources[row]]) }
            guard walk != nil else {
                row += 1
                continue
            }
            steps += 1
            if steps & 0xFFF == 0 { try context.cancellation.check() }
            if let (trail, end) = try advance(rows) {
                origins.append(row)
                trails.append(trail)
                ends.append(end)
            }
        }
        var result = rows.batch.gathered(origins)
        result[plan.expand.relationship] = .values(trails)
        result[plan.expand.to] = .nodes(ends)
        return result
    }

    /// One step of the walk: visits a node, or goes on to the next edge, or goes back. A trail is given when its node is visited.
    private func advance(_ rows: ChainRows) throws(Diagnostic) -> (Value, UInt32)? {
        guard var state = walk, let here = state.nodes.last else { return nil }
        walk = nil  // so that `state` is the only owner of its arrays
        defer { walk = state.nodes.isEmpty ? nil : state }
        if state.isNew {
            state.isNew = false
            let depth = state.relationships.count
            state.open.append(depth < (plan.maximum ?? Int.max) ? try edges(from: here, rows.batch) : [])
            guard depth >= plan.minimum, rows.targets == nil || rows.targets?[row] == here else { return nil }
            return (trail(state.relationships), here)
        }
        guard let edge = state.open[state.open.count - 1].popLast() else {
            state.open.removeLast()
            state.nodes.removeLast()
            if state.nodes.isEmpty { row += 1 } else { state.relationships.removeLast() }
            return nil
        }
        if state.relationships.contains(edge.relationship) { return nil }
        if plan.mode == .acyclic && state.nodes.contains(edge.neighbour) { return nil }
        if used[row].contains(RelationshipID(edge.relationship)) { return nil }
        state.nodes.append(edge.neighbour)
        state.relationships.append(edge.relationship)
        state.isNew = true
        return nil
    }

    /// The edges of a node that satisfy the step's condition, last first, since they are taken from the end.
    private func edges(from node: UInt32, _ batch: Batch) throws(Diagnostic) -> [SearchEdge] {
        guard let steps else { return [] }
        return try filter.kept(from: CollectionOfOne(node), along: steps, row: row, of: batch).reversed()
    }

    private func trail(_ relationships: [UInt32]) -> Value {
        let list: [Value] = relationships.map { .relationship(RelationshipID($0)) }
        return .list(plan.reversed ? list.reversed() : list)
    }

    /// The relationships are given: follows them from the source, and keeps the row where they make a chain of allowed length.
    private func followed(_ rows: ChainRows) -> Batch {
        let lists = rows.batch[plan.expand.relationship]
        var origins: [Int] = []
        var ends: [UInt32] = []
        while row < rows.batch.count {
            defer { row += 1 }
            guard case .list(let members) = lists.value(at: row, in: context.graph), members.count >= plan.minimum,
                members.count <= plan.maximum ?? Int.max, rows.sources[row] != Vector.absent
            else { continue }
            let relationships: [RelationshipID] = members.compactMap {
                if case .relationship(let id) = $0 { id } else { nil }
            }
            guard Set(relationships).isDisjoint(with: used[row]), Set(relationships).count == members.count else {
                continue
            }
            let chain = plan.reversed ? members.reversed() : members
            guard let end = end(of: chain, from: rows.sources[row]), rows.targets == nil || rows.targets?[row] == end
            else { continue }
            origins.append(row)
            ends.append(end)
        }
        var result = rows.batch.gathered(origins)
        result[plan.expand.to] = .nodes(ends)
        return result
    }

    private func end(of chain: [Value], from source: UInt32) -> UInt32? {
        var here = source
        for member in chain {
            guard case .relationship(let relationship) = member else { return nil }
            var next: UInt32?
            steps?.forEach(of: here) { if $0 == relationship.rawValue { next = $1 } }
            guard let next else { return nil }
            here = next
        }
        return here
    }
}

extension Batch {
    /// For each row, the relationships in some slots that a new one must differ from.
    func usedRelationships(_ slots: [Slot], in graph: Graph) -> [[RelationshipID]] {
        var result = [[RelationshipID]](repeating: [], count: count)
        for slot in slots {
            for row in 0..<count { self[slot].value(at: row, in: graph).collectRelationships(into: &result[row]) }
        }
        return result
    }
}

extension Value {
    fileprivate func collectRelationships(into result: inout [RelationshipID]) {
        switch self {
        case .relationship(let id): result.append(id)
        case .list(let members): for member in members { member.collectRelationships(into: &result) }
        default: break
        }
    }
}
