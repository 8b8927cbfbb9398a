// Keeping derived relationships in step with what they rest on.

import Values

extension Graph {
    /// Adds a rule; the next `deriveRelationships` follows it. A rule whose type is already derived is left out.
    package mutating func addDerivation(_ rule: DerivedRelationship) {
        if derivations.contains(where: { $0.rule.type == rule.type }) { return }
        derivations.append(derivation(of: rule))
    }

    /// A rule in this graph's numbers, nothing derived yet.
    mutating func derivation(of rule: DerivedRelationship) -> Derivation {
        Derivation(
            rule: rule, type: internType(rule.type), label: internLabel(rule.label),
            fromType: internType(rule.fromType), toType: internType(rule.toType),
            statusKey: internKey(rule.statusKey),
            copies: rule.copies.map { (internKey($0.key), internKey($0.derivedKey)) })
    }

    /// The types that nobody may write.
    package var derivedTypes: Set<SymbolID> { Set(derivations.map(\.type)) }

    package func isDerived(_ type: SymbolID) -> Bool { derivations.contains { $0.type == type } }

    /// Whether an edit touched what a derived relationship rests on.
    package var needsDerivation: Bool { derivations.contains { $0.isFresh || !$0.marked.isEmpty } }

    /// Brings the derived relationships up to date: linear in the graph the first time, then in what edits touched.
    package mutating func deriveRelationships() {
        for index in derivations.indices {
            let marked = derivations[index].marked.sorted()
            derivations[index].marked = []
            if derivations[index].isFresh {
                derivations[index].isFresh = false
                deriveAll(index)
            } else {
                for node in marked { deriveAnew(index, NodeID(node)) }
            }
        }
    }

    /// Notes that an edit touched a node.
    mutating func markDerivations(_ node: NodeID) {
        for index in derivations.indices where !derivations[index].isFresh && hasLabel(node, derivations[index].label) {
            derivations[index].marked.insert(node.rawValue)
        }
    }

    /// Notes that an edit made or deleted a relationship that starts at a node.
    mutating func markDerivations(relationship type: SymbolID, at node: NodeID) {
        for index in derivations.indices where type == derivations[index].fromType || type == derivations[index].toType
        {
            derivations[index].marked.insert(node.rawValue)
        }
    }

    // MARK: All at once

    private mutating func deriveAll(_ index: Int) {
        let rule = derivations[index]
        let from = adjacency(type: rule.fromType, direction: .outgoing)
        let to = adjacency(type: rule.toType, direction: .outgoing)
        for range in nodes(label: rule.label) {
            let source = nodeBlocks[nodeMap.block(of: range.lowerBound)]
            let status = source.column(rule.statusKey)
            var nodes: [UInt32] = []
            var starts: [UInt32] = []
            var ends: [UInt32] = []
            for id in range where isLive(NodeID(id)) && isActive(status, source.row(of: id), rule) {
                guard let start = onlyNeighbour(of: id, from), let end = onlyNeighbour(of: id, to), start != end else {
                    continue
                }
                nodes.append(id)
                starts.append(start)
                ends.append(end)
            }
            if !nodes.isEmpty { appendDerived(index, nodes, starts, ends, like: source) }
        }
        // They are as many as what they rest on: no overlay, but part of what adjacencies are made of.
        fold()
    }

    private mutating func appendDerived(
        _ index: Int, _ nodes: [UInt32], _ starts: [UInt32], _ ends: [UInt32], like source: Block
    ) {
        let rule = derivations[index]
        let rows = nodes.map { UInt32(truncatingIfNeeded: source.row(of: $0)) }
        let whole = rows.count == source.count
        var keys: [SymbolID] = []
        var columns: [Column] = []
        for copy in rule.copies {
            guard let column = source.column(copy.key) else { continue }
            keys.append(copy.derivedKey)
            columns.append(whole ? column : column.gather(rows))
        }
        let firstID = relationshipMap.limit
        appendRelationships(
            type: rule.type, starts: starts, ends: ends, keys: keys, columns: columns,
            provenance: whole ? source.provenance : source.provenance?.gather(rows))
        derivations[index].blocks.append((firstID, nodes))
    }

    // MARK: One by one

    private mutating func deriveAnew(_ index: Int, _ node: NodeID) {
        let rule = derivations[index]
        let old = rule.relationship(of: node.rawValue).flatMap { isLive($0) ? $0 : nil }
        guard let (start, end) = derivedEnds(node, rule) else {
            if let old { delete(old) }
            return
        }
        let values = rule.copies.map { ($0.derivedKey, property(node, $0.key)) }
        if let old, self.start(of: old) == start, self.end(of: old) == end {
            for (key, value) in values where property(old, key) != value { setProperty(old, key, value) }
            return
        }
        if let old { delete(old) }
        derivations[index].latest[node.rawValue] = createRelationship(
            type: rule.type, from: start, to: end, properties: values)
    }

    private func derivedEnds(_ node: NodeID, _ rule: Derivation) -> (start: NodeID, end: NodeID)? {
        guard isLive(node), hasLabel(node, rule.label) else { return nil }
        let block = nodeBlocks[nodeMap.block(of: node.rawValue)]
        guard isActive(block.column(rule.statusKey), block.row(of: node.rawValue), rule) else { return nil }
        let from = adjacency(type: rule.fromType, direction: .outgoing)
        let to = adjacency(type: rule.toType, direction: .outgoing)
        guard let start = onlyNeighbour(of: node.rawValue, from), let end = onlyNeighbour(of: node.rawValue, to),
            start != end
        else { return nil }
        return (NodeID(start), NodeID(end))
    }

    private func isActive(_ status: Column?, _ row: Int, _ rule: Derivation) -> Bool {
        guard let status, !status.isNull(row) else { return true }
        return status.value(row, interner).equals(.string(rule.rule.activeStatus)) == true
    }

    /// The node at the other end where there is exactly one live relationship.
    private func onlyNeighbour(of node: UInt32, _ adjacency: Adjacency) -> UInt32? {
        var only: UInt32?
        for place in adjacency.range(of: node) where isLive(RelationshipID(adjacency.relationships[place])) {
            if only != nil { return nil }
            only = adjacency.neighbours[place]
        }
        guard adjacency.hasOverlay else { return only }
        for edge in adjacency.added[node] ?? [] where isLive(RelationshipID(edge.relationship)) {
            if only != nil { return nil }
            only = edge.neighbour
        }
        return only
    }
}
