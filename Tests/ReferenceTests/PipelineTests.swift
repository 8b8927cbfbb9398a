// Each kernel and operator of a pipeline gives what the reference gives: on no row, on one, on more than a frame holds, with nulls, with
// texts of which there are few and many, with mixed columns that only the evaluator knows.

import Session
import Syntax
import TestSupport
import Testing
import Values

@Suite("Pipelines")
struct PipelineTests {
    /// Nodes `A` in more than one frame, each with a relationship `R` to one or two others; properties that every third or so lacks.
    private static func graph(_ count: Int) -> ReferenceGraph {
        var graph = ReferenceGraph()
        var random = SeededRandom(seed: 19)
        for number in 0..<count {
            var pairs: [(String, Value)] = [("id", .string("N\(number * 7919 % 10_000)"))]
            if random.chance(70) { pairs.append(("few", .string(random.pick(["plan", "do", "check", "act"])))) }
            if random.chance(80) { pairs.append(("many", .string("owner \(random.number(below: 400))"))) }
            if random.chance(70) { pairs.append(("k", .integer(Int64(random.number(below: 9)) - 3))) }
            if random.chance(70) { pairs.append(("b", .boolean(random.chance(50)))) }
            if random.chance(60) { pairs.append(("f", .float(Double(random.number(below: 4)) + 0.5))) }
            if random.chance(60) { pairs.append(("m", random.chance(50) ? .integer(1) : .string("plan"))) }
            graph.addNode(["A"] + (number % 5 == 0 ? ["B"] : []) + (number % 20 == 0 ? ["C"] : []), MapValue(pairs))
        }
        for number in 0..<(count > 1 ? count : 0) {
            graph.addRelationship(
                "R", from: NodeID(UInt32(number)), to: NodeID(UInt32(random.number(below: count))),
                MapValue(random.chance(70) ? [("w", .integer(Int64(number % 4)))] : []))
        }
        return graph
    }

    /// Queries and whether their order is given.
    static let queries: [(String, ordered: Bool)] = [
        ("MATCH (a:A) WHERE a.few IN ['do', 'act'] RETURN a.few, count(*)", false),
        ("MATCH (a:A) WHERE a.few IN ['do', null] RETURN count(*)", false),
        ("MATCH (a:A) WHERE NOT a.many IN ['owner 7', 'owner 8'] RETURN count(*)", false),
        ("MATCH (a:A) WHERE a.k IN [1, 5, -3] RETURN a.k, count(*)", false),
        ("MATCH (a:A) WHERE a.many STARTS WITH 'owner 1' RETURN count(*), count(DISTINCT a.many)", false),
        ("MATCH (a:A) WHERE a.many ENDS WITH '7' OR a.few CONTAINS 'c' RETURN count(*), min(a.many)", false),
        ("MATCH (a:A) WHERE a.id CONTAINS '99' AND a.many CONTAINS '' RETURN count(*), max(a.id)", false),
        ("MATCH (a:A) WHERE a.many >= 'owner 3' AND a.few < 'do' RETURN count(*)", false),
        ("MATCH (a:A) WHERE coalesce(a.k, 4) > 3 RETURN coalesce(a.k, 4), count(*)", false),
        ("MATCH (a:A) RETURN CASE WHEN a.k > 1 THEN 'much' WHEN a.b THEN a.few END AS x, count(*)", false),
        ("MATCH (a:A) RETURN a.m, avg(a.k), count(DISTINCT a.f), sum(a.k)", false),
        ("MATCH (a:A) RETURN DISTINCT a.few, a.b", false),
        ("MATCH (a:A) RETURN DISTINCT a.k % 2, a.m", false),
        ("MATCH (a:A) RETURN a.few AS x, a.id AS i ORDER BY x, i LIMIT 20", true),
        ("MATCH (a:A) RETURN a.many AS x, a.id AS i, a.m AS m ORDER BY x DESC, i LIMIT 20", true),
        ("MATCH (a:A) RETURN a.k AS x, a.b AS y, a.id AS i ORDER BY x DESC, y, i DESC", true),
        ("MATCH (a:A) RETURN a.id AS i ORDER BY i SKIP 3 LIMIT 5", true),
        ("MATCH (a:A) RETURN a.id AS i ORDER BY i LIMIT 0", true),
        (
            "MATCH (a:A)-[r:R]->(b:B) WHERE a.few <> b.few RETURN b.few AS x, r.w AS w, a.id AS i ORDER BY x, w, i LIMIT 9",
            true
        ),
        ("MATCH (a:A) OPTIONAL MATCH (a)<-[:R]-(b) WITH a, count(b) AS n RETURN n, count(*)", false),
        (
            "MATCH (a:A) OPTIONAL MATCH (a)<-[r:R]-(b) WHERE b.k > 1 WITH a, count(*) AS n, max(r.w) AS w RETURN n, w, count(*)",
            false
        ),
        ("MATCH (a:A), (b:C) WHERE a.many = b.many AND a.k > b.k RETURN a.few, count(*)", false),
        ("MATCH (a:C), (b:C) WHERE b.k = a.k AND a.b WITH a, count(*) AS n RETURN n, count(*)", false),
        (
            "MATCH (a:A)-[:R]->(b) WITH b, a ORDER BY a.k DESC, a.id WITH b, collect(a.few)[0] AS x RETURN x, count(*)",
            false
        ),
        (
            "MATCH (a:A)-[:R]->(b) WITH b, a ORDER BY a.many, a.id DESC WITH b.few AS g, head(collect(a.id)) AS x, count(*) AS n RETURN g, x, n",
            false
        ),
    ]

