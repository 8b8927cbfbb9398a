// A folder for one test, with the files that it needs.

import Diagnostics
import Foundation
import Graph
import Loaders
import Values

/// Files in a temporary folder, which goes with the value.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "weft-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, Array(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func load(_ name: String = "") throws(Diagnostic) -> LoadedOrganisation {
        try Loaders.load(name.isEmpty ? path : path + "/" + name)
    }
}

extension LoadedOrganisation {
    /// Every node of a label as `id {key: value, …}`, sorted by keys, in the order of the ids.
    func nodes(_ label: String) -> [String] {
        guard let number = graph.label(label) else { return [] }
        return graph.nodes(label: number).flatMap { Array($0) }.map { describe(graph.properties(NodeID($0))) }
    }

    /// Every relationship of a type as `from>to {…}`, the ends by their ids.
    func relationships(_ type: String) -> [String] {
        guard let number = graph.type(type) else { return [] }
        return graph.relationships(type: number).flatMap { Array($0) }.map { number in
            let relationship = RelationshipID(number)
            let ends = [graph.start(of: relationship), graph.end(of: relationship)].map(id)
            let properties = graph.properties(relationship)
            return ends.joined(separator: ">") + (properties.count == 0 ? "" : " " + describe(properties))
        }
    }

    func id(_ node: NodeID) -> String {
        guard let key = graph.key("id"), case .string(let text) = graph.property(node, key) else { return "?" }
        return text
    }

    /// Every issue as `file:line label id column value problem`, empty parts as `-`.
    var problems: [String] {
        issues.map { issue in
            let parts = [issue.label, issue.id, issue.column, issue.value, issue.problem.rawValue]
            return "\(issue.file):\(issue.line) " + parts.map { $0.isEmpty ? "-" : $0 }.joined(separator: " ")
        }
    }

    private func describe(_ map: MapValue) -> String {
        "{"
            + zip(map.keys, map.values).map { "\($0): \($1.literal(in: ResultTable(columns: [])))" }.joined(
                separator: ", ") + "}"
    }
}
