// A whole graph in a snapshot.

import Synchronization

extension SnapshotEncoder {
    /// Everything but what can be worked out from it (adjacency, indexes); the counts of the catalogue are worked out and kept,
    /// since every first question needs them. Call it where no overlay is left (`fold`).
    package mutating func graph(_ graph: Graph) {
        for table in [graph.labelTable, graph.typeTable, graph.keyTable] { list(table.names) { $0.text($1) } }
        list(graph.files) { $0.text($1) }
        pool(graph.interner.base)
        pool(graph.interner.recent)
        list(graph.labelSets.sets) { $0.list($1) { $0.count(UInt64($1)) } }
        count(graph.nodeBlocks.count)
        for (block, labels) in zip(graph.nodeBlocks, graph.nodeLabels) {
            self.block(block)
            symbols(labels)
        }
        array(.masks(graph.deletedNodes.words))
        count(graph.relationshipBlocks.count)
        for (block, ends) in zip(graph.relationshipBlocks, graph.relationshipEnds) {
            self.block(block)
            symbols(ends.types)
            array(.words(ends.starts))
            array(.words(ends.ends))
        }
        array(.masks(graph.deletedRelationships.words))
        list(graph.derivations) { $0.derivation($1) }
        list(graph.declared.sorted()) { $0.text($1) }
        list(graph.declaredLabels.sorted()) { $0.count(UInt64($1)) }
        list(graph.declaredTypes.sorted()) { $0.count(UInt64($1)) }
        catalogue(graph.catalogue())
    }
}

extension SnapshotDecoder {
    /// A graph whose numbers all lie within what there is.
    package mutating func graph(from arrays: SnapshotArrays) throws(SnapshotFault) -> Graph {
        self.arrays = arrays
        var graph = Graph()
        for name in try texts() { _ = graph.labelTable.intern(name) }
        for name in try texts() { _ = graph.typeTable.intern(name) }
        for name in try texts() { _ = graph.keyTable.intern(name) }
        graph.files = try texts()
        graph.interner.base = try pool()
        graph.interner.recent = try pool()
        for set in try list({ (decoder) throws(SnapshotFault) in try decoder.symbols(below: graph.labelNames.count) }) {
            _ = graph.labelSets.number(of: set)
        }
        let limits = SnapshotLimits(
            strings: graph.interner.count, keys: graph.keyNames.count, files: graph.files.count)
        try readNodes(into: &graph, limits)
        try readRelationships(into: &graph, limits)
        graph.derivations = try list { (decoder) throws(SnapshotFault) in try decoder.derivation(in: &graph) }
        graph.declared = Set(try texts())
        graph.declaredLabels = Set(try symbols(below: graph.labelNames.count))
        graph.declaredTypes = Set(try symbols(below: graph.typeNames.count))
        graph.fold()
        let catalogue = try catalogue()
        graph.summary.catalogue.withLock { $0 = catalogue }
        return graph
    }

    private mutating func readNodes(into graph: inout Graph, _ limits: SnapshotLimits) throws(SnapshotFault) {
        for _ in 0..<(try count()) {
            let block = try block(from: graph.nodeMap.limit, limits)
            graph.nodeBlocks.append(block)
            graph.nodeLabels.append(try symbols(of: block.count, below: graph.labelSets.sets.count))
            graph.nodeMap.append(count: block.count)
        }
        graph.deletedNodes = try bitmap(of: graph.nodeLimit)
        graph.deletedNodeCount = graph.deletedNodes.count
    }

    private mutating func readRelationships(into graph: inout Graph, _ limits: SnapshotLimits) throws(SnapshotFault) {
        for _ in 0..<(try count()) {
            let block = try block(from: graph.relationshipMap.limit, limits)
            let types = try symbols(of: block.count, below: graph.typeNames.count)
            let (starts, ends) = (try words(below: graph.nodeLimit), try words(below: graph.nodeLimit))
            guard starts.count == block.count, ends.count == block.count else { throw .damaged }
            graph.relationshipBlocks.append(block)
            graph.relationshipEnds.append(RelationshipEnds(types: types, starts: starts, ends: ends))
            graph.relationshipMap.append(count: block.count)
        }
        graph.deletedRelationships = try bitmap(of: graph.relationshipLimit)
        graph.deletedRelationshipCount = graph.deletedRelationships.count
    }

    mutating func texts() throws(SnapshotFault) -> [String] {
        try list { (decoder) throws(SnapshotFault) in try decoder.text() }
    }

    private mutating func symbols(below limit: Int) throws(SnapshotFault) -> [SymbolID] {
        try list { (decoder) throws(SnapshotFault) in
            let symbol: SymbolID = try decoder.small()
            guard symbol < limit else { throw .damaged }
            return symbol
        }
    }
}
