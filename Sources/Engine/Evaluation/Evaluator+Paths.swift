// Paths out of their parts.

import Diagnostics
import Graph
import Planning
import Values

extension Evaluator {
    func path(_ parts: [PathPart], _ batch: Batch) throws(Diagnostic) -> Vector {
        let graph = context.graph
        let columns = parts.map { part -> Vector in
            switch part {
            case .node(let slot), .relationship(let slot), .relationships(let slot): batch[slot]
            }
        }
        var result: [Value] = []
        result.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            var builder = PathBuilder(graph: graph)
            for (part, column) in zip(parts, columns) {
                try builder.append(part, column.value(at: row, in: graph))
            }
            result.append(builder.finished)
        }
        return .values(result)
    }
}

/// Joins nodes and relationships to a path; null as soon as a part is null.
private struct PathBuilder {
    let graph: Graph
    private var path = PathValue(nodes: [], relationships: [])
    private var isNull = false

    init(graph: Graph) { self.graph = graph }

    var finished: Value { isNull || path.nodes.isEmpty ? .null : .path(path) }

    /// - Throws: `TypeError` where the value of an unknown type turns out to be no such part.
    mutating func append(_ part: PathPart, _ value: Value) throws(Diagnostic) {
        switch (part, value) {
        case (.node, .node(let node)):
            // The node at the end of a relationship is there already.
            if path.nodes.count == path.relationships.count { path.nodes.append(node) }
        case (.relationship, .relationship(let relationship)): walk(relationship)
        case (.relationships, .list(let relationships)):
            for case .relationship(let relationship) in relationships { walk(relationship) }
        case (_, .null): isNull = true
        case (.node, _): throw .notAnElement("a node", value, .none)
        case (.relationship, _): throw .notAnElement("a relationship", value, .none)
        case (.relationships, _): throw .notAnElement("a list of relationships", value, .none)
        }
    }

    private mutating func walk(_ relationship: RelationshipID) {
        guard let here = path.nodes.last else { return }
        let start = graph.start(of: relationship)
        path.relationships.append(relationship)
        path.nodes.append(start == here ? graph.end(of: relationship) : start)
    }
}
