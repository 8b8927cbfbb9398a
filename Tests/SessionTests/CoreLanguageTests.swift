// What the core language answers and what it refuses, on three nodes in a ring: (1:A)-[:R]->(2:B)-[:R]->(3:A:B)-[:R]->(1).

import Diagnostics
import Session
import Testing
import Values

private func ring() throws -> Session {
    let session = Session()
    _ = try session.runScript(
        "CREATE (a:A {n: 1}), (b:B {n: 2}), (c:A:B {n: 3}), (a)-[:R]->(b)-[:R]->(c)-[:R]->(a)")
    return session
}

@Suite("The core language")
struct CoreLanguageTests {
    @Test(
        "answers",
        arguments: [
            // An item of LET may use the names of those before it.
            ("LET x = 2, y = x + 1, z = x * y RETURN y, z", "3 6"),
            ("MATCH (a) LET k = a.n * 2, l = k + 1 FILTER l > 4 RETURN k, l", "4 5; 6 7"),
            // What is not known beforehand may turn out to be what a pattern needs.
            ("MATCH (a {n: 1}) WITH head([a, 1]) AS x MATCH (x)-->(b) RETURN b.n", "2"),
            ("MATCH (a {n: 1}) UNWIND [a, null] AS x OPTIONAL MATCH (x)-->(b) RETURN b.n", "2; null"),
            ("MATCH (a {n: 1})-[r]->() WITH last([a, r]) AS x MATCH ()-[x]->(b) RETURN b.n", "2"),
            ("UNWIND [null] AS x MATCH (x) RETURN x", ""),
            // More hops than there are relationships, up to the largest number.
            ("MATCH (a)-[*9223372036854775807..]->(b) RETURN b", ""),
            ("MATCH (a)-[*9223372036854775800..9223372036854775807]->(b) RETURN b", ""),
            ("MATCH (a)-[*100000000000..]->(b) RETURN b", ""),
            // Rounding goes by what is written, and adds nothing before it decides.
            (
                "RETURN round(0.49999999999999994), round(9007199254740991.0), round(-1.5)",
                "0.0 9007199254740991.0 -1.0"
            ),
            ("RETURN round(2.675, 2), round(-1.005, 2), round(99.995, 2), round(0.05, 1)", "2.68 -1.01 100.0 0.1"),
            ("RETURN round(1.5, 400), round(1250, -2), round(49, -2), round(5e-324, 2)", "1.5 1300.0 0.0 0.0"),
            ("RETURN round(1e300, -300), round(9, -9223372036854775807)", "1e300 0.0"),
            (
                "RETURN toFloat('nan(1)'), toFloat('0x1p3'), toInteger('nan(1)'), toFloat('-1.5e3')",
                "null null null -1500.0"
            ),
            // Keys are told apart by code points, as texts are.
            ("RETURN size(keys({`\u{E9}`: 1, `e\u{301}`: 2}))", "2"),
            // A text may begin with what combines with its quote.
            ("RETURN size('\u{301}a'), size('\u{200D}'), size('\u{FE0F}\\n'), '\u{301}' = '\\u0301'", "2 1 2 true"),
            // A condition on a shortest path holds while it is sought, wherever it stands and whatever it reads.
            ("MATCH p = shortestPath((a {n: 1})-[*0..]->(b {n: 1})) WHERE length(p) < 0 RETURN p", ""),
            ("MATCH p = shortestPath((a {n: 1})-[*0..]->(b {n: 1})) WHERE length(p) > 0 RETURN length(p)", "3"),
            ("MATCH shortestPath((a {n: 1})-[r*0..]->(b {n: 1})) WHERE size(r) > 0 RETURN size(r)", "3"),
            ("MATCH p = shortestPath((a {n: 1})-[*0..]->(b {n: 1})), (c:A) WHERE length(p) = c.n RETURN c.n", "3"),
            ("MATCH p = SHORTEST 2 (a {n: 1})-[*0..]->(b {n: 1}) RETURN length(p)", "0; 3"),
            // Anything can be added to a list, on either side.
            ("WITH [[1]] AS lists UNWIND lists AS x RETURN x + true, {a: 1} + x", "[1, true] [{a: 1}, 1]"),
            ("RETURN [1] + 'a' + null, null + {a: 1}", "null null"),
            ("RETURN size(reduce(l = [], x IN range(1, 499) | [l])) AS n", "1"),
            // One long list that many rows are looked up in, by values of its kind and of others.
            (
                """
                UNWIND range(1, 40) AS n WITH collect(n) AS all UNWIND range(25, 45) + ['a', null, 36.0] AS x
                RETURN count(CASE WHEN x IN all THEN 1 END) AS here, count(CASE WHEN NOT x IN all THEN 1 END) AS gone,
                  count(CASE WHEN NOT x IN all + null THEN 1 END) AS surely
                """, "17 6 0"
            ),
            (
                """
                UNWIND range(1, 30) AS n MATCH (a) WHERE a.n <> 2 WITH collect(a) AS all
                MATCH (b) UNWIND range(1, 20) AS k RETURN count(CASE WHEN b IN all THEN 1 END)
                """,
                "40"
            ),
            // A bar behind a label joins labels; in a comprehension it separates.
            ("MATCH (n:A|B) WITH collect(n) AS all RETURN size([x IN all WHERE x:A | x])", "2"),
            ("MATCH (n) WITH collect(n) AS all RETURN extract(x IN all WHERE x:A | x.n)", "[1, 3]"),
        ])
    func answers(query: String, expected: String) throws {
        let table = try ring().table(query)
        let rows = table.rows.map { row in row.map { $0.literal(in: table) }.joined(separator: " ") }
        #expect(rows.joined(separator: "; ") == expected)
    }

