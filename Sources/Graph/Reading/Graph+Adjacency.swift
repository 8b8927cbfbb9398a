// Walking from a node to its neighbours.

package import Values
import Synchronization

extension Graph {
    /// The adjacency of one type in one direction; made at first use, linear in the relationships of that type.
    package func adjacency(type: SymbolID, direction: AdjacencyDirection) -> Adjacency {
        let key = AdjacencyKey(type: type, direction: direction)
        var result = base.adjacency.withLock { known in
            if let adjacency = known[key] { return adjacency }
            let adjacency = makeAdjacency(key)
            known[key] = adjacency
            return adjacency
        }
        if let added = overlay.added[key] { result.added = added }
        return result
    }

    private func makeAdjacency(_ key: AdjacencyKey) -> Adjacency { Adjacency(sorting: baseParts(key)) }

    /// The relationships of the base, as they lie in blocks.
    package func baseParts(type: SymbolID, direction: AdjacencyDirection) -> [Adjacency.Part] {
        baseParts(AdjacencyKey(type: type, direction: direction))
    }

    func baseParts(_ key: AdjacencyKey) -> [Adjacency.Part] {
        var parts: [Adjacency.Part] = []
        for range in relationships(type: key.type) where range.lowerBound < base.relationshipLimit {
            let index = relationshipMap.block(of: range.lowerBound)
            let firstID = relationshipBlocks[index].firstID
            let ends = relationshipEnds[index]
            let upper = min(range.upperBound, base.relationshipLimit)
            parts.append(
                Adjacency.Part(
                    firstID: firstID, rows: Int(range.lowerBound - firstID)..<Int(upper - firstID),
                    nodes: key.direction == .outgoing ? ends.starts : ends.ends,
                    others: key.direction == .outgoing ? ends.ends : ends.starts))
        }
        return parts
    }

    /// Whether edits have added relationships of a type since the base was made.
    package func hasOverlay(type: SymbolID, direction: AdjacencyDirection) -> Bool {
        overlay.added[AdjacencyKey(type: type, direction: direction)]?.isEmpty == false
    }

    /// The number of a node's live relationships of one type in one direction.
    package func degree(_ node: NodeID, type: SymbolID, direction: AdjacencyDirection) -> Int {
        let adjacency = adjacency(type: type, direction: direction)
        let range = adjacency.range(of: node.rawValue)
        let added = adjacency.added[node.rawValue] ?? []
        guard hasDeletedRelationships else { return range.count + added.count }
        return range.count { isLive(RelationshipID(adjacency.relationships[$0])) }
            + added.count { isLive(RelationshipID($0.relationship)) }
    }

    /// Every live relationship at a node, each once, ascending. Derived ones are left out: they follow what they rest
    /// on.
    package func relationships(of node: NodeID) -> [RelationshipID] {
        var found: Set<UInt32> = []
        for type in 0..<SymbolID(typeTable.names.count) where !isDerived(type) {
            for direction in [AdjacencyDirection.outgoing, .incoming] {
                let adjacency = adjacency(type: type, direction: direction)
                found.formUnion(adjacency.relationships[adjacency.range(of: node.rawValue)])
                found.formUnion(adjacency.added[node.rawValue, default: []].map(\.relationship))
            }
        }
        return found.sorted().map { RelationshipID($0) }.filter(isLive)
    }

    /// Whether a node has a live relationship that is not derived.
    package func hasRelationships(_ node: NodeID) -> Bool { !relationships(of: node).isEmpty }
}
