// Each rewriting rule is told by EXPLAIN, and changes no answer.

import Session
import Testing
import Values

@Suite("Rewriting rules")
struct RuleTests {
    /// A rule, and a question that it helps with.
    private static let questions: [(rule: String, query: String)] = [
        ("labels of WHERE", "MATCH (p) WHERE p:Process RETURN p.id"),
        (
            "conditions at every step",
            "MATCH (a:Process)-[rs:HANDS_OFF_TO*1..3]->(b) WHERE all(r IN rs WHERE r.kind = 'trigger') RETURN a.id, b.id"
        ),
        ("filter push-down", "MATCH (p:Process)-[:OWNED_BY]->(o) WHERE p.criticality = 'high' RETURN p.id, o.id"),
        ("index look-up", "MATCH (p:Process {id: 'P-021'}) RETURN p.name"),
        ("choice of the start", "MATCH (p:Process)-[:OWNED_BY]->(o:Role) RETURN p.id, o.id"),
        (
            "order of steps",
            "MATCH (p:Process {id: 'P-021'})<-[:RECORD_OF]-(r), (p)-[:OWNED_BY]->(o) RETURN p.id, r.id, o.id"
        ),
        (
            "semi-join",
            "MATCH (p:Process) WHERE EXISTS { MATCH (p)-[:OWNED_BY]->(o) WHERE o.id STARTS WITH 'E' } RETURN p.id"
        ),
        (
            "counting triangles",
            "MATCH (a:Process)-[:HANDS_OFF_TO]->(b:Process)-[:HANDS_OFF_TO]->(c:Process)-[:HANDS_OFF_TO]->(a) RETURN count(*)"
        ),
        ("degree test", "MATCH (p:Process) WHERE NOT (p)-[:HANDS_OFF_TO]-() RETURN p.id"),
        ("counting by degrees", "MATCH (a:Process)-[:HANDS_OFF_TO]->(b)-[:HANDS_OFF_TO]->(c) RETURN count(*)"),
        ("first rows only", "MATCH (p:Process) RETURN p.id ORDER BY p.name, p.id LIMIT 5"),
        (
            "first of each group",
            "MATCH (r:Record)-[:RECORD_OF]->(p) WITH p, r ORDER BY r.date DESC, r.id WITH p, collect(r.id)[0] AS last RETURN p.id, last"
        ),
        ("reachable nodes", "MATCH (a:Process {id: 'P-021'})-[:HANDS_OFF_TO*1..4]->(b) RETURN DISTINCT b.id"),
        ("cycle test", "MATCH (a:Process) WHERE EXISTS { MATCH (a)-[:HANDS_OFF_TO*1..]->(a) } RETURN a.id"),
    ]

    @Test("EXPLAIN names it, and the answer is the same without it", arguments: questions.indices)
    func fires(_ index: Int) throws {
        let (rule, query) = Self.questions[index]
        let session = try Northwind.session()
        let text = try #require(try session.runScript("EXPLAIN " + query).text)
        let last = text.split(separator: "\n").last ?? ""
        #expect(last.hasPrefix("rules: ") && last.contains(rule), "\(last)")
        let with = try session.table(query).rows.map { "\($0)" }.sorted()
        let without = try Northwind.session()
        without.settings.rulesLeftOut = [rule]
        #expect(try without.table(query).rows.map { "\($0)" }.sorted() == with)
        #expect(!with.isEmpty)
    }

    @Test("EXPLAIN RULES shows the plan before any rule and after each; the last is the plan of EXPLAIN")
    func steps() throws {
        let session = try Northwind.session()
        let query = "MATCH (p:Process) WHERE NOT (p)-[:HANDS_OFF_TO]-() RETURN p.id"
        let plain = try #require(try session.runScript("EXPLAIN " + query).text)
        let steps = try #require(try session.runScript("EXPLAIN RULES " + query).text)
        #expect(steps.hasPrefix("// before any rule\n"))
        let headings = steps.split(separator: "\n").filter { $0.hasPrefix("// ") }.dropFirst().map {
            String($0.dropFirst(3))
        }
        #expect(plain.hasSuffix("rules: " + headings.joined(separator: ", ") + "\n"))
        #expect(steps.hasSuffix(plain))
    }

    @Test("every rule has a question here, but that two projections become one, which no query shows by itself")
    func complete() {
        #expect(Set(Session.ruleNames) == Set(Self.questions.map(\.rule) + ["one projection"]))
    }
}
