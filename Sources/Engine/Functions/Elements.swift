// Functions on nodes, relationships, paths and maps.

import Catalogue
import Diagnostics
import Graph
import Values

extension Function {
    static let elements: [Function] = [
        element("id", [.node, .relationship], .integer, "the number of a node or relationship in the loaded graph") {
            value, _ in
            switch value {
            case .node(let node): .integer(Int64(node.rawValue))
            case .relationship(let relationship): .integer(Int64(relationship.rawValue))
            default: nil
            }
        },
        element("elementId", [.node, .relationship], .string, "the number of a node or relationship, as text") {
            value, _ in
            switch value {
            case .node(let node): .string("n\(node.rawValue)")
            case .relationship(let relationship): .string("r\(relationship.rawValue)")
            default: nil
            }
        },
        element("labels", [.node], .list(.string), "the labels of a node") { value, graph in
            guard case .node(let node) = value else { return nil }
            return .list(graph.labels(of: node).map { .string(graph.labelName($0)) })
        },
        element("type", [.relationship], .string, "the type of a relationship") { value, graph in
            guard case .relationship(let relationship) = value else { return nil }
            return .string(graph.typeName(graph.type(of: relationship)))
        },
        element("properties", [.node, .relationship, .map], .map, "all properties as a map") { value, graph in
            value.mayHaveProperties ? .map(graph.allProperties(of: value)) : nil
        },
        element("keys", [.node, .relationship, .map], .list(.string), "the names of all properties") { value, graph in
            value.mayHaveProperties ? .list(graph.allProperties(of: value).keys.map { .string($0) }) : nil
        },
        element("startNode", [.relationship], .node, "the node that a relationship comes from") { value, graph in
            guard case .relationship(let relationship) = value else { return nil }
            return .node(graph.start(of: relationship))
        },
        element("endNode", [.relationship], .node, "the node that a relationship goes to") { value, graph in
            guard case .relationship(let relationship) = value else { return nil }
            return .node(graph.end(of: relationship))
        },
        element("nodes", [.path], .list(.node), "the nodes of a path, in order") { value, _ in
            guard case .path(let path) = value else { return nil }
            return .list(path.nodes.map { .node($0) })
        },
        element("relationships", [.path], .list(.relationship), "the relationships of a path, in order") { value, _ in
            guard case .path(let path) = value else { return nil }
            return .list(path.relationships.map { .relationship($0) })
        },
        element("rels", [.path], .list(.relationship), "the relationships of a path, in order") { value, _ in
            guard case .path(let path) = value else { return nil }
            return .list(path.relationships.map { .relationship($0) })
        },
        Function(
            "exists", [[Parameter("value", .any)]], gives: .boolean, nullIn: .isHandled,
            summary: "whether a property is there; IS NOT NULL says the same", example: ("exists({a: 1}.a)", "true")
        ) { (arguments, _) throws(Diagnostic) in .boolean(!arguments[0].isNull) },
        source("source", .string, "the file and line that a node or relationship came from, as `file:line`") {
            .string($0.description)
        },
        source("file", .string, "the file that a node or relationship came from") { .string($0.file) },
        source("line", .integer, "the line that a node or relationship came from") { .integer(Int64($0.line)) },
    ]

    private static func element(
        _ name: String, _ subjects: [ValueType], _ type: ValueType, _ summary: String,
        _ body: @escaping @Sendable (Value, Graph) -> Value?
    ) -> Function {
        Function(name, subjects.map { [Parameter("subject", $0)] }, gives: type, summary: summary) {
            (arguments, context) throws(Diagnostic) in
            if arguments[0].isDeleted(in: context.graph) && name != "id" && name != "type" {
                throw .deleted(arguments[0].type == .node ? "node" : "relationship", .none)
            }
            guard let result = body(arguments[0], context.graph) else { throw .wrongArgument(name, arguments[0]) }
            return result
        }
    }

    private static func source(
        _ name: String, _ type: ValueType, _ summary: String, _ body: @escaping @Sendable (SourceLine) -> Value
    ) -> Function {
        Function(
            name, [[Parameter("element", .node)], [Parameter("element", .relationship)]], gives: type, summary: summary
        ) {
            (arguments, context) throws(Diagnostic) in
            switch arguments[0] {
            case .node(let node): return context.graph.source(of: node).map(body) ?? .null
            case .relationship(let relationship): return context.graph.source(of: relationship).map(body) ?? .null
            case let other: throw .wrongArgument(name, other)
            }
        }
    }
}

extension Value {
    fileprivate var mayHaveProperties: Bool {
        switch self {
        case .node, .relationship, .map: true
        default: false
        }
    }

    fileprivate func isDeleted(in graph: Graph) -> Bool {
        switch self {
        case .node(let node): !graph.isLive(node)
        case .relationship(let relationship): !graph.isLive(relationship)
        default: false
        }
    }
}
