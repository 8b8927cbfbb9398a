// Who is joined to whom, by type and direction.

/// Which end of a relationship one stands at: outgoing relationships start at the node, incoming ones end there.
package enum AdjacencyDirection: Hashable, Sendable { case outgoing, incoming }

/// The neighbours of every node by the relationships of one type, in one direction: compressed sparse rows and an
/// overlay.
///
/// A cheap handle; fetch it once for a batch and drop it before editing the graph, which would otherwise copy what it
/// holds. Relationships that were deleted are still in it: skip them where `graph.hasDeletedRelationships`. A node's
/// neighbours stand in the order of the relationships' ids, those of the overlay behind the others.
package struct Adjacency: Sendable {
    package struct Edge: Hashable, Sendable {
        package var neighbour: UInt32
        package var relationship: UInt32
        package init(neighbour: UInt32, relationship: UInt32) {
            self.neighbour = neighbour
            self.relationship = relationship
        }
    }

    /// The first node that has a neighbour here.
    package internal(set) var firstNode: UInt32 = 0
    /// For the nodes from `firstNode` on where their neighbours begin; one entry more than nodes.
    package internal(set) var offsets: [UInt32] = [0]
    /// Node ids.
    package internal(set) var neighbours: [UInt32] = []
    /// Relationship ids, at the same places.
    package internal(set) var relationships: [UInt32] = []
    /// The first relationship's id where the ids follow each other from place to place, as those of a file do that is sorted by
    /// its first column or was put in that order at load; else nil.
    package internal(set) var firstRelationship: UInt32?
    /// What edits added, by node; look here too where `hasOverlay`.
    package internal(set) var added: [UInt32: [Edge]] = [:]

    /// An adjacency of all nodes from 0 on that was put together elsewhere, for algorithms that want one.
    /// - Parameters:
    ///   - offsets: where each node's neighbours begin, and behind them their number.
    ///   - relationships: as many as neighbours.
    package init(offsets: [UInt32], neighbours: [UInt32], relationships: [UInt32]) {
        self.offsets = offsets
        self.neighbours = neighbours
        self.relationships = relationships
    }

    @inlinable package var hasOverlay: Bool { !added.isEmpty }

    /// Where a node's neighbours stand; empty for a node that has none.
    @inlinable package func range(of node: UInt32) -> Range<Int> {
        let index = Int(node) - Int(firstNode)
        guard index >= 0 && index + 1 < offsets.count else { return 0..<0 }
        return Int(offsets[index])..<Int(offsets[index + 1])
    }
}

extension Adjacency {
    /// Sorts relationships by the node at one end, keeping the order of their ids: counts, sums up, fills in. Linear.
    ///
    /// Each part is a run of ids with the nodes that it is sorted by and those at the other ends.
    init(sorting parts: [Part]) {
        var lowest = UInt32.max
        var highest: UInt32 = 0
        for part in parts {
            for row in part.rows {
                lowest = min(lowest, part.nodes[row])
                highest = max(highest, part.nodes[row])
            }
        }
        guard lowest <= highest else { return }
        firstNode = lowest
        var places = [UInt32](repeating: 0, count: Int(highest - lowest) + 2)
        var total = 0
        for part in parts {
            for row in part.rows { places[Int(part.nodes[row] - lowest) + 1] &+= 1 }
            total += part.rows.count
        }
        for index in places.indices.dropFirst() { places[index] &+= places[index - 1] }
        offsets = places
        if parts.count == 1, takesOver(parts[0]) { return }
        neighbours = [UInt32](repeating: 0, count: total)
        relationships = [UInt32](repeating: 0, count: total)
        for part in parts {
            for row in part.rows {
                let node = Int(part.nodes[row] - lowest)
                let place = Int(places[node])
                places[node] &+= 1
                neighbours[place] = part.others[row]
                relationships[place] = part.firstID &+ UInt32(truncatingIfNeeded: row)
            }
        }
        let first = relationships[0]
        if relationships.indices.allSatisfy({ relationships[$0] == first &+ UInt32(truncatingIfNeeded: $0) }) {
            firstRelationship = first
        }
    }

    /// A whole block that lies in the order of its nodes is an adjacency already: its other ends are the neighbours, not copied.
    private mutating func takesOver(_ part: Part) -> Bool {
        guard part.rows == part.nodes.indices, zip(part.nodes, part.nodes.dropFirst()).allSatisfy({ $0 <= $1 }) else {
            return false
        }
        neighbours = part.others
        relationships = part.rows.map { part.firstID &+ UInt32(truncatingIfNeeded: $0) }
        firstRelationship = part.firstID
        return true
    }

    /// Relationships as they lie in a block.
    package struct Part: Sendable {
        /// The id of row 0.
        package var firstID: UInt32
        /// Those that count.
        package var rows: Range<Int>
        /// By row, the nodes at the end that is walked from.
        package var nodes: [UInt32]
        /// By row, the nodes at the other end.
        package var others: [UInt32]
    }
}
