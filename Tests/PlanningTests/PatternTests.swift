// What may stand in patterns that are matched.

import Diagnostics
import Testing

@Suite("Patterns") struct PatternTests {
    @Test(
        "a name keeps its kind",
        arguments: [
            Faulty("MATCH ()-[r]-(«r») RETURN r", .variableTypeConflict),
            Faulty("MATCH (r)-[«r»]-() RETURN r", .variableTypeConflict),
            Faulty("MATCH (r)-[«r»*]-() RETURN r", .variableTypeConflict),
            Faulty("MATCH (r) MATCH ()-[«r»]-() RETURN r", .variableTypeConflict),
            Faulty("MATCH ()-[r]-() MATCH («r») RETURN r", .variableTypeConflict),
            Faulty("MATCH ()-[r*]-() MATCH («r») RETURN r", .variableTypeConflict),
            Faulty("MATCH ()-[r]-() MATCH ()-[«r»*]-() RETURN r", .variableTypeConflict),
            Faulty("MATCH ()-[r*]-() MATCH ()-[«r»]-() RETURN r", .variableTypeConflict),
            Faulty("MATCH r = ()--() MATCH («r») RETURN r", .variableTypeConflict),
            Faulty("MATCH r = ()--(), («r») RETURN r", .variableTypeConflict),
            Faulty("MATCH r = ()--(), ()-[«r»]-() RETURN r", .variableTypeConflict),
            Faulty("MATCH r = ()--(), ()-[«r»*]-() RETURN r", .variableTypeConflict),
            Faulty("MATCH (n) WITH [n] AS ns MATCH («ns»)-->() RETURN ns", .variableTypeConflict),
            Faulty("WITH 1 AS n OPTIONAL MATCH («n»)-->() RETURN n", .variableTypeConflict),
            Faulty("WITH {x: 1} AS r MATCH ()-[«r»]->() RETURN r", .variableTypeConflict),
            Faulty("WITH [1] AS rs MATCH ()-[«rs»*]->() RETURN rs", .variableTypeConflict),
            Faulty("MATCH ()-[r]->() CREATE («r»)-[:T]->()", .variableTypeConflict),
            Faulty("MATCH (n) CREATE ()-[«n»:T]->()", .variableTypeConflict),
            Faulty("MATCH ()-[r]->() MERGE («r»)", .variableTypeConflict),
        ])
    func conflicts(_ example: Faulty) { expect(example) }

    @Test(
        "a path needs a name of its own",
        arguments: [
            Faulty("MATCH (p) MATCH «p» = ()--() RETURN p", .variableAlreadyBound),
            Faulty("MATCH «p» = (p)--() RETURN p", .variableAlreadyBound),
            Faulty("MATCH ()-[p]-(), «p» = ()--() RETURN p", .variableAlreadyBound),
            Faulty("WITH 1 AS p MATCH «p» = ()--() RETURN p", .variableAlreadyBound),
            Faulty("MATCH p = ()--(), «p» = ()--() RETURN p", .variableAlreadyBound),
            Faulty("WITH 1 AS x UNWIND [1] AS «x» RETURN x", .variableAlreadyBound),
        ])
    func paths(_ example: Faulty) { expect(example) }

    @Test(
        "no relationship stands twice in one MATCH",
        arguments: [
            Faulty("MATCH (a)-[r]->()-[«r»]->(a) RETURN r", .relationshipUniquenessViolation),
            Faulty("MATCH ()-[r]->(), ()-[«r»]->() RETURN r", .relationshipUniquenessViolation),
            Faulty("MATCH ()-[r]->() MATCH ()-[r]->()-[«r»]->() RETURN r", .relationshipUniquenessViolation),
        ])
    func uniqueness(_ example: Faulty) { expect(example) }

    @Test(
        "properties are named, not taken from a parameter",
        arguments: [
            Faulty("MATCH (n «$p») RETURN n", .invalidParameterUse),
            Faulty("MATCH ()-[r:T «$p»]->() RETURN r", .invalidParameterUse),
            Faulty("MERGE (n «$p»)", .invalidParameterUse),
            Faulty("MATCH (a), (b) MERGE (a)-[:T «$p»]->(b)", .invalidParameterUse),
        ])
    func parameters(_ example: Faulty) { expect(example) }

    @Test(
        "a pattern is a condition, not a value",
        arguments: [
            Faulty("MATCH (n) RETURN «(n)-->()»", .unexpectedSyntax),
            Faulty("MATCH (n) WITH «(n)-->()» AS x RETURN x", .unexpectedSyntax),
            Faulty("MATCH (n) SET n.x = «(n)-->()»", .unexpectedSyntax),
            Faulty("MATCH (n) WHERE size(«(n)-->()») > 1 RETURN n", .unexpectedSyntax),
            Faulty("MATCH (n) WHERE n.x = «(n)-->()» RETURN n", .unexpectedSyntax),
            Faulty("MATCH (n) WHERE «n» RETURN n", .invalidArgumentType),
        ])
    func values(_ example: Faulty) { expect(example) }

    @Test(
        "what is right is taken",
        arguments: [
            "MATCH (a)-->(a) RETURN a",
            "MATCH (a)-[r]->(b) MATCH (a)-[r]->(c) RETURN c",
            "MATCH ()-[r1]->()-[r2]->() WITH [r1, r2] AS rs MATCH (a)-[rs*]->(b) RETURN a",
            "OPTIONAL MATCH (n) WITH n MATCH (n)-->(m) RETURN m",
            "WITH null AS n OPTIONAL MATCH (n)-->(m) RETURN m",
            "MATCH (n) WITH collect(n) AS ns UNWIND ns AS n MATCH (n)-->(m) RETURN m",
            "MATCH (n) WITH head(collect(n)) AS n MATCH (n)-->(m) RETURN m",
            "MATCH (a {id: b.id}), (b) RETURN a",
            "MATCH (n) WHERE (n)-->() AND NOT (n)<--() OR (n)--(:Person) RETURN n",
            "MATCH (n) RETURN [(n)-->(m) | m.name] AS names",
            "MATCH (n) RETURN [p = (n)-->(m) WHERE m.x > 1 | length(p)] AS lengths",
            "MATCH (n) WHERE exists((n)-->()) RETURN n",
            "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.name = n.name } RETURN n",
            "MATCH (n) RETURN COUNT { (n)-->() } AS c",
            "MATCH (a), (b), p = shortestPath((a)-[*]-(b)) RETURN p",
        ])
    func accepted(_ query: String) { #expect(fault(query) == nil) }
}
