// Making nodes and relationships.

package import Values

extension Graph {
    /// Rows that a block of edits takes before the next one is begun: a new property costs its block a column of nulls.
    private static let editBlockRows = 65_536

    /// Adds a node. Null properties are left out; of a key given twice the last value holds.
    @discardableResult
    package mutating func createNode(labels: [SymbolID], properties: [(SymbolID, Value)]) -> NodeID {
        forgetSummary()
        let id = nodeMap.limit
        if nodeBlocks.last.map({ $0.provenance != nil || $0.count >= Self.editBlockRows || id == base.nodeLimit })
            ?? true
        {
            nodeBlocks.append(Block(firstID: id, count: 0, keys: [], columns: []))
            nodeLabels.append(BlockSymbols(uniform: 0))
            nodeMap.append(count: 0)
        }
        let block = nodeBlocks.count - 1
        nodeLabels[block].append(labelSets.number(of: labels), after: nodeBlocks[block].count)
        nodeBlocks[block].append(properties, &interner)
        nodeMap.extendLast(by: 1)
        for (key, value) in properties where !value.isNull { overlay.note(id, key, value) }
        markDerivations(NodeID(id))
        foldIfLarge()
        return NodeID(id)
    }

    /// Adds a relationship between two live nodes. Whoever lets a user do this refuses derived types first.
    @discardableResult
    package mutating func createRelationship(
        type: SymbolID, from start: NodeID, to end: NodeID, properties: [(SymbolID, Value)]
    ) -> RelationshipID {
        forgetSummary()
        let id = relationshipMap.limit
        if relationshipBlocks.last.map({
            $0.provenance != nil || $0.count >= Self.editBlockRows || id == base.relationshipLimit
        })
            ?? true
        {
            relationshipBlocks.append(Block(firstID: id, count: 0, keys: [], columns: []))
            relationshipEnds.append(RelationshipEnds(types: BlockSymbols(uniform: type), starts: [], ends: []))
            relationshipMap.append(count: 0)
        }
        let block = relationshipBlocks.count - 1
        relationshipEnds[block].types.append(type, after: relationshipBlocks[block].count)
        relationshipEnds[block].starts.append(start.rawValue)
        relationshipEnds[block].ends.append(end.rawValue)
        relationshipBlocks[block].append(properties, &interner)
        relationshipMap.extendLast(by: 1)
        overlay.join(id, type: type, start: start.rawValue, end: end.rawValue)
        markDerivations(relationship: type, at: start)
        foldIfLarge()
        return RelationshipID(id)
    }
}

extension Overlay {
    /// Notes that a node's value may be found by its hash.
    mutating func note(_ node: UInt32, _ key: SymbolID, _ value: Value) {
        values[key, default: [:]][indexHash(value), default: []].append(node)
        valueCount += 1
    }

    mutating func join(_ relationship: UInt32, type: SymbolID, start: UInt32, end: UInt32) {
        let outgoing = AdjacencyKey(type: type, direction: .outgoing)
        let incoming = AdjacencyKey(type: type, direction: .incoming)
        added[outgoing, default: [:]][start, default: []].append(
            Adjacency.Edge(neighbour: end, relationship: relationship))
        added[incoming, default: [:]][end, default: []].append(
            Adjacency.Edge(neighbour: start, relationship: relationship))
        addedCount += 1
    }
}
