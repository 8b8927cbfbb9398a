// Reading relationships.

package import Values

extension Graph {
    /// One more than the largest relationship id ever given.
    package var relationshipLimit: Int { Int(relationshipMap.limit) }
    /// Relationships that are not deleted, derived ones included.
    package var relationshipCount: Int { relationshipLimit - deletedRelationshipCount }
    package var hasDeletedRelationships: Bool { deletedRelationshipCount > 0 }

    package func isLive(_ relationship: RelationshipID) -> Bool {
        relationship.rawValue < relationshipMap.limit && !deletedRelationships.contains(Int(relationship.rawValue))
    }

    /// The index in `relationshipBlocks` of a relationship's block.
    package func relationshipBlock(of relationship: RelationshipID) -> Int {
        relationshipMap.block(of: relationship.rawValue)
    }

    package func type(of relationship: RelationshipID) -> SymbolID {
        let block = relationshipMap.block(of: relationship.rawValue)
        return relationshipEnds[block].types[relationshipBlocks[block].row(of: relationship.rawValue)]
    }

    package func start(of relationship: RelationshipID) -> NodeID {
        let block = relationshipMap.block(of: relationship.rawValue)
        return NodeID(relationshipEnds[block].starts[relationshipBlocks[block].row(of: relationship.rawValue)])
    }

    package func end(of relationship: RelationshipID) -> NodeID {
        let block = relationshipMap.block(of: relationship.rawValue)
        return NodeID(relationshipEnds[block].ends[relationshipBlocks[block].row(of: relationship.rawValue)])
    }

    /// The ends of a block's relationships, row by row.
    package func ends(ofBlock block: Int) -> RelationshipEnds { relationshipEnds[block] }

    /// The ids of a type's relationships, or all for nil, as `nodes(label:)` gives those of nodes.
    package func relationships(type: SymbolID?) -> [Range<UInt32>] {
        var ranges: [Range<UInt32>] = []
        for (index, block) in relationshipBlocks.enumerated() where block.count > 0 {
            guard let type else {
                ranges.append(block.ids)
                continue
            }
            ranges += relationshipEnds[index].types.runs(block.count, from: block.firstID) { $0 == type }
        }
        return ranges
    }

    /// Null where the relationship has no such property.
    package func property(_ relationship: RelationshipID, _ key: SymbolID) -> Value {
        let block = relationshipMap.block(of: relationship.rawValue)
        guard let column = relationshipBlocks[block].columnIndex(key) else { return .null }
        return relationshipBlocks[block].columns[column].value(
            relationshipBlocks[block].row(of: relationship.rawValue), interner)
    }

    /// Every property that is not null, in the order of the source's columns.
    package func properties(_ relationship: RelationshipID) -> MapValue {
        let block = relationshipBlocks[relationshipMap.block(of: relationship.rawValue)]
        return properties(of: block, row: block.row(of: relationship.rawValue))
    }

    /// The keys of the properties that are not null.
    package func keys(_ relationship: RelationshipID) -> [SymbolID] {
        let block = relationshipBlocks[relationshipMap.block(of: relationship.rawValue)]
        return keys(of: block, row: block.row(of: relationship.rawValue))
    }

    /// The file and line that made the relationship, nil where an edit did.
    package func source(of relationship: RelationshipID) -> SourceLine? {
        let block = relationshipBlocks[relationshipMap.block(of: relationship.rawValue)]
        return source(of: block, row: block.row(of: relationship.rawValue))
    }
}
