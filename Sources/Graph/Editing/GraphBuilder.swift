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

    /// The path of a file by its number.
    package func filePath(_ file: UInt32) -> String { graph.files[Int(file)] }

    /// The blocks of nodes that carry a label, in the order in which they were added.
    package func nodeBlocks(label: SymbolID) -> [Block] {
        graph.nodeBlocks.indices.filter { graph.labelSets.contains(graph.nodeLabels[$0].uniform, label) }.map {
            graph.nodeBlocks[$0]
        }
    }

    /// A node's property where its column holds strings; nil where it has none. O(blocks).
    package func text(_ node: UInt32, _ key: String) -> String? {
        guard let key = graph.key(key),
            let block = graph.nodeBlocks.first(where: { $0.firstID <= node && Int(node - $0.firstID) < $0.count }),
            case .strings(let ids) = block.column(key)
        else { return nil }
        let id = ids[Int(node - block.firstID)]
        return id == 0 ? nil : unsafe strings.withUTF8(Int(id) - 1) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a file declared a label.
    package func isDeclared(label: String) -> Bool { graph.declared.contains(label) }

    /// Notes that a file declares a label, even where no row has it.
    package mutating func declare(label: String) {
        graph.declaredLabels.insert(graph.internLabel(label))
        graph.declared.insert(label)
    }

    /// Notes that a file declares a property of a label.
    package mutating func declare(property: String, of label: String) { graph.declared.insert("\(label).\(property)") }

    /// Notes that a file declares relationships of a type from a label.
    package mutating func declare(type: String, from label: String) {
        graph.declaredTypes.insert(graph.internType(type))
        graph.declared.insert("\(label)-\(type)")
    }

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
        type: SymbolID, starts: [UInt32], ends: [UInt32], keys: [SymbolID] = [], columns: [Column] = [],
        provenance: Provenance?
    ) -> RelationshipID {
        graph.appendRelationships(
            type: type, starts: starts, ends: ends, keys: keys, columns: columns, provenance: provenance)
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
