// Adding whole blocks.

import Values

extension Graph {
    /// Adds nodes that share their labels and columns; returns the first one's id. Constant time: the arrays are taken
    /// over.
    ///
    /// Each column is `count` long and holds numbers of this graph's interner. The rows are not in the property
    /// overlay: call `fold` before they are looked up.
    @discardableResult
    mutating func appendNodes(
        labels: [SymbolID], count: Int, keys: [SymbolID], columns: [Column], provenance: Provenance?
    ) -> NodeID {
        let id = nodeMap.limit
        nodeBlocks.append(Block(firstID: id, count: count, keys: keys, columns: columns, provenance: provenance))
        nodeLabels.append(BlockSymbols(uniform: labelSets.number(of: labels)))
        nodeMap.append(count: count)
        return NodeID(id)
    }

    /// Adds relationships of one type; returns the first one's id. They are not in the adjacency's overlay.
    @discardableResult
    mutating func appendRelationships(
        type: SymbolID, starts: [UInt32], ends: [UInt32], keys: [SymbolID], columns: [Column], provenance: Provenance?
    ) -> RelationshipID {
        let id = relationshipMap.limit
        relationshipBlocks.append(
            Block(firstID: id, count: starts.count, keys: keys, columns: columns, provenance: provenance))
        relationshipEnds.append(RelationshipEnds(types: BlockSymbols(uniform: type), starts: starts, ends: ends))
        relationshipMap.append(count: starts.count)
        return RelationshipID(id)
    }
}
