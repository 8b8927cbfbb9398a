// The graph as statements that build it again: openCypher 9, for any engine that follows it.

import Values

extension Session {
    /// CREATE statements for every node and relationship, in the order in which they were loaded; the same bytes for the
    /// same graph. Nodes bear a label and a number while the script runs, by which relationships find their ends.
    /// - Parameter includesDerived: false leaves out what follows from other relationships, which Weft itself derives.
    package func graphScript(includesDerived: Bool = true) -> String {
        var script = GraphScript()
        let reader = GraphReader(graph, includesDerived: includesDerived)
        script.text = "// \(organisation?.name ?? "A graph"), written by Weft \(WeftVersion.current).\n"
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

/// Gathers rows that one statement can create: every property is named, since not every engine takes whole maps.
private struct GraphScript {
    private enum Kind: Equatable {
        case nodes(labels: [String])
        case relationships(type: String)
    }

    var text = ""
    private var kind = Kind.nodes(labels: [])
    private var rows: [String] = []
    /// The properties that some row has, in the order in which they came.
    private var keys: [String] = []
    private static let batch = 200

    mutating func add(_ node: LeavingNode) {
        add([("weft_key", .integer(Int64(node.key)))] + node.properties, .nodes(labels: node.labels))
    }

    mutating func add(_ relationship: LeavingRelationship) {
        let ends: [(String, Value)] = [
            ("weft_start", .integer(Int64(relationship.start))), ("weft_end", .integer(Int64(relationship.end))),
        ]
        add(ends + relationship.properties, .relationships(type: relationship.type))
    }

    private mutating func add(_ properties: [(String, Value)], _ kind: Kind) {
        if kind != self.kind || rows.count == Self.batch { flush() }
        self.kind = kind
        for (key, _) in properties where !keys.contains(key) { keys.append(key) }
        rows.append(PortableLiteral.map(properties))
    }

    mutating func flush() {
        if rows.isEmpty { return }
        text += "UNWIND [\n  " + rows.joined(separator: ",\n  ") + "\n] AS row\n" + creation + ";\n\n"
        rows = []
        keys = []
    }

    private var creation: String {
        switch kind {
        case .nodes(let labels):
            return "CREATE (\((["WeftNode"] + labels).map { ":" + nameLiteral($0) }.joined()) \(map(keys)))"
        case .relationships(let type):
            let own = keys.filter { $0 != "weft_start" && $0 != "weft_end" }
            return "MATCH (a:WeftNode {weft_key: row.weft_start})\nMATCH (b:WeftNode {weft_key: row.weft_end})\n"
                + "CREATE (a)-[:\(nameLiteral(type))\(own.isEmpty ? "" : " " + map(own))]->(b)"
        }
    }

    private func map(_ keys: [String]) -> String {
        "{" + keys.map { "\(nameLiteral($0)): row.\(nameLiteral($0))" }.joined(separator: ", ") + "}"
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
            quoted(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
        default: value.literal(in: ResultTable(columns: []))
        }
    }

    private static func call(_ function: String, _ value: Value) -> String {
        "\(function)(\(quoted(value.temporalText ?? "")))"
    }
}
