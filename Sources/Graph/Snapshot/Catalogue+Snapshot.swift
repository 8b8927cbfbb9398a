// The counts of a graph in a snapshot.

import Catalogue

extension SnapshotEncoder {
    mutating func catalogue(_ catalogue: GraphCatalogue) {
        count(catalogue.nodeCount)
        count(catalogue.relationshipCount)
        list(catalogue.labels.values.sorted { $0.name < $1.name }) {
            $0.text($1.name)
            $0.count($1.count)
            $0.properties($1.properties)
        }
        list(catalogue.relationshipTypes.values.sorted { $0.name < $1.name }) {
            $0.text($1.name)
            $0.count($1.count)
            $0.properties($1.properties)
            $0.list($1.connections) {
                $0.text($1.from)
                $0.text($1.to)
                $0.count($1.count)
            }
            $0.flag($1.derived)
        }
        list(catalogue.provided.sorted()) { $0.text($1) }
    }

    private mutating func properties(_ properties: [GraphCatalogue.Property]) {
        list(properties) {
            $0.text($1.name)
            $0.list($1.types) { $0.text($1) }
            $0.count($1.count)
            $0.optional($1.distinct) { $0.count($1) }
        }
    }
}

extension SnapshotDecoder {
    mutating func catalogue() throws(SnapshotFault) -> GraphCatalogue {
        let (nodeCount, relationshipCount) = (try count(), try count())
        let labels = try list { (decoder) throws(SnapshotFault) in
            GraphCatalogue.Label(
                name: try decoder.text(), count: try decoder.count(), properties: try decoder.properties())
        }
        let types = try list { (decoder) throws(SnapshotFault) in
            GraphCatalogue.RelationshipType(
                name: try decoder.text(), count: try decoder.count(), properties: try decoder.properties(),
                connections: try decoder.list { (decoder) throws(SnapshotFault) in
                    GraphCatalogue.Connection(
                        from: try decoder.text(), to: try decoder.text(), count: try decoder.count())
                }, derived: try decoder.flag())
        }
        return GraphCatalogue(
            nodeCount: nodeCount, relationshipCount: relationshipCount, labels: labels, relationshipTypes: types,
            provided: Set(try texts()))
    }

    private mutating func properties() throws(SnapshotFault) -> [GraphCatalogue.Property] {
        try list { (decoder) throws(SnapshotFault) in
            GraphCatalogue.Property(
                name: try decoder.text(), types: try decoder.texts(), count: try decoder.count(),
                distinct: try decoder.optional { (decoder) throws(SnapshotFault) in try decoder.count() })
        }
    }
}
