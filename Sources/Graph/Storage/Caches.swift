// What a graph works out once and its copies share, and what edits lay over it.

import Values
import Catalogue
import Synchronization

/// Adjacency and indexes of everything below two limits. Both are made at first use, under a lock, and never change.
///
/// Copies of a graph share the base although each edits its own blocks. That is sound because ends and types never
/// change, and because an index names the nodes that had been modified when it was made (`PropertyIndex.unsettled`).
final class BaseCache: Sendable {
    let nodeLimit: UInt32
    let relationshipLimit: UInt32
    let adjacency = Mutex<[AdjacencyKey: Adjacency]>([:])
    let summaries = Mutex<[AdjacencyKey: AdjacencySummary]>([:])
    let indexes = Mutex<[PropertyKey: PropertyIndex]>([:])

    init(nodeLimit: UInt32, relationshipLimit: UInt32) {
        self.nodeLimit = nodeLimit
        self.relationshipLimit = relationshipLimit
    }
}

/// What edits added since the base was made.
struct Overlay: Sendable {
    /// Relationships beyond the base, by type and direction, then by node.
    var added: [AdjacencyKey: [UInt32: [Adjacency.Edge]]] = [:]
    var addedCount = 0
    /// Nodes whose property or label an edit set since, by key and by the hash of the value.
    var values: [SymbolID: [UInt64: [UInt32]]] = [:]
    var valueCount = 0
    /// Nodes of the base that an edit touched.
    var modified: Set<UInt32> = []
}

/// What was worked out of one state of a graph, which the next edit gives up.
final class StateCache: Sendable {
    let catalogue = Mutex<GraphCatalogue?>(nil)
    let fewStrings = Mutex<[FewStringsPlace: FewStrings]>([:])

    var isEmpty: Bool { catalogue.withLock { $0 == nil } && fewStrings.withLock { $0.isEmpty } }
}

struct AdjacencyKey: Hashable, Sendable {
    var type: SymbolID
    var direction: AdjacencyDirection
}

struct PropertyKey: Hashable, Sendable {
    var label: SymbolID
    var key: SymbolID
}
