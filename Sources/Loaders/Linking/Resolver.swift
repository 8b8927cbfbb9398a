// What a reference refers to.

import Graph

/// Finds nodes by their ids and names. Indexes are made when they are first asked for.
struct Resolver {
    private var indexes: [Place: KeyIndex] = [:]

    private struct Place: Hashable {
        var label: String
        var key: String
    }

    enum Answer: Equatable {
        case node(UInt32)
        case unresolved
        case ambiguous
    }

    /// Keys are tried in their order; the first under which any label has the text decides.
    mutating func resolve(_ id: StringID, _ reference: Manifest.Reference, _ builder: inout GraphBuilder) -> Answer {
        for key in reference.match {
            var hit: UInt32?
            for label in reference.labels {
                let place = Place(label: label, key: key)
                if indexes[place] == nil { makeIndex(place, &builder) }
                guard let node = indexes[place]?.node(id) else { continue }
                if node == KeyIndex.ambiguous || hit.map({ $0 != node }) ?? false { return .ambiguous }
                hit = node
            }
            if let hit { return .node(hit) }
        }
        return .unresolved
    }

    /// The index to use where a reference has one label, for its first key.
    mutating func onlyIndex(_ reference: Manifest.Reference, _ builder: inout GraphBuilder) -> KeyIndex? {
        guard reference.labels.count == 1, let key = reference.match.first else { return nil }
        let place = Place(label: reference.labels[0], key: key)
        if indexes[place] == nil { makeIndex(place, &builder) }
        return indexes[place]
    }

    /// Notes a node that was made since.
    mutating func note(_ node: UInt32, label: String, key: String, _ id: StringID) {
        indexes[Place(label: label, key: key)]?.insert(id, node)
    }

    private mutating func makeIndex(_ place: Place, _ builder: inout GraphBuilder) {
        let blocks = builder.nodeBlocks(label: builder.label(place.label))
        indexes[place] = KeyIndex(blocks, key: builder.key(place.key))
    }
}
