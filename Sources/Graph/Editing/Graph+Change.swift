// Changing what exists: properties, labels, deletion.

package import Values
import Synchronization

extension Graph {
    /// Sets a property of a live node; null removes it.
    package mutating func setProperty(_ node: NodeID, _ key: SymbolID, _ value: Value) {
        forgetSummary()
        let block = nodeMap.block(of: node.rawValue)
        let row = nodeBlocks[block].row(of: node.rawValue)
        nodeBlocks[block].set(row, key, value, &interner)
        if !value.isNull { overlay.note(node.rawValue, key, value) }
        noteModified(node)
        markDerivations(node)
        foldIfLarge()
    }

    /// Sets a property of a live relationship; null removes it.
    package mutating func setProperty(_ relationship: RelationshipID, _ key: SymbolID, _ value: Value) {
        forgetSummary()
        let block = relationshipMap.block(of: relationship.rawValue)
        let row = relationshipBlocks[block].row(of: relationship.rawValue)
        relationshipBlocks[block].set(row, key, value, &interner)
    }

    package mutating func addLabel(_ node: NodeID, _ label: SymbolID) {
        if hasLabel(node, label) { return }
        setLabels(node, labels(of: node) + [label])
        for key in keys(node) { overlay.note(node.rawValue, key, property(node, key)) }
        markDerivations(node)
    }

    package mutating func removeLabel(_ node: NodeID, _ label: SymbolID) {
        guard hasLabel(node, label) else { return }
        markDerivations(node)
        setLabels(node, labels(of: node).filter { $0 != label })
    }

    private mutating func setLabels(_ node: NodeID, _ labels: [SymbolID]) {
        forgetSummary()
        let block = nodeMap.block(of: node.rawValue)
        let row = nodeBlocks[block].row(of: node.rawValue)
        nodeLabels[block].set(row, to: labelSets.number(of: labels), of: nodeBlocks[block].count)
        noteModified(node)
    }

    /// Deletes a relationship. What it held stays readable by its id.
    package mutating func delete(_ relationship: RelationshipID) {
        guard isLive(relationship) else { return }
        forgetSummary()
        markDerivations(relationship: type(of: relationship), at: start(of: relationship))
        deletedRelationships.insert(Int(relationship.rawValue))
        deletedRelationshipCount += 1
    }

    /// Deletes a node. Its relationships must be deleted with it, before or after.
    package mutating func delete(_ node: NodeID) {
        guard isLive(node) else { return }
        forgetSummary()
        markDerivations(node)
        deletedNodes.insert(Int(node.rawValue))
        deletedNodeCount += 1
    }

    private mutating func noteModified(_ node: NodeID) {
        if node.rawValue < base.nodeLimit { overlay.modified.insert(node.rawValue) }
    }

    /// Drops what was worked out of the state before an edit.
    mutating func forgetSummary() {
        if !summary.isEmpty { summary = StateCache() }
    }

    /// Makes everything base once the overlays have grown with the graph, so that edits cost constant time on average.
    mutating func foldIfLarge() {
        if overlay.addedCount > 4096 + relationshipLimit / 4 || overlay.valueCount > 16_384 + nodeLimit { fold() }
    }

    /// Makes everything base: caches are made anew at first use.
    package mutating func fold() {
        base = BaseCache(nodeLimit: nodeMap.limit, relationshipLimit: relationshipMap.limit)
        overlay = Overlay()
    }
}
