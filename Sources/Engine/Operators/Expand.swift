// From nodes to their neighbours.

import Diagnostics
import Graph
import Planning
import Values

/// The adjacencies that a pattern's relationship may use: one per type and direction.
struct Steps {
    struct Step {
        var adjacency: Adjacency
        var isIncoming: Bool
    }
    let steps: [Step]
    let graph: Graph
    /// Walking both ways, a relationship from a node to itself is met twice; the second time does not count.
    let skipsIncomingLoops: Bool
    private let skipsDeleted: Bool

    init(types: [String], direction: Direction, in graph: Graph) {
        let symbols = types.isEmpty ? graph.typeNames.indices.map { SymbolID($0) } : types.compactMap { graph.type($0) }
        var steps: [Step] = []
        for symbol in symbols {
            if direction != .incoming {
                steps.append(Step(adjacency: graph.adjacency(type: symbol, direction: .outgoing), isIncoming: false))
            }
            if direction != .outgoing {
                steps.append(Step(adjacency: graph.adjacency(type: symbol, direction: .incoming), isIncoming: true))
            }
        }
        self.steps = steps
        self.graph = graph
        skipsIncomingLoops = direction == .either
        skipsDeleted = graph.hasDeletedRelationships
    }

    /// Calls `body` with each relationship of a node and the node at its other end.
    @inline(__always)
    func forEach(of node: UInt32, _ body: (_ relationship: UInt32, _ neighbour: UInt32) -> Void) {
        for step in steps {
            let skipsLoops = skipsIncomingLoops && step.isIncoming
            for index in step.adjacency.range(of: node) {
                let neighbour = step.adjacency.neighbours[index]
                if skipsLoops && neighbour == node { continue }
                let relationship = step.adjacency.relationships[index]
                if skipsDeleted && !graph.isLive(RelationshipID(relationship)) { continue }
                body(relationship, neighbour)
            }
            if step.adjacency.hasOverlay, let added = step.adjacency.added[node] {
                for edge in added {
                    if skipsLoops && edge.neighbour == node { continue }
                    if skipsDeleted && !graph.isLive(RelationshipID(edge.relationship)) { continue }
                    body(edge.relationship, edge.neighbour)
                }
            }
        }
    }
}

/// One relationship from a bound node: to a new node, or to one that is bound.
final class ExpandOperator: Operator {
    private let input: any Operator
    private let expand: Expand
    private let context: ExecutionContext
    private var steps: Steps?
    private var batch: Batch?
    private var row = 0

    init(_ input: any Operator, _ expand: Expand, _ context: ExecutionContext) {
        self.input = input
        self.expand = expand
        self.context = context
    }

    func next() throws(Diagnostic) -> Batch? {
        while true {
            try context.cancellation.check()
            if let batch, row < batch.count {
                let found = try expanded(batch)
                if found.count > 0 { return found }
                continue
            }
            guard let next = try input.next() else { return nil }
            steps = steps ?? Steps(types: expand.types, direction: expand.direction, in: context.graph)
            batch = next
            row = 0
        }
    }

    private func expanded(_ batch: Batch) throws(Diagnostic) -> Batch {
        guard let steps else { return batch }
        let graph = context.graph
        let sources = try batch[expand.from].nodeNumbers(count: batch.count, in: graph)
        let targets = expand.toIsBound ? try batch[expand.to].nodeNumbers(count: batch.count, in: graph) : nil
        let bound =
            expand.relationshipIsBound
            ? try batch[expand.relationship].relationshipNumbers(count: batch.count, in: graph) : nil
        var rows: [Int] = []
        var relationships: [UInt32] = []
        var neighbours: [UInt32] = []
        while row < batch.count && rows.count < Batch.targetCount {
            let source = sources[row]
            let here = row
            if source != Vector.absent {
                steps.forEach(of: source) { relationship, neighbour in
                    if let targets, targets[here] != neighbour { return }
                    if let bound, bound[here] != relationship { return }
                    rows.append(here)
                    relationships.append(relationship)
                    neighbours.append(neighbour)
                }
            }
            row += 1
        }
        var result = batch.gathered(rows)
        result[expand.relationship] = .relationships(relationships)
        result[expand.to] = .nodes(neighbours)
        return distinct(result, relationships)
    }

    /// Drops rows in which the relationship is one that the same pattern has used.
    private func distinct(_ result: Batch, _ relationships: [UInt32]) -> Batch {
        if expand.distinctFrom.isEmpty { return result }
        var kept = Array(0..<result.count)
        for slot in expand.distinctFrom {
            switch result[slot] {
            case .relationships(let others): kept.removeAll { others[$0] == relationships[$0] }
            case let other:
                kept.removeAll { row in
                    other.value(at: row, in: context.graph).mentions(RelationshipID(relationships[row]))
                }
            }
        }
        return kept.count == result.count ? result : result.gathered(kept)
    }
}

extension Value {
    /// Whether this is the relationship, or a list that holds it.
    func mentions(_ relationship: RelationshipID) -> Bool {
        switch self {
        case .relationship(let id): id == relationship
        case .list(let members): members.contains { $0.mentions(relationship) }
        default: false
        }
    }
}
