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

/// Gathers rows that one statement can create.
private struct GraphScript {
    var text = ""
    /// What creates the rows; rows with another one begin a new statement.
    private var tail = ""
    private var rows: [String] = []
    private static let batch = 200

    mutating func add(_ node: LeavingNode) {
        let labels = (["WeftNode"] + node.labels).map { ":" + nameLiteral($0) }.joined()
        add(
            "{k: \(node.key), p: \(PortableLiteral.map(node.properties))}",
            "CREATE (n\(labels) {weft_key: row.k}) SET n += row.p;\n\n")
    }

    mutating func add(_ relationship: LeavingRelationship) {
        add(
            "{a: \(relationship.start), b: \(relationship.end), p: \(PortableLiteral.map(relationship.properties))}",
            "MATCH (a:WeftNode {weft_key: row.a}) MATCH (b:WeftNode {weft_key: row.b})\n"
                + "CREATE (a)-[r:\(nameLiteral(relationship.type))]->(b) SET r += row.p;\n\n")
    }

    private mutating func add(_ row: String, _ tail: String) {
        if tail != self.tail || rows.count == Self.batch { flush() }
        self.tail = tail
        rows.append(row)
    }

    mutating func flush() {
        if rows.isEmpty { return }
        text += "UNWIND [\n  " + rows.joined(separator: ",\n  ") + "\n] AS row\n" + tail
        rows = []
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
        default: value.literal(in: ResultTable(columns: []))
        }
    }

    private static func call(_ function: String, _ value: Value) -> String {
        "\(function)(\(quoted(value.temporalText ?? "")))"
    }
}