    @Test("answers as the reference does", arguments: [0, 1, 1_100])
    func sameAnswers(count: Int) throws {
        let graph = Self.graph(count)
        let session = Session()
        if !graph.creation.isEmpty { _ = try session.runScript(graph.creation) }
        session.settle()
        for (query, ordered) in Self.queries {
            guard case .query(let tree) = try Parser.parseStatement(query).kind else {
                Issue.record("no core query: \(query)")
                continue
            }
            let expected = Self.lines(try ReferenceEvaluator(graph, limit: .max).run(tree), ordered)
            for threads in [1, 2] {
                session.settings.threads = threads == 1 ? nil : (count: 2, morsel: 100)
                let table = try session.runScript(query).tables.first?.table ?? ResultTable(columns: [])
                #expect(Self.lines(table, ordered) == expected, "\(query)")
            }
        }
    }

    /// What is collected and laid out again is no work for a pipeline.
    @Test(
        "parts of dates, also far away and missing, are those that the evaluator gives",
        arguments: ["year", "month", "day", "week", "quarter", "dayOfWeek", "ordinalDay"])
    func datePart(_ part: String) throws {
        let session = Session()
        _ = try session.runScript(
            """
            UNWIND range(0, 1499) AS i
            CREATE (:D {day: CASE WHEN i % 7 = 0 THEN null ELSE date('1700-03-01') + duration({days: i * 211}) END,
                        time: CASE WHEN i % 5 = 0 THEN null ELSE localdatetime('1901-12-31T23:59:59') + duration({hours: i * 999}) END})
            """)
        session.settle()
        for property in ["day", "time"] {
            let kernel = try session.runScript(
                "MATCH (d:D) RETURN d.\(property).\(part) AS x, count(*) AS n ORDER BY x")
            let plain = try session.runScript(
                "MATCH (d:D) WITH collect(d) AS all UNWIND all AS d RETURN d.\(property).\(part) AS x, count(*) AS n ORDER BY x"
            )
            let (found, expected) = (kernel.tables.first?.table.rows, plain.tables.first?.table.rows)
            #expect(found == expected)
            #expect((found?.count ?? 0) > 3)
        }
    }

    @Test("what cannot be added or compared fails as it does without a pipeline")
    func failures() throws {
        let session = Session()
        _ = try session.runScript(
            "UNWIND range(1, 3000) AS i CREATE (:A {k: CASE i WHEN 2999 THEN 9223372036854775807 ELSE 1 END, s: 'x'})")
        session.settle()
        for query in [
            "MATCH (a:A) RETURN sum(a.k)", "MATCH (a:A) RETURN a.k + 1 AS x, count(*)",
            "MATCH (a:A) RETURN DISTINCT a.s.year",
        ] {
            #expect(throws: (any Error).self) { try session.runScript(query) }
        }
        let mean = try session.runScript("MATCH (a:A) RETURN avg(a.k) > 1e15 AS x").tables.first?.table.rows
        #expect(mean == [[.boolean(true)]])
    }

    private static func lines(_ table: ResultTable, _ ordered: Bool) -> [String] {
        let lines = table.rows.map { row in row.map { $0.literal(in: table) }.joined(separator: ",") }
        return ordered ? lines : lines.sorted()
    }
}
