// The property graph of one organisation.

import Values

/// A property graph in columns, as a value: a copy is cheap and independent, so a statement edits a copy and a failure
/// drops it.
///
/// - Nodes and relationships are numbered from 0, each for themselves; numbers are never reused. Consecutive ids form
///   blocks that share columns (`Block`): a loaded file is a block or a few, edits add blocks of their own.
/// - A node's labels and a relationship's type stand beside the columns, one symbol a block where all rows agree.
/// - Adjacency is kept by type and direction as compressed sparse rows over the *base*, made at first use and shared by
///   copies, and an overlay for what edits added since. The same holds for the index by which a property's value finds
///   nodes.
/// - Deleted nodes and relationships stay where they are, marked in a bitmap.
/// - Edits change the columns in place (copy on write). When the overlays have grown, everything becomes base anew.
package struct Graph: Sendable {
    // Names
    var labelTable = SymbolTable()
    var typeTable = SymbolTable()
    var keyTable = SymbolTable()
    /// All strings that properties hold.
    package internal(set) var interner: Interner

    // Nodes
    package internal(set) var nodeBlocks: [Block] = []
    var nodeMap = BlockMap()
    var labelSets = LabelSets()
    /// For each node block the numbers of its rows' label sets.
    var nodeLabels: [BlockSymbols] = []
    var deletedNodes = Bitmap()
    package internal(set) var deletedNodeCount = 0

    // Relationships
    package internal(set) var relationshipBlocks: [Block] = []
    var relationshipMap = BlockMap()
    /// For each relationship block its types and its ends.
    var relationshipEnds: [RelationshipEnds] = []
    var deletedRelationships = Bitmap()
    package internal(set) var deletedRelationshipCount = 0

    // What is worked out from the above and shared by copies
    var base = BaseCache(nodeLimit: 0, relationshipLimit: 0)
    var overlay = Overlay()
    var summary = StateCache()

    // Derived relationships
    var derivations: [Derivation] = []

    // Where it all comes from
    /// The loaded files, relative to the organisation's folder.
    package var files: [String] = []
    /// What the loaded files declare beside what they hold: `Process`, `Process.stage`, `Process-OWNED_BY`.
    package internal(set) var declared: Set<String> = []
    var declaredLabels: Set<SymbolID> = []
    var declaredTypes: Set<SymbolID> = []

    package init() { interner = Interner() }
}

/// The types and ends of a block's relationships.
package struct RelationshipEnds: Sendable {
    var types: BlockSymbols
    /// Node ids, one a row.
    package internal(set) var starts: [UInt32]
    /// Node ids, one a row.
    package internal(set) var ends: [UInt32]
}
