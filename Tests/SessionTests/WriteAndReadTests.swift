// A statement that writes and then reads answers as two statements do: every form of writing before every form of reading.

import Session
import Testing
import Values

/// Forms of writing. Each has a row for the node `a`, and a name for it.
private let writings = [
    "MATCH (a:A) SET a.k = 5",
    "MATCH (a:A) SET a = {k: 6}",
    "MATCH (a:A) SET a += {k: 7, l: 1}",
    "MATCH (a:A) SET a:B",
    "MATCH (a:A) SET a:New",
    "MATCH (a:B) REMOVE a.k",
    "MATCH (a:B) REMOVE a:B",
    "MATCH (a:A) CREATE (:A {k: 8})",
    "MATCH (a:A) CREATE (a)-[:S]->(:New {k: 9})",
    "MATCH (a:A) CREATE (:New)-[:R]->(:B)",
    "MATCH (a:A) MERGE (a)-[:R]->(:C)",
    "MATCH (a:B) MERGE (n:New {k: a.k}) ON CREATE SET n.l = 1 ON MATCH SET n.l = 2",
    "MATCH (a:A)-[r:R]->() DELETE r",
    "MATCH (a:A) MATCH (c:C) DETACH DELETE c",
    "MATCH (a:A)-[r]->() SET r.w = 3",
]

/// Forms of reading, with one column `x`.
private let readings = [
    "MATCH (n) RETURN n.k AS x",
    "MATCH (n:Nope) RETURN n.k AS x",
    "MATCH (n:New) RETURN n.k AS x",
    "MATCH (n:B) RETURN n.k AS x",
    "MATCH (n:A|B) RETURN n.l AS x",
    "MATCH (n:A&!B) RETURN n.k AS x",
    "MATCH (n:A {k: 5}) RETURN n.k AS x",
    "MATCH (n) WHERE n:B RETURN count(*) AS x",
    "MATCH (n) RETURN count(*) AS x",
    "MATCH (n) WITH n.k AS k, count(*) AS c RETURN k + c AS x",
    "MATCH ()-[r]->() RETURN type(r) AS x",
    "MATCH (:A)-[r:R]->(n) RETURN n.k AS x",
    "MATCH (n:A)-[*1..2]->(m) RETURN m.k AS x",
    "MATCH (n:A)-[*1..]->(m) RETURN count(DISTINCT m) AS x",
    "MATCH (n:A), (m:B), p = shortestPath((n)-[*..3]-(m)) RETURN length(p) AS x",
    "MATCH (n)-->(m)-->(o) RETURN count(*) AS x",
    "MATCH (n:A) WHERE (n)-[:S]->() RETURN n.k AS x",
    "MATCH (n:A) WHERE NOT (n)--() RETURN n.k AS x",
    "MATCH (n) WHERE EXISTS { MATCH (n)<-[:R]-(:New) } RETURN n.k AS x",
    "MATCH (n:A) OPTIONAL MATCH (n)-[:R]->(m) RETURN m.k AS x",
    "OPTIONAL MATCH (n:New) RETURN n.l AS x",
    "OPTIONAL MATCH (n:Nope) RETURN n.l AS x",
    "MATCH (n:A) RETURN size([(n)-->(m) | m.k]) AS x",
    "MATCH (n:A) RETURN COUNT { (n)--(:B) } AS x",
    "MATCH (n) WITH collect(n) AS all UNWIND all AS n RETURN labels(n) AS x",
    "MATCH (n) RETURN max(n.k) AS x",
    "MATCH (n) RETURN n.k AS x ORDER BY x LIMIT 3",
    "MATCH (n) UNWIND labels(n) AS l RETURN DISTINCT l AS x",
]

/// What may stand between the two. The first and the last give one row, the second as many as were written.
private let bridges = ["WITH count(*) AS rows", "WITH a", "WITH DISTINCT 1 AS one"]

@Suite("Write and read in one statement")
struct WriteAndReadTests {
    /// Six nodes and four relationships, or enough of them for more than one batch.
    private static func session(isLarge: Bool) throws -> Session {
        let session = Session()
        _ = try session.runScript(
            """
            CREATE (a:A {k: 1}), (b:B {k: 2}), (ab:A:B {k: 3}), (c:C), (:A), (a)-[:R]->(b)-[:R]->(ab)-[:R]->(a), (c)-[:S]->(a)
            """)
        if isLarge { _ = try session.runScript("UNWIND range(1, 2100) AS k CREATE (:A {k: k})") }
        return session
    }

    private static func rows(_ session: Session, _ query: String) throws -> [String] {
        let table = try session.table(query)
        return table.rows.map { $0.map { $0.literal(in: table) }.joined(separator: ",") }.sorted()
    }

    private static func check(_ writing: String, _ reading: String, _ bridge: String, isLarge: Bool) throws {
        let together = try session(isLarge: isLarge)
        let apart = try session(isLarge: isLarge)
        let found = try rows(together, "\(writing) \(bridge) \(reading)")
        let written = try rows(apart, "\(writing) RETURN count(*)").first.flatMap(Int.init) ?? 0
        let read = try rows(apart, reading)
        let times = bridge == "WITH a" ? written : 1
        // An aggregate or a limit of the reading counts over all rows at once.
        if times == 1
            || !reading.contains("(*)") && !reading.contains("max(") && !reading.contains("DISTINCT")
                && !reading.contains("LIMIT")
                && !reading.contains("collect")
        {
            let expected = read.flatMap { repeatElement($0, count: times) }.sorted()
            #expect(found == expected, "\(writing) \(bridge) \(reading)")
        }
        // Even where nothing was found, what was written stays.
        let nodes = "MATCH (n) RETURN labels(n), properties(n)"
        let relationships = "MATCH (n)-[r]->(m) RETURN n.k, type(r), r.w, m.k"
        #expect(try rows(together, nodes) == rows(apart, nodes), "\(writing) \(bridge) \(reading)")
        #expect(try rows(together, relationships) == rows(apart, relationships), "\(writing) \(bridge) \(reading)")
    }

    @Test("with a WITH between", arguments: writings)
    func inOne(_ writing: String) throws {
        for reading in readings {
            for bridge in bridges { try Self.check(writing, reading, bridge, isLarge: false) }
        }
    }

    @Test("more rows than a batch holds", arguments: writings.filter { $0.hasPrefix("MATCH (a:A)") })
    func large(_ writing: String) throws {
        for reading in ["MATCH (n) RETURN count(*) AS x", "MATCH (n:New) RETURN count(*) AS x", readings[1]] {
            for bridge in [bridges[0], bridges[2]] { try Self.check(writing, reading, bridge, isLarge: true) }
        }
    }

    @Test("on the two sides of UNION ALL", arguments: writings)
    func union(_ writing: String) throws {
        for reading in readings {
            let together = try Self.session(isLarge: false)
            let apart = try Self.session(isLarge: false)
            let found = try Self.rows(together, "\(writing) RETURN count(*) AS x UNION ALL \(reading)")
            let expected = try Self.rows(apart, "\(writing) RETURN count(*) AS x") + Self.rows(apart, reading)
            #expect(found == expected.sorted(), "\(writing) UNION ALL \(reading)")
        }
    }
}
