// The graph as anybody would write it first: dictionaries. What the real one is compared with.

import Graph
import Values

struct NaiveGraph {
    struct Node {
        var labels: Set<String>
        var properties: [String: Value]
    }

    struct Relationship {
        var type: String
        var start: UInt32
        var end: UInt32
        var properties: [String: Value]
    }

    var nodes: [UInt32: Node] = [:]
    var relationships: [UInt32: Relationship] = [:]

    /// Neighbours and relationships at a node, in the order of the relationships' ids.
    func edges(_ node: UInt32, _ type: String, _ direction: AdjacencyDirection) -> [Adjacency.Edge] {
        relationships.sorted { $0.key < $1.key }.compactMap { id, relationship in
            guard relationship.type == type else { return nil }
            let (here, there) =
                direction == .outgoing
                ? (relationship.start, relationship.end) : (relationship.end, relationship.start)
            return here == node ? Adjacency.Edge(neighbour: there, relationship: id) : nil
        }
    }

    func nodes(label: String, key: String, value: Value) -> [UInt32] {
        nodes.filter { $0.value.labels.contains(label) && $0.value.properties[key]?.equals(value) == true }.keys
            .sorted()
    }

    /// What `HANDS_OFF_TO` has to be: start, end and interaction, sorted.
    func handoffs() -> [String] {
        nodes.compactMap { id, node in
            guard node.labels.contains("Interaction") else { return nil }
            if let status = node.properties["status"], status != .string("active") { return nil }
            let from = edges(id, "FROM", .outgoing)
            let to = edges(id, "TO", .outgoing)
            guard from.count == 1, to.count == 1, from[0].neighbour != to[0].neighbour else { return nil }
            return "\(from[0].neighbour)>\(to[0].neighbour) \(node.properties["kind"] ?? .null)"
        }.sorted()
    }
}

/// A random number generator whose numbers are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
