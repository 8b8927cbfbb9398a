// The numbers of the nodes and relationships in a column.

import Diagnostics
import Graph
import Values

extension Vector {
    /// Node numbers; absent where a row holds null.
    /// - Throws: `TypeError` where a row holds anything else, as a column whose type is not known beforehand may.
    func nodeNumbers(count: Int, in graph: Graph, _ span: Span = .none) throws(Diagnostic) -> [UInt32] {
        if case .nodes(let ids) = self { return ids }
        var result: [UInt32] = []
        for value in values(count: count, in: graph) {
            switch value {
            case .null: result.append(Vector.absent)
            case .node(let node): result.append(node.rawValue)
            default: throw .notAnElement("a node", value, span)
            }
        }
        return result
    }

    /// Relationship numbers; absent where a row holds null.
    /// - Throws: `TypeError` where a row holds anything else.
    func relationshipNumbers(count: Int, in graph: Graph) throws(Diagnostic) -> [UInt32] {
        if case .relationships(let ids) = self { return ids }
        var result: [UInt32] = []
        for value in values(count: count, in: graph) {
            switch value {
            case .null: result.append(Vector.absent)
            case .relationship(let relationship): result.append(relationship.rawValue)
            default: throw .notAnElement("a relationship", value, .none)
            }
        }
        return result
    }
}

extension Diagnostic {
    /// - Parameter expected: with its article.
    static func notAnElement(_ expected: String, _ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType,
            "the pattern needs \(expected) here, and this is \(value.typeWithArticle)", at: span)
    }
}
