// The graph as statements that build it again: openCypher 9, for any engine that follows it.

import Diagnostics
import Values

extension Session {
    /// CREATE statements for every node and relationship, in the order in which they were loaded; the same bytes for the
    /// same graph. Nodes bear a label and a number while the script runs, by which relationships find their ends.
    /// - Parameter includesDerived: false leaves out what follows from other relationships, which Weft itself derives.
    package func graphScript(includesDerived: Bool = true) -> String {
        var script = GraphScript()
        let reader = GraphReader(graph, includesDerived: includesDerived)
        script.text = "// \(visibleText(organisation?.name ?? "A graph")), written by Weft \(WeftVersion.current).\n"
        script.text +=
            "// Where nodes are found by an index only if there is one, make one on :WeftNode(weft_key) first.\n\n"
        reader.forEachNode { script.add($0) }
        script.flush()
        reader.forEachRelationship { script.add($0) }
        script.flush()
        script.text += "MATCH (n:WeftNode) REMOVE n:WeftNode, n.weft_key;\n"
        return script.text
    }
}

/// Gathers what one statement can create. Nodes are literals, which every engine takes; relationships of a type are rows,
/// each property named, since not every engine takes whole maps.
private struct GraphScript {
    var text = ""
    /// The type of the relationships that are being gathered; nil for nodes.
    private var type: String?
    private var rows: [String] = []
    /// The properties that some row has, in the order in which they came.
    private var keys: [String] = []
    private static let batch = 200

    mutating func add(_ node: LeavingNode) {
        let labels = (["WeftNode"] + node.labels).map { ":" + nameLiteral($0) }.joined()
        let properties: [(String, Value)] = [("weft_key", .integer(Int64(node.key)))] + node.properties
        add("(\(labels) \(PortableLiteral.map(properties)))", type: nil)
    }

    mutating func add(_ relationship: LeavingRelationship) {
        let ends: [(String, Value)] = [
            ("weft_start", .integer(Int64(relationship.start))), ("weft_end", .integer(Int64(relationship.end))),
        ]
        add(PortableLiteral.map(ends + relationship.properties), type: relationship.type)
        for (key, _) in relationship.properties where !keys.contains(key) { keys.append(key) }
    }

    private mutating func add(_ row: String, type: String?) {
        if type != self.type || rows.count == Self.batch { flush() }
        self.type = type
        rows.append(row)
    }

    mutating func flush() {
        if rows.isEmpty { return }
        let list = rows.joined(separator: ",\n  ")
        if let type {
            let map = keys.map { "\(nameLiteral($0)): row.\(nameLiteral($0))" }.joined(separator: ", ")
            text += "UNWIND [\n  \(list)\n] AS row\nMATCH (a:WeftNode {weft_key: row.weft_start})\n"
            text += "MATCH (b:WeftNode {weft_key: row.weft_end})\n"
            text += "CREATE (a)-[:\(nameLiteral(type))\(keys.isEmpty ? "" : " {\(map)}")]->(b);\n\n"
        } else {
            text += "CREATE\n  \(list);\n\n"
        }
        rows = []
        keys = []
    }
}

/// Values as openCypher 9 writes them.
enum PortableLiteral {
    static func map(_ entries: [(String, Value)]) -> String {
        "{" + entries.map { "\(nameLiteral($0.0)): \(text($0.1))" }.joined(separator: ", ") + "}"
    }

    static func text(_ value: Value) -> String {
        switch value {
        case .date: call("date", value)
        case .localTime: call("localtime", value)
        case .time: call("time", value)
        case .localDateTime: call("localdatetime", value)
        case .dateTime: call("datetime", value)
        case .duration: call("duration", value)
        case .list(let items): "[" + items.map { text($0) }.joined(separator: ", ") + "]"
        case .map(let map): PortableLiteral.map(Array(zip(map.keys, map.values)))
        // A script is read line by line by some: no text may hold the end of one.
        case .string(let text):
            quoted(text).unicodeScalars.map { isSteering($0) ? $0 == "\n" ? "\\n" : unicodeEscape($0) : String($0) }
                .joined()
        default: value.literal(in: ResultTable(columns: []))
        }
    }

    private static func call(_ function: String, _ value: Value) -> String {
        "\(function)(\(quoted(value.temporalText ?? "")))"
    }
}
