// Searches in a network of some size: the same answers after an edit, and an end to a search that is not wanted any more.

import Diagnostics
import Foundation
import Session
import Syntax
import Testing
import Values

/// A ring of `size` nodes with numbers `k`, and a way across from each to the one a third further on.
private func ring(of size: Int) throws -> Session {
    let session = Session()
    _ = try session.runScript("UNWIND range(0, \(size - 1)) AS k CREATE (:N {k: k})")
    _ = try session.runScript(
        """
        MATCH (a:N) WITH a, (a.k + 1) % \(size) AS next, (a.k + \(size / 3)) % \(size) AS across
        MATCH (b:N {k: next}), (c:N {k: across}) CREATE (a)-[:R {w: 1}]->(b), (a)-[:S {w: 2}]->(c)
        """)
    session.settle()
    return session
}

@Suite("Searches in networks")
struct NetworkQueryTests {
    /// 300 nodes: a way around takes 300 steps of R, or 3 of S.
    @Test(
        "laid out, edited, laid out again and shared by two threads",
        arguments: [
            ("MATCH (a {k: 0}), (b {k: 299}) MATCH p = shortestPath((a)-[:R*]->(b)) RETURN length(p)", "299", "2"),
            ("MATCH (a {k: 0}), (b {k: 210}) MATCH p = shortestPath((a)-[*]->(b)) RETURN length(p)", "12", "12"),
            ("MATCH (a {k: 5}), (b {k: 6}) MATCH p = allShortestPaths((b)-[*]-(a)) RETURN length(p)", "1", "1"),
            ("MATCH (a {k: 7}) MATCH p = allShortestPaths((a)-[*]->(a)) RETURN length(p)", "3", "3"),
            ("MATCH (a {k: 0}), (b {k: 201}) MATCH p = allShortestPaths((a)-[*]->(b)) RETURN count(p)", "3", "3"),
            ("MATCH (a {k: 0})-[:R*]->(b) RETURN count(DISTINCT b)", "300", "301"),
            ("MATCH (a {k: 0})-[:R*]->(b) WHERE b <> a RETURN count(DISTINCT b)", "299", "300"),
            ("MATCH (a {k: 0})-[:R*..9]->(b) RETURN count(DISTINCT b)", "9", "12"),
            ("MATCH (a) WHERE EXISTS { (a)-[:R*]->(a) } RETURN count(a)", "300", "301"),
            ("MATCH (a) WHERE NOT EXISTS { (a)-[r:R* WHERE r.w > 1]->(a) } RETURN count(a)", "300", "301"),
            ("MATCH (a)-[:S]->(b)-[:S]->(c)-[:S]->(a) RETURN count(*)", "300", "303"),
            ("MATCH (a:N)-[:S]->(b)-[:S]->(c)-[:S]->(a) RETURN count(*)", "300", "302"),
            ("MATCH (a)-[:R]->(b)-[:S]->(c)-[:R]->(a) RETURN count(*)", "0", "0"),
        ])
    func answers(query: String, loaded: String, edited: String) throws {
        let session = try ring(of: 300)
        func answer() throws -> String {
            let table = try session.table(query)
            return table.rows.map { $0.map { $0.literal(in: table) }.joined() }.joined(separator: " ")
        }
        #expect(try answer() == loaded)
        // A new node between 0 and 299, both ways, and a triangle of its own type with one corner that is no N.
        _ = try session.runScript(
            """
            MATCH (a {k: 0}), (b {k: 299}) CREATE (a)-[:R {w: 1}]->(x:X)-[:R {w: 1}]->(b);
            MATCH (a {k: 0}), (b {k: 100}), (x:X) CREATE (b)-[:S]->(x)-[:S]->(a)
            """)
        #expect(try answer() == edited)
        session.settle()
        #expect(try answer() == edited)
        session.settings.threads = (count: 2, morsel: 16)
        #expect(try answer() == edited, "on two threads")
    }

    @Test("a search for a long way stops soon after it is cancelled")
    func stops() throws {
        let session = try ring(of: 300)
        let cancellation = Cancellation()
        Thread.detachNewThread {
            usleep(100_000)
            cancellation.cancel()
        }
        let elapsed = ContinuousClock().measure {
            let error = #expect(throws: Diagnostic.self) {
                try session.runScript(
                    "MATCH (a {k: 0}), (b {k: 1}) MATCH p = shortestPath((a)-[*]->(b)) WHERE length(p) > 60 RETURN p",
                    cancellation: cancellation)
            }
            #expect(error?.type == .interrupted)
        }
        #expect(elapsed < .seconds(3))
    }
}
