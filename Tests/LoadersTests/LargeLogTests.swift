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
        let unknown = ["P1000", "Q10004", "P10003", "P1000A", "P100000004", "p10004", "P99998"]
        var log = "id,from,to,when,note\n"
        var expected: [String] = []
        var unresolved = 0
        for row in 0..<150_000 {
            let (from, to) = (ids[Int(random.next()) % ids.count], ids[Int(random.next()) % ids.count])
            let stranger = random.next() % 5_000 == 0 ? unknown[Int(random.next()) % unknown.count] : nil
            let when = row % 7 == 0 ? "" : "2026-01-\(10 + row % 20)"
            log += "H\(1_000_000 + row),\(stranger ?? from),\(to),\(when),word \(row % 40)\n"
            let isKnown = stranger.map(ids.contains) ?? true
            unresolved += isKnown ? 0 : 1
            if isKnown {
                expected.append(
                    "\(stranger ?? from)>\(to) H\(1_000_000 + row) \(when) word \(row % 40) line \(row + 2)")
            }
        }
        #expect(log.utf8.count > 4 << 20)
        let loaded = try Folder([
            "isms.yaml": Self.manifest, "log.csv": log, "processes.csv": "id\n" + ids.joined(separator: "\n") + "\n",
        ]).load()
        #expect(loaded.issues.filter { $0.problem == .unresolved }.count == unresolved)
        #expect(unresolved > 10)
        #expect(try handed(loaded.graph).sorted() == expected.sorted())
    }

    private func handed(_ graph: Graph) throws -> [String] {
        let type = try #require(graph.type("HANDED"))
        func text(_ value: Value) -> String { value.isNull ? "" : value.temporalText ?? value.text }
        let (id, when, note) = (graph.key("id"), graph.key("when"), graph.key("note"))
        return graph.relationships(type: type).flatMap { Array($0) }.map { number in
            let relationship = RelationshipID(number)
            func node(_ node: NodeID) -> String { id.map { text(graph.property(node, $0)) } ?? "" }
            func property(_ key: SymbolID?) -> String { key.map { text(graph.property(relationship, $0)) } ?? "" }
            return "\(node(graph.start(of: relationship)))>\(node(graph.end(of: relationship))) \(property(id)) "
                + "\(property(when)) \(property(note)) line \(graph.source(of: relationship)?.line ?? 0)"
        }
    }
}

extension Value {
    fileprivate var text: String { if case .string(let text) = self { text } else { "?" } }
}
