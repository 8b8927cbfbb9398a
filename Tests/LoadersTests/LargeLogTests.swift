// A log that is large enough for what is done for large tables only: known ids, numbered ids, rows in the order of their starts.

import Graph
import Loaders
import Testing
import Values

@Suite struct LargeLogTests {
    private static let manifest = """
        weft: 1
        files:
          - {path: processes.csv, node: Process}
          - path: log.csv
            edge: HANDED
            from: {column: from, label: Process}
            to: {column: to, label: Process}
        """

    /// Ids that are numbers behind one beginning, and such that are not.
    @Test("each row of a large log becomes the relationship that it says, with its line", arguments: [true, false])
    func largeLog(isNumbered: Bool) throws {
        var random = SeededBytes(state: 7)
        let ids =
            (1...900).map { isNumbered ? "P\(10_000 + 2 * $0)" : "P\($0)" }
            + (isNumbered ? ["P100002"] : ["Purchase of tools"])
        let unknown = ["P1000", "Q10004", "P10003", "P1000A", "P100000004", "p99998", "P99998"]
        // Long enough for several parts, which are sorted each and then become one.
        let filler = String(repeating: "of the log ", count: 9)
        var log = "id,from,to,when,hours,every,note\n"
        var expected: [String] = []
        var unresolved = 0
        for row in 0..<150_000 {
            let (from, to) = (ids[Int(random.next()) % ids.count], ids[Int(random.next()) % ids.count])
            let stranger = random.next() % 5_000 == 0 ? unknown[Int(random.next()) % unknown.count] : nil
            let when = row % 7 == 0 ? "" : "2026-01-\(10 + row % 20)"
            let hours = row % 5 == 0 ? "" : "\(row % 97)"
            let every = row % 11 == 0 ? "" : "P\(1 + row % 11)M"
            log += "H\(1_000_000 + row),\(stranger ?? from),\(to),\(when),\(hours),\(every),\(filler)\(row % 40)\n"
            let isKnown = stranger.map(ids.contains) ?? true
            unresolved += isKnown ? 0 : 1
            if isKnown {
                expected.append(
                    "\(stranger ?? from)>\(to) H\(1_000_000 + row) \(when) \(hours) \(every) \(filler)\(row % 40) line \(row + 2)"
                )
            }
        }
        #expect(log.utf8.count > 17 << 20)
        let loaded = try Folder([
            "isms.yaml": Self.manifest, "log.csv": log, "processes.csv": "id\n" + ids.joined(separator: "\n") + "\n",
        ]).load()
        #expect(loaded.issues.filter { $0.problem == .unresolved }.count == unresolved)
        #expect(unresolved > 10)
        #expect(try handed(loaded.graph).sorted() == expected.sorted())
        let type = try #require(loaded.graph.type("HANDED"))
        let starts = loaded.graph.relationships(type: type).flatMap { Array($0) }.map {
            loaded.graph.start(of: RelationshipID($0)).rawValue
        }
        #expect(starts == starts.sorted())
        let outgoing = loaded.graph.adjacency(type: type, direction: .outgoing)
        #expect(outgoing.firstRelationship == 0)
        #expect(outgoing.neighbours.count == expected.count)
    }

    private func handed(_ graph: Graph) throws -> [String] {
        let type = try #require(graph.type("HANDED"))
        func text(_ value: Value) -> String { value.isNull ? "" : value.temporalText ?? value.text }
        let (id, when, note) = (graph.key("id"), graph.key("when"), graph.key("note"))
        let (hours, every) = (graph.key("hours"), graph.key("every"))
        return graph.relationships(type: type).flatMap { Array($0) }.map { number in
            let relationship = RelationshipID(number)
            func node(_ node: NodeID) -> String { id.map { text(graph.property(node, $0)) } ?? "" }
            func property(_ key: SymbolID?) -> String { key.map { text(graph.property(relationship, $0)) } ?? "" }
            return "\(node(graph.start(of: relationship)))>\(node(graph.end(of: relationship))) \(property(id)) "
                + "\(property(when)) \(property(hours)) \(property(every)) \(property(note)) line \(graph.source(of: relationship)?.line ?? 0)"
        }
    }
}

extension Value {
    fileprivate var text: String {
        switch self {
        case .string(let text): text
        case .integer(let number): "\(number)"
        default: "?"
        }
    }
}
