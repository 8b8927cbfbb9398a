// Questions about all of a graph, which are answered by number: the same rows by way of the nodes and by way of the relationships, and
// after an edit.

import Diagnostics
import Session
import Testing
import Values

/// 400 processes in 7 departments (some in none), 3 records each but for every fifth, dates that are missing at times.
private func organisation() throws -> Session {
    let session = Session()
    _ = try session.runScript(
        """
        UNWIND range(0, 399) AS k
        CREATE (:Process {k: k, name: 'process ' + toString(k),
          department: CASE WHEN k % 13 = 0 THEN null ELSE 'D' + toString(k % 7) END});
        MATCH (p:Process) WHERE p.k % 5 <> 0 UNWIND [1, 2, 3] AS n
        CREATE (r:Record {n: n, date: CASE WHEN p.k % 3 = 0 THEN null ELSE date('2026-01-01') + duration({days: p.k * n % 90}) END})
          -[:RECORD_OF {weight: p.k - 200}]->(p);
        MATCH (a:Process), (b:Process) WHERE b.k = (a.k * 7 + 3) % 400 OR b.k = (a.k + 1) % 400
        CREATE (a)-[:HANDS {hours: CASE WHEN a.k % 4 = 0 THEN null ELSE a.k % 9 END}]->(b)
        """)
    session.settle()
    return session
}

@Suite("Questions about all of a graph")
struct WholeGraphTests {
    private static let questions = [
        "MATCH (p:Process)<-[:RECORD_OF]-(r:Record) WITH p, max(r.date) AS last WHERE last < date('2026-02-15') RETURN p.k, last",
        "MATCH (p:Process)<-[:RECORD_OF]-(r) WITH p, min(r.n) AS a, max(r.n) AS b, count(r.date) AS c, count(*) AS d RETURN p.department, sum(a + b * 10 + c * 100 + d * 1000)",
        "MATCH (p:Process)<-[x:RECORD_OF]-(r) WITH p, sum(x.weight) AS total WHERE total < 0 RETURN p.k, total",
        "MATCH (p:Process)<-[x:RECORD_OF]-(r) WHERE p.k < 17 WITH p, min(r.date) AS first RETURN p.k, first",
        "MATCH (a:Process)-[h:HANDS]->(b) WITH a, sum(h.hours) AS hours, count(h.hours) AS n RETURN n, count(*), sum(hours)",
        "MATCH (a:Process)-[h:HANDS]->(b) WITH a, max(b.k - a.k) AS far RETURN count(*), sum(far)",
    ]

    @Test("relationship by relationship as node by node", arguments: questions)
    func folds(query: String) throws {
        let session = try organisation()
        func rows() throws -> [String] { try session.table(query).rows.map { "\($0)" }.sorted() }
        let byNodes = try rows()
        session.settings.threads = (count: 2, morsel: 16)
        #expect(try rows() == byNodes)
        session.settings.threads = (count: 1, morsel: 1_000)
        #expect(try rows() == byNodes)
        #expect(!byNodes.isEmpty)
    }

    @Test("PROFILE counts the same rows")
    func profile() throws {
        let session = try organisation()
        for query in Self.questions {
            let plain = try session.runScript("PROFILE " + query).text
            session.settings.threads = (count: 2, morsel: 16)
            #expect(try session.runScript("PROFILE " + query).text == plain, "\(query)")
            session.settings.threads = nil
        }
    }

    @Test("a sum that overflows is an error either way, and the least integer no null")
    func extremes() throws {
        let session = Session()
        _ = try session.runScript(
            "CREATE (p:Process {k: 1}) WITH p UNWIND [-9223372036854775808, -1] AS n CREATE (:Record {n: n})-[:RECORD_OF]->(p)"
        )
        session.settle()
        session.settings.threads = (count: 2, morsel: 1)
        let most = try session.table(
            "MATCH (p:Process)<-[:RECORD_OF]-(r) WITH p, min(r.n) AS a, max(r.n) AS b RETURN a, b")
        #expect(most.rows == [[.integer(.min), .integer(-1)]])
        let error = #expect(throws: Diagnostic.self) {
            try session.table("MATCH (p:Process)<-[:RECORD_OF]-(r) WITH p, sum(r.n) AS s RETURN count(s)")
        }
        #expect(error?.phase == .runtime)
    }

    @Test(
        "few strings: compared, counted in pairs, edited",
        arguments: [
            "MATCH (a:Process)-[:HANDS]->(b:Process) WHERE a.department <> b.department RETURN a.department, b.department, count(*)",
            "MATCH (a:Process)-[:HANDS]->(b:Process) WHERE a.department = b.department RETURN count(*)",
            "MATCH (a:Process)-[:HANDS]->(b:Process) WHERE b.department = 'D3' RETURN a.department, count(*)",
            "MATCH (a:Process)-[:HANDS]->(b:Process) WHERE b.department <> 'no such' RETURN b.department, count(*)",
            "MATCH (a:Process)-[:HANDS]->(b:Process) RETURN a.department, b.department, count(*), sum(a.k)",
            "MATCH (p:Process) RETURN p.department, count(*), min(p.k)",
        ])
    func fewStrings(query: String) throws {
        let session = try organisation()
        /// As operators answer, row by row: `rand()` keeps a query from being one about all of the graph.
        func slowly() throws -> [String] {
            try rows(
                query.replacing(
                    " RETURN", with: query.contains("WHERE") ? " AND rand() >= 0 RETURN" : " WHERE rand() >= 0 RETURN"))
        }
        func rows(_ query: String) throws -> [String] { try session.table(query).rows.map { "\($0)" }.sorted() }
        let before = try rows(query)
        #expect(try before == slowly())
        _ = try session.runScript("MATCH (p:Process) WHERE p.k % 10 = 1 SET p.department = 'new ' + toString(p.k % 3)")
        #expect(try rows(query) == slowly())
        #expect(try rows(query) != before)
        _ = try session.runScript("MATCH (p:Process) SET p.department = 'D' + toString(p.k)")
        #expect(try rows(query) == slowly(), "more than a byte can tell apart")
    }

    @Test("texts of a result, some null, over several pieces")
    func texts() throws {
        let session = Session()
        _ = try session.runScript(
            "UNWIND range(1, 9000) AS k CREATE (:N {k: k, t: CASE WHEN k % 3 = 0 THEN null ELSE 'é' + toString(k) END})"
        )
        let expected = (1...9000).map { $0 % 3 == 0 ? Value.null : .string("é\($0)") }
        #expect(try session.table("MATCH (n:N) RETURN n.t").rows.map { $0[0] } == expected)
        // Rows that are no texts of the graph, behind such that are.
        let table = try session.table("MATCH (n:N) RETURN n.t AS t UNION ALL UNWIND [1, 'x'] AS t RETURN t")
        #expect(table.rows.map { $0[0] } == expected + [.integer(1), .string("x")])
    }
}
