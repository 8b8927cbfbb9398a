// Expansion and kernels, asked for by queries on a network made here.

import Session
import Values

enum EngineBenchmarks {
    private static let nodes = 20_000
    private static let degree = 10

    /// A session with nodes that have a number and a text each, and ten relationships from each to nodes far and near.
    private static func network() -> Session? {
        let session = Session()
        let texts = [
            "UNWIND range(0, \(nodes - 1)) AS i CREATE (:N {id: i, x: i % 1000, f: i * 0.5, t: 'text ' + toString(i % 100)})",
            """
            MATCH (a:N) UNWIND range(1, \(degree)) AS k WITH a, (a.id * 31 + k * k * 977) % \(nodes) AS other
            MATCH (b:N {id: other}) CREATE (a)-[:R {w: (a.id + other) % 7}]->(b)
            """,
        ]
        do { for text in texts { _ = try session.runScript(text) } } catch { return nil }
        session.settle()
        return session
    }

    /// What is asked, and whether the limit is one look a relationship (else one a node).
    private static let questions: [(name: String, query: String, isExpansion: Bool)] = [
        ("expand, reading the other end", "MATCH (a:N)-[:R]->(b) RETURN sum(b.x)", true),
        ("expand, filter, group", "MATCH (a:N)-[r:R]->(b) WHERE r.w > 3 RETURN b.t, count(*)", true),
        ("expand, listing rows", "MATCH (a:N)-[:R]->(b) WHERE b.x < 100 RETURN a.id, b.id", true),
        ("kernel, integers", "MATCH (a:N) WHERE a.x * 3 + 1 > 1500 RETURN sum(a.x)", false),
        ("kernel, floats", "MATCH (a:N) WHERE a.f / 2 < 2000.0 RETURN avg(a.f)", false),
        ("kernel, texts equal", "MATCH (a:N) WHERE a.t = 'text 7' RETURN count(*)", false),
        ("kernel, texts with a beginning", "MATCH (a:N) WHERE a.t STARTS WITH 'text 1' RETURN count(*)", false),
        ("kernel, CASE row by row", "MATCH (a:N) RETURN sum(CASE WHEN a.x > 500 THEN a.x ELSE -a.x END)", false),
        ("sort, first rows", "MATCH (a:N) RETURN a.id ORDER BY a.x DESC, a.id LIMIT 20", false),
        ("sort, all rows", "MATCH (a:N) RETURN a.id ORDER BY a.x DESC, a.id", false),
    ]

    static var all: [Benchmark] {
        guard let session = network() else { return [] }
        let numbers = (0..<nodes).map { Int64($0 % 1000) }
        let own = (0..<nodes).map { UInt32($0) }
        let others = own.flatMap { node in
            (1...degree).map { (node * 31 + UInt32($0 * $0) * 977) % UInt32(nodes) }
        }
        return questions.map { question in
            let order = question.isExpansion ? others : own
            return Benchmark(
                name: question.name, bytes: order.count * 8, items: order.count, limitName: "a plain loop that adds",
                limit: Limits.gathering(numbers, order),
                work: { (try? session.runScript(question.query))?.tables.first?.table.rows.count ?? .min })
        }
    }
}
