// Reading nodes.

package import Values

extension Graph {
    /// One more than the largest node id ever given.
    package var nodeLimit: Int { Int(nodeMap.limit) }
    /// Nodes that are not deleted.
    package var nodeCount: Int { nodeLimit - deletedNodeCount }
    package var hasDeletedNodes: Bool { deletedNodeCount > 0 }

    package func isLive(_ node: NodeID) -> Bool {
        node.rawValue < nodeMap.limit && !deletedNodes.contains(Int(node.rawValue))
    }

    /// The index in `nodeBlocks` of a node's block. Constant time but for graphs of very many small blocks.
    package func nodeBlock(of node: NodeID) -> Int { nodeMap.block(of: node.rawValue) }

    package func hasLabel(_ node: NodeID, _ label: SymbolID) -> Bool { labelSets.contains(labelSet(of: node), label) }

    /// A node's labels, ascending.
    package func labels(of node: NodeID) -> [SymbolID] { labelSets.sets[Int(labelSet(of: node))] }

    func labelSet(of node: NodeID) -> UInt32 {
        let block = nodeMap.block(of: node.rawValue)
        return nodeLabels[block][nodeBlocks[block].row(of: node.rawValue)]
    }

    /// Whether all nodes of a range of ids are known to have the same labels: they lie in few blocks, each with one set.
    package func haveSameLabels(_ ids: ClosedRange<UInt32>) -> Bool {
        guard ids.upperBound < nodeMap.limit else { return false }
        let blocks = nodeMap.block(of: ids.lowerBound)...nodeMap.block(of: ids.upperBound)
        guard blocks.count <= 16, let first = nodeLabels[blocks.lowerBound].shared else { return false }
        return blocks.allSatisfy { nodeLabels[$0].shared == first }
    }

    /// The ids whose live nodes all have a label, or all ids for nil, ascending and not overlapping; deleted nodes may
    /// be among them. Each range lies within one block. Linear in the blocks, and in the rows of a block whose labels
    /// differ.
    package func nodes(label: SymbolID?) -> [Range<UInt32>] {
        var ranges: [Range<UInt32>] = []
        for (index, block) in nodeBlocks.enumerated() where block.count > 0 {
            guard let label else {
                ranges.append(block.ids)
                continue
            }
            ranges += nodeLabels[index].runs(block.count, from: block.firstID) { labelSets.contains($0, label) }
        }
        return ranges
    }

    /// Null where the node has no such property.
    package func property(_ node: NodeID, _ key: SymbolID) -> Value {
        let block = nodeMap.block(of: node.rawValue)
        guard let column = nodeBlocks[block].columnIndex(key) else { return .null }
        return nodeBlocks[block].columns[column].value(nodeBlocks[block].row(of: node.rawValue), interner)
    }

    /// Every property that is not null, in the order of the source's columns.
    package func properties(_ node: NodeID) -> MapValue {
        let block = nodeBlocks[nodeMap.block(of: node.rawValue)]
        return properties(of: block, row: block.row(of: node.rawValue))
    }

    /// The keys of the properties that are not null.
    package func keys(_ node: NodeID) -> [SymbolID] {
        let block = nodeBlocks[nodeMap.block(of: node.rawValue)]
        return keys(of: block, row: block.row(of: node.rawValue))
    }

    /// The file and line that made the node, nil where an edit did.
    package func source(of node: NodeID) -> SourceLine? {
        let block = nodeBlocks[nodeMap.block(of: node.rawValue)]
        return source(of: block, row: block.row(of: node.rawValue))
    }

    func properties(of block: Block, row: Int) -> MapValue {
        var map = MapValue()
        for (index, key) in block.keys.enumerated() {
            let value = block.columns[index].value(row, interner)
            if !value.isNull { map[keyTable.names[Int(key)]] = value }
        }
        return map
    }

    func keys(of block: Block, row: Int) -> [SymbolID] {
        zip(block.keys, block.columns).filter { !$1.isNull(row) }.map(\.0)
    }

    func source(of block: Block, row: Int) -> SourceLine? {
        guard let provenance = block.provenance else { return nil }
        return SourceLine(file: files[Int(provenance.file)], line: provenance.line(row))
    }
}
