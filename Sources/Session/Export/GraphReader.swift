// A walk over everything in the graph, in the order in which it was loaded.

import Audit
import Graph
import Values

/// A node as it leaves: numbered from 0 without gaps.
struct LeavingNode {
    var key: Int
    /// Sorted by name.
    var labels: [String]
    var properties: [(String, Value)]
}

/// A relationship as it leaves, with the keys of its ends.
struct LeavingRelationship {
    var start: Int
    var end: Int
    var type: String
    var properties: [(String, Value)]
}

/// Reads the graph for an export. Where an element came from becomes two properties of it, which is what
/// `EXPAND … FOR openCypher` makes of `file()` and `line()`.
struct GraphReader {
    let graph: Graph
    /// Whether relationships that follow from others leave, too.
    var includesDerived = true
    private var keys: [UInt32: Int] = [:]

    init(_ graph: Graph, includesDerived: Bool) {
        self.graph = graph
        self.includesDerived = includesDerived
        for range in graph.nodes(label: nil) {
            for number in range where graph.isLive(NodeID(number)) { keys[number] = keys.count }
        }
    }

    var nodeCount: Int { keys.count }

    func forEachNode(_ body: (LeavingNode) -> Void) {
        for range in graph.nodes(label: nil) {
            for number in range {
                guard let key = keys[number] else { continue }
                let node = NodeID(number)
                body(
                    LeavingNode(
                        key: key, labels: graph.labels(of: node).map { graph.labelName($0) }.sorted(),
                        properties: properties(graph.properties(node), graph.source(of: node))))
            }
        }
    }

    func forEachRelationship(_ body: (LeavingRelationship) -> Void) {
        for range in graph.relationships(type: nil) {
            for number in range where graph.isLive(RelationshipID(number)) {
                let relationship = RelationshipID(number)
                let type = graph.type(of: relationship)
                if !includesDerived, graph.isDerived(type) { continue }
                guard let start = keys[graph.start(of: relationship).rawValue],
                    let end = keys[graph.end(of: relationship).rawValue]
                else { continue }
                body(
                    LeavingRelationship(
                        start: start, end: end, type: graph.typeName(type),
                        properties: properties(graph.properties(relationship), graph.source(of: relationship))))
            }
        }
    }

    private func properties(_ map: MapValue, _ source: SourceLine?) -> [(String, Value)] {
        var result = Array(zip(map.keys, map.values))
        if let source {
            result.append((PortableNames.file, .string(source.file)))
            result.append((PortableNames.line, .integer(Int64(source.line))))
        }
        return result
    }
}