    @Test(
        "refuses, before anything runs or at the row that cannot be right; the graph stays as it was",
        arguments: [
            // Where a node or relationship is needed and something else is found, nothing is not the answer.
            ("UNWIND [1, 'a'] AS x MATCH (x) RETURN x", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x MATCH (x:A) RETURN x", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x MATCH (x)-->(b) RETURN b", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x MATCH (a)-->(x) RETURN a", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x MATCH (a) WHERE (a)-->(x) RETURN a", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x MATCH ()-[x]->(b) RETURN b", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x CREATE (x)-[:R]->()", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x SET x:A", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x DELETE x", "runtime TypeError InvalidArgumentType"),
            ("WITH [1, 'a'] AS l UNWIND l AS x CREATE (n) SET n = x", "runtime TypeError InvalidArgumentType"),
            // What was deleted can be neither read nor written.
            ("MATCH (a {n: 1}) DETACH DELETE a SET a.n = 2", "runtime EntityNotFound DeletedEntityAccess"),
            ("MATCH (a {n: 1}) DETACH DELETE a SET a:B", "runtime EntityNotFound DeletedEntityAccess"),
            ("MATCH (a {n: 1}) DETACH DELETE a REMOVE a:A", "runtime EntityNotFound DeletedEntityAccess"),
            ("MATCH (a {n: 1}) DETACH DELETE a CREATE (a)-[:R]->()", "runtime EntityNotFound DeletedEntityAccess"),
            ("MATCH (a {n: 1}) DETACH DELETE a MERGE (a)-[:S]->()", "runtime EntityNotFound DeletedEntityAccess"),
            ("MATCH ()-[r]->() DELETE r SET r.n = 1", "runtime EntityNotFound DeletedEntityAccess"),
            ("MATCH (a {n: 1}) DETACH DELETE a RETURN labels(a)", "runtime EntityNotFound DeletedEntityAccess"),
            // Aggregates take numbers, a percentile a fraction.
            ("UNWIND [1, 2] AS x RETURN percentileDisc(x, 'a')", "compile time SyntaxError InvalidArgumentType"),
            ("UNWIND [1, 'a'] AS x RETURN percentileCont(x, 0.5)", "runtime TypeError InvalidArgumentType"),
            ("UNWIND [1, duration('P1D')] AS x RETURN stDev(x)", "runtime TypeError InvalidArgumentType"),
            ("RETURN 'a' + true", "compile time SyntaxError InvalidArgumentType"),
            ("MATCH (n:A|) RETURN n", "compile time SyntaxError UnexpectedSyntax"),
        ])
    func refuses(query: String, expected: String) throws {
        let session = try ring()
        let before = session.dump()
        let error = #expect(throws: Diagnostic.self) { try session.runScript(query) }
        let found = error.map { "\($0.phase.rawValue) \($0.type.rawValue) \($0.detail.rawValue)" }
        #expect(found == expected, "\(query)")
        let after = session.dump()
        #expect(after.nodes.map(\.literal) == before.nodes.map(\.literal))
        #expect(after.relationships.map(\.literal) == before.relationships.map(\.literal))
    }

    @Test("a parameter that is to hold properties is a map")
    func propertiesFromParameters() throws {
        let session = try ring()
        session.settings.parameters = ["map": .map(MapValue([("n", .integer(4))])), "number": .integer(4)]
        #expect(try session.table("CREATE (x $map) RETURN x.n AS n").texts("n") == ["4"])
        let error = #expect(throws: Diagnostic.self) { try session.runScript("CREATE (x $number)") }
        #expect(error?.message == "properties come from a map, a node or a relationship, not from an Integer")
    }

    @Test(
        "nothing grows without bounds",
        arguments: [
            ("RETURN reduce(l = [], x IN range(1, 501) | [l])", "NestingTooDeep"),
            ("RETURN reduce(m = {}, x IN range(1, 501) | {m: [m]})", "NestingTooDeep"),
            ("RETURN size(reduce(t = 'a', x IN range(1, 40) | t + t))", "TooLarge"),
            ("RETURN size(reduce(l = [1], x IN range(1, 40) | l + l))", "TooLarge"),
            ("LET t = reduce(t = 'a', x IN range(1, 16) | t + t) RETURN size(replace(t, 'a', t))", "TooLarge"),
            ("LET t = reduce(t = 'a', x IN range(1, 20) | t + t) RETURN size(split(t, ''))", "TooLarge"),
        ])
    func bounds(query: String, expected: String) throws {
        let session = Session()
        session.settings.memoryLimit = 16 << 20
        let error = #expect(throws: Diagnostic.self) { try session.runScript(query) }
        #expect(error?.detail.rawValue == expected, "\(query)")
    }
}
