// How a loader makes a graph.

package import Values

/// Collects blocks of columns; `finish` makes them a graph. Nothing is found by value or by neighbour before that.
package struct GraphBuilder {
    private var graph = Graph()
    /// The strings that columns refer to; a string's number is its index plus one.
    package var strings = StringPool()
    package var rules: [DerivedRelationship] = [.handsOffTo]

    package init() {}

    package var nodeCount: Int { graph.nodeLimit }
    package var relationshipCount: Int { graph.relationshipLimit }

    package mutating func label(_ name: String) -> SymbolID { graph.internLabel(name) }
    package mutating func type(_ name: String) -> SymbolID { graph.internType(name) }
    package mutating func key(_ name: String) -> SymbolID { graph.internKey(name) }

    /// The number of a string, which is added where it is new.
    package mutating func string(_ text: String) -> StringID {
        var text = text
        return text.withUTF8 { bytes in
            StringID(truncatingIfNeeded: unsafe strings.intern(bytes, hash: hashBytes(bytes)) + 1)
        }
    }

    /// Adds a file by its path below the organisation's folder; returns the number that provenance names it by.
    package mutating func file(_ path: String) -> UInt32 {
        if let known = graph.files.firstIndex(of: path) { return UInt32(truncatingIfNeeded: known) }
        graph.files.append(path)
        return UInt32(truncatingIfNeeded: graph.files.count - 1)
    }

    /// Notes what a file declares: `Process`, `Process.stage`, `Process-OWNED_BY`.
    package mutating func declare(_ name: String) { graph.declared.insert(name) }

    /// Adds nodes that share their labels; returns the first one's id, the others follow. Columns are `count` long.
    @discardableResult
    package mutating func appendNodes(
        labels: [SymbolID], count: Int, keys: [SymbolID], columns: [Column], provenance: Provenance?
    ) -> NodeID {
        graph.appendNodes(labels: labels, count: count, keys: keys, columns: columns, provenance: provenance)
    }

    /// Adds relationships of one type between nodes given by their ids, row by row; returns the first one's id.
    @discardableResult
    package mutating func appendRelationships(
        type: SymbolID, starts: [UInt32], ends: [UInt32], keys: [SymbolID] = [], columns: [Column] = [], provenance: Provenance?
    ) -> RelationshipID {
        graph.appendRelationships(type: type, starts: starts, ends: ends, keys: keys, columns: columns, provenance: provenance)
    }

    /// The graph, derived relationships included.
    package consuming func finish() -> Graph {
        graph.interner = Interner(base: strings)
        graph.fold()
        for rule in rules { graph.addDerivation(rule) }
        graph.deriveRelationships()
        graph.fold()
        return graph
    }
}
