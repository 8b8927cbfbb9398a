// Which names are known where.

import Diagnostics
import Testing

@Suite("Names") struct NameTests {
    @Test(
        "a name that nothing introduced is marked",
        arguments: [
            Faulty("RETURN «foo»", .undefinedVariable),
            Faulty("MATCH (n) RETURN «m».name", .undefinedVariable),
            Faulty("MATCH (n) WHERE n.name = «missing» RETURN n", .undefinedVariable),
            Faulty("MATCH (n {name: «missing»}) RETURN n", .undefinedVariable),
            Faulty("CREATE (n {name: «missing»})", .undefinedVariable),
            Faulty("MATCH (a) CREATE (a)-[:KNOWS]->(b {name: «missing»})", .undefinedVariable),
            Faulty("MATCH (n) SET n.name = «missing»", .undefinedVariable),
            Faulty("MERGE (n) ON CREATE SET «x».num = 1", .undefinedVariable),
            Faulty("MATCH (a) DELETE «x»", .undefinedVariable),
            Faulty("UNWIND «xs» AS x RETURN x", .undefinedVariable),
            Faulty("RETURN [x IN [1] | «y»]", .undefinedVariable),
            Faulty("RETURN [x IN [1] | x] + «x»", .undefinedVariable),
            Faulty("RETURN «n» {.name}", .undefinedVariable),
            Faulty("CALL test.labels() RETURN «label»", .undefinedVariable),
            Faulty("CALL test.labels() YIELD «name» RETURN name", .undefinedVariable),
            Faulty("MATCH (n) WHERE (n)-->(«a») RETURN n", .undefinedVariable),
            Faulty("MATCH (n) WHERE (n)-[«r»]->() RETURN n", .undefinedVariable),
            Faulty("MATCH (n) WHERE (n)-[«r»*1..2]->() RETURN n", .undefinedVariable),
            Faulty("MATCH (n) WHERE («a») RETURN n", .undefinedVariable),
        ])
    func undefined(_ example: Faulty) { expect(example) }

    @Test(
        "WITH passes on only what it names",
        arguments: [
            Faulty("MATCH (a)-->(b) WITH a RETURN «b»", .undefinedVariable),
            Faulty("MATCH (a), (b) WITH a, b WITH a ORDER BY «b2» RETURN a", .undefinedVariable),
            Faulty("MATCH (a), (b), (c) WITH a, b WITH a ORDER BY «c» RETURN a", .undefinedVariable),
            Faulty("MATCH (a) WITH a.name AS n WHERE n = 'x' RETURN «a»", .undefinedVariable),
            Faulty("MATCH (a) RETURN DISTINCT a.name ORDER BY «a».age", .undefinedVariable),
            Faulty("MATCH (a) WITH DISTINCT a.name AS name WHERE «a».age = 1 RETURN name", .undefinedVariable),
            Faulty("MATCH (a) WITH count(*) AS c ORDER BY «a».x RETURN c", .undefinedVariable),
        ])
    func notPassedOn(_ example: Faulty) { expect(example) }

    @Test("the nearest name is proposed")
    func nearest() {
        #expect(fault("MATCH (process) RETURN proces")?.correction == "process")
        #expect(fault("RETURN toUper('a')")?.correction == "toUpper")
        #expect(fault("CALL test.lables()")?.correction == "test.labels")
        #expect(fault("RETURN $nam", parameters: ["name"])?.correction == "$name")
    }

    @Test(
        "functions and procedures are known by name",
        arguments: [
            Faulty("MATCH (a) RETURN «foo»(a)", .unknownFunction),
            Faulty("CALL «test.unknown»", .procedureNotFound),
            Faulty("RETURN «toUpper('a', 'b')»", .invalidNumberOfArguments),
            Faulty("RETURN «count(1, 2)»", .invalidNumberOfArguments),
            Faulty("RETURN «coalesce()»", .invalidNumberOfArguments),
        ])
    func calls(_ example: Faulty) { expect(example) }

    @Test("a parameter must be given, once it is known which are")
    func parameters() {
        #expect(fault("RETURN $x") == nil)
        #expect(fault("RETURN $x", parameters: ["x"]) == nil)
        let missing = fault("RETURN $x", parameters: [])
        #expect(missing?.type == .parameterMissing)
        #expect(missing?.detail == .missingParameter)
    }

    @Test(
        "ORDER BY and the WHERE of a WITH see columns and, unless rows are merged, what was there before",
        arguments: [
            "MATCH (a) WITH a.name AS name ORDER BY a.age RETURN name",
            "MATCH (a) WITH a.name AS name WHERE a.age = 1 RETURN name",
            "MATCH (a) RETURN DISTINCT a.name ORDER BY a.name",
            "MATCH (a) WITH a.name AS name, count(*) AS c ORDER BY a.name + 'C' RETURN name, c",
            "MATCH (a) WITH a AS b, count(*) AS c ORDER BY b.name RETURN b",
            "MATCH (a) WITH a.x AS x WITH x % 3 AS x ORDER BY x * -1 RETURN x",
            "MATCH (a)-->(b) WITH *, a.x AS x RETURN b, x",
        ])
    func visible(_ query: String) { #expect(fault(query) == nil) }
}

/// The query fails with the detail that the example names, at the place that it marks.
func expect(_ example: Faulty, sourceLocation: SourceLocation = #_sourceLocation) {
    let diagnostic = fault(example.query)
    #expect(
        diagnostic?.detail == example.detail, "\(diagnostic?.message ?? "no error")", sourceLocation: sourceLocation)
    #expect(example.marking(diagnostic) == example.marked, sourceLocation: sourceLocation)
}
