// Relationships that follow from others.

import Values

/// A rule: for every node `via` with exactly one relationship `fromType` and exactly one `toType`, whose targets differ
/// and whose status is absent or active, a relationship of type `type` joins the two targets and carries some of the
/// node's properties.
package struct DerivedRelationship: Hashable, Sendable {
    /// The type that is derived; nobody writes it.
    package var type: String
    /// The label of the nodes it is derived from.
    package var label: String
    package var fromType: String
    package var toType: String
    package var statusKey: String
    package var activeStatus: String
    /// The nodes' keys and what they are called on the relationship.
    package var copies: [Copy]

    package struct Copy: Hashable, Sendable {
        package var key: String
        package var derivedKey: String
        package init(_ key: String, as derivedKey: String? = nil) {
            self.key = key
            self.derivedKey = derivedKey ?? key
        }
    }

    package init(
        type: String, label: String, fromType: String, toType: String, statusKey: String = "status",
        activeStatus: String = "active", copies: [Copy] = []
    ) {
        self.type = type
        self.label = label
        self.fromType = fromType
        self.toType = toType
        self.statusKey = statusKey
        self.activeStatus = activeStatus
        self.copies = copies
    }

    /// `HANDS_OFF_TO` between the ends of every active interaction.
    package static let handsOffTo = DerivedRelationship(
        type: "HANDS_OFF_TO", label: "Interaction", fromType: "FROM", toType: "TO",
        copies: [Copy("id", as: "interaction"), Copy("kind"), Copy("sla"), Copy("critical")])
}

/// A rule in the numbers of one graph, and what it has derived so far.
struct Derivation: Sendable {
    let rule: DerivedRelationship
    let type: SymbolID
    let label: SymbolID
    let fromType: SymbolID
    let toType: SymbolID
    let statusKey: SymbolID
    let copies: [(key: SymbolID, derivedKey: SymbolID)]

    /// The relationships derived in bulk: for each block the nodes they come from, ascending, row by row.
    var blocks: [(firstID: UInt32, nodes: [UInt32])] = []
    /// Those derived one by one since: the relationship of a node. It hides the one in `blocks`.
    var latest: [UInt32: RelationshipID] = [:]
    /// Nodes that edits touched since the last derivation.
    var marked: Set<UInt32> = []
    /// Whether everything is to be derived, as after loading.
    var isFresh = true

    /// The relationship last derived from a node; it may be deleted.
    func relationship(of node: UInt32) -> RelationshipID? {
        if let relationship = latest[node] { return relationship }
        for block in blocks {
            var low = 0
            var high = block.nodes.count
            while low < high {
                let middle = (low + high) / 2
                if block.nodes[middle] < node { low = middle + 1 } else { high = middle }
            }
            if low < block.nodes.count && block.nodes[low] == node {
                return RelationshipID(block.firstID + UInt32(truncatingIfNeeded: low))
            }
        }
        return nil
    }
}
