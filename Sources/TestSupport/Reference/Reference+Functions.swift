// The functions that generated queries use.

import Values

extension ReferenceEvaluator {
    /// - Parameter name: in lower case.
    func function(_ name: String, _ arguments: [Value]) throws -> Value {
        if name == "coalesce" { return arguments.first { !$0.isNull } ?? .null }
        if arguments.contains(where: { $0.isNull }) { return .null }
        switch (name, arguments.first ?? .null) {
        case ("id", .node(let id)): return .integer(Int64(id.rawValue))
        case ("id", .relationship(let id)): return .integer(Int64(id.rawValue))
        case ("labels", .node(let id)): return .list((graph.node(id)?.labels ?? []).map { .string($0) })
        case ("type", .relationship(let id)): return .string(graph.relationship(id)?.type ?? "")
        case ("startnode", .relationship(let id)): return graph.relationship(id).map { .node($0.start) } ?? .null
        case ("endnode", .relationship(let id)): return graph.relationship(id).map { .node($0.end) } ?? .null
        case ("properties", let subject): return .map(graph.properties(of: subject) ?? MapValue())
        case ("nodes", .path(let path)): return .list(path.nodes.map { .node($0) })
        case ("relationships", .path(let path)): return .list(path.relationships.map { .relationship($0) })
        case ("length", .path(let path)): return .integer(Int64(path.relationships.count))
        case ("size", .list(let members)): return .integer(Int64(members.count))
        case ("size", .string(let text)): return .integer(Int64(text.unicodeScalars.count))
        case ("head", .list(let members)): return members.first ?? .null
        case ("last", .list(let members)): return members.last ?? .null
        case ("tail", .list(let members)): return .list(Array(members.dropFirst()))
        case ("reverse", .list(let members)): return .list(members.reversed())
        case ("range", .integer(let from)):
            guard case .integer(let to) = arguments[1] else { throw ReferenceFailure.wrongType(name) }
            return .list(from <= to ? (from...to).map { .integer($0) } : [])
        case ("abs", .integer(let number)): return .integer(abs(number))
        case ("sign", .integer(let number)): return .integer(number.signum())
        case ("toupper", .string(let text)): return .string(text.uppercased())
        case ("tolower", .string(let text)): return .string(text.lowercased())
        case ("tostring", .integer(let number)): return .string(String(number))
        case ("tostring", .string): return arguments[0]
        case ("tostring", .boolean(let flag)): return .string(flag ? "true" : "false")
        default: throw ReferenceFailure.unsupported("\(name)(\(arguments.map(\.typeName)))")
        }
    }
}
