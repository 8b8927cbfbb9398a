// Rules of derived relationships, and what they derived, in a snapshot.

import Values

extension SnapshotEncoder {
    mutating func derivation(_ derivation: Derivation) {
        let rule = derivation.rule
        for text in [rule.type, rule.label, rule.fromType, rule.toType, rule.statusKey, rule.activeStatus] {
            self.text(text)
        }
        list(rule.copies) {
            $0.text($1.key)
            $0.text($1.derivedKey)
        }
        flag(derivation.isFresh)
        list(derivation.blocks) {
            $0.count(UInt64($1.firstID))
            $0.array(.words($1.nodes))
        }
        list(derivation.latest.sorted { $0.key < $1.key }) {
            $0.count(UInt64($1.key))
            $0.count(UInt64($1.value.rawValue))
        }
        list(derivation.marked.sorted()) { $0.count(UInt64($1)) }
    }
}

extension SnapshotDecoder {
    /// A rule of a graph that has its nodes and relationships already.
    mutating func derivation(in graph: inout Graph) throws(SnapshotFault) -> Derivation {
        let (type, label, fromType, toType) = (try text(), try text(), try text(), try text())
        var rule = DerivedRelationship(
            type: type, label: label, fromType: fromType, toType: toType, statusKey: try text(),
            activeStatus: try text())
        rule.copies = try list { (decoder) throws(SnapshotFault) in
            DerivedRelationship.Copy(try decoder.text(), as: try decoder.text())
        }
        var derivation = graph.derivation(of: rule)
        derivation.isFresh = try flag()
        let (nodes, relationships) = (graph.nodeLimit, graph.relationshipLimit)
        derivation.blocks = try list { (decoder) throws(SnapshotFault) in
            let firstID: UInt32 = try decoder.small()
            let sources = try decoder.words(below: nodes)
            guard Int(firstID) + sources.count <= relationships else { throw .damaged }
            return (firstID, sources)
        }
        let latest = try list { (decoder) throws(SnapshotFault) in
            let (node, relationship): (UInt32, UInt32) = (try decoder.small(), try decoder.small())
            guard node < nodes, relationship < relationships else { throw .damaged }
            return (node, RelationshipID(relationship))
        }
        derivation.latest = Dictionary(latest, uniquingKeysWith: { $1 })
        derivation.marked = Set(
            try list { (decoder) throws(SnapshotFault) in
                let node: UInt32 = try decoder.small()
                guard node < nodes else { throw .damaged }
                return node
            })
        return derivation
    }
}
