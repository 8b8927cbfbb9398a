// A graph as two arrays: what the reference evaluator reads.

package import Values

/// Nodes and relationships in the order in which they were made; their ids may have gaps, where something was deleted.
package struct ReferenceGraph: Sendable {
    package struct Node: Sendable {
        package var id: NodeID
        package var labels: [String]
        package var properties: MapValue
    }

    package struct Relationship: Sendable {
        package var id: RelationshipID
        package var type: String
        package var start: NodeID
        package var end: NodeID
        package var properties: MapValue
    }

    package var nodes: [Node] = []
    package var relationships: [Relationship] = []

    package init() {}

    /// Adds a node with the next id.
    package mutating func addNode(_ labels: [String], _ properties: MapValue = MapValue()) {
        nodes.append(Node(id: NodeID(UInt32(nodes.count)), labels: labels, properties: properties))
    }

    /// Adds a relationship with the next id.
    package mutating func addRelationship(
        _ type: String, from start: NodeID, to end: NodeID, _ properties: MapValue = MapValue()
    ) {
        relationships.append(
            Relationship(
                id: RelationshipID(UInt32(relationships.count)), type: type, start: start, end: end,
                properties: properties))
    }

    /// Where nothing was deleted, a node stands at the place that its id says.
    func node(_ id: NodeID) -> Node? {
        let place = Int(id.rawValue)
        if place < nodes.count, nodes[place].id == id { return nodes[place] }
        return nodes.first { $0.id == id }
    }

    func relationship(_ id: RelationshipID) -> Relationship? {
        let place = Int(id.rawValue)
        if place < relationships.count, relationships[place].id == id { return relationships[place] }
        return relationships.first { $0.id == id }
    }

    func properties(of value: Value) -> MapValue? {
        switch value {
        case .node(let id): node(id)?.properties
        case .relationship(let id): relationship(id)?.properties
        case .map(let map): map
        default: nil
        }
    }

    /// The statement that makes this graph in an empty one, with the same ids as long as these have no gaps; empty for a
    /// graph without nodes.
    package var creation: String {
        let table = ResultTable(columns: [])
        func text(_ properties: MapValue) -> String {
            properties.count == 0 ? "" : " " + Value.map(properties).literal(in: table)
        }
        var parts: [String] = []
        for node in nodes {
            parts.append("(n\(node.id.rawValue)" + node.labels.map { ":" + $0 }.joined() + text(node.properties) + ")")
        }
        for edge in relationships {
            let detail = "[:" + edge.type + text(edge.properties) + "]"
            parts.append("(n\(edge.start.rawValue))-" + detail + "->(n\(edge.end.rawValue))")
        }
        return parts.isEmpty ? "" : "CREATE " + parts.joined(separator: ", ")
    }
}
