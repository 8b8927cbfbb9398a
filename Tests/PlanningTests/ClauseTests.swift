// Clauses: their order, their columns, SKIP and LIMIT, UNION, CALL and everything that writes.

import Diagnostics
import Planning
import Testing

@Suite("Clauses") struct ClauseTests {
    @Test(
        "columns",
        arguments: [
            Faulty("MATCH () «RETURN *»", .noVariablesInScope),
            Faulty("RETURN 1 AS a, 2 AS «a»", .columnNameConflict),
            Faulty("WITH 1 AS a, 2 AS «a» RETURN a", .columnNameConflict),
            Faulty("MATCH (a) WITH *, a.x AS «a» RETURN a", .columnNameConflict),
            Faulty("MATCH (a) WITH a, «count(*)» RETURN a", .noExpressionAlias),
            Faulty("MATCH (a) WITH «a.name» RETURN 1", .noExpressionAlias),
        ])
    func columns(_ example: Faulty) { expect(example) }

    @Test(
        "SKIP and LIMIT",
        arguments: [
            Faulty("MATCH (n) RETURN n SKIP «n».count", .nonConstantExpression),
            Faulty("MATCH (n) RETURN n LIMIT «n».count", .nonConstantExpression),
            Faulty("MATCH (n) RETURN n SKIP «-1»", .negativeIntegerArgument),
            Faulty("MATCH (n) RETURN n LIMIT «-1»", .negativeIntegerArgument),
            Faulty("MATCH (n) RETURN n LIMIT «1.5»", .invalidArgumentType),
            Faulty("MATCH (n) RETURN n SKIP «'1'»", .invalidArgumentType),
            Faulty("MATCH (n) RETURN n LIMIT «true»", .invalidArgumentType),
            Faulty("MATCH (n) WITH n LIMIT «1.0» RETURN n", .invalidArgumentType),
        ])
    func rowCounts(_ example: Faulty) { expect(example) }

    @Test(
        "UNION joins equal columns",
        arguments: [
            Faulty("RETURN 1 AS a UNION «RETURN 2 AS b»", .differentColumnsInUnion),
            Faulty("RETURN 1 AS a UNION ALL «RETURN 2 AS a, 3 AS b»", .differentColumnsInUnion),
            Faulty("RETURN 1 AS a UNION RETURN 2 AS a «UNION ALL» RETURN 3 AS a", .invalidClauseComposition),
            Faulty("RETURN 1 AS a UNION ALL RETURN 2 AS a «UNION» RETURN 3 AS a", .invalidClauseComposition),
        ])
    func unions(_ example: Faulty) { expect(example) }

    @Test(
        "order of clauses",
        arguments: [
            Faulty("MATCH (n)«»", .invalidClauseComposition),
            Faulty("CREATE (n) «MATCH (m)» RETURN m", .invalidClauseComposition),
            Faulty("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) «SET m.x = 1» } RETURN n", .invalidClauseComposition),
        ])
    func composition(_ example: Faulty) { expect(example) }

    @Test(
        "calls",
        arguments: [
            Faulty("CALL «test.near»('a') YIELD city RETURN city", .invalidNumberOfArguments),
            Faulty("CALL «test.near»(1, 2, 3, 4)", .invalidNumberOfArguments),
            Faulty("CALL «test.near» YIELD city RETURN city", .invalidArgumentPassingMode),
            Faulty("WITH 'Hi' AS label CALL test.labels() YIELD «label» RETURN label", .variableAlreadyBound),
            Faulty("CALL test.near('a', 1) YIELD city, country AS «city» RETURN city", .variableAlreadyBound),
            Faulty("CALL «test.labels»() YIELD * RETURN label", .unexpectedSyntax),
        ])
    func calls(_ example: Faulty) { expect(example) }

    @Test("arguments of a call that stands alone may come from parameters")
    func implicitArguments() throws {
        #expect(fault("CALL test.near", parameters: ["name"])?.detail == .missingParameter)
        #expect(fault("CALL test.near", parameters: ["name"])?.type == .parameterMissing)
        let planned = try plan("CALL test.near", parameters: ["name", "limit"])
        #expect(planned.columns.map(\.name) == ["city", "country"])
        #expect(try plan("CALL test.near('a', 1) YIELD country").columns.map(\.name) == ["country"])
        #expect(try plan("CALL test.nothing()").columns.isEmpty)
    }

    @Test(
        "making nodes and relationships",
        arguments: [
            Faulty("MATCH (a) CREATE («a»)", .variableAlreadyBound),
            Faulty("MATCH (a) CREATE («a» {name: 'x'})", .variableAlreadyBound),
            Faulty("CREATE (n:Foo)-[:T1]->(), («n»:Bar)-[:T2]->()", .variableAlreadyBound),
            Faulty("CREATE (n) CREATE («n»:Bar)-[:T]->()", .variableAlreadyBound),
            Faulty("MATCH ()-[r]->() CREATE ()-[«r»]->()", .variableAlreadyBound),
            Faulty("MATCH (a) MERGE («a»)", .variableAlreadyBound),
            Faulty("CREATE (a:Foo) MERGE (a)-[r:KNOWS]->(«a»:Bar)", .variableAlreadyBound),
            Faulty("MATCH (a)-[r]->(b) MERGE (a)-[«r»:T]->(b)", .variableAlreadyBound),
            Faulty("CREATE (a)«-->»(b)", .noSingleRelationshipType),
            Faulty("CREATE (a)«-[:A|B]->»(b)", .noSingleRelationshipType),
            Faulty("MATCH (a), (b) MERGE (a)«-[NO_COLON]->»(b)", .noSingleRelationshipType),
            Faulty("CREATE (a)«-[:T]-»(b)", .requiresDirectedRelationship),
            Faulty("CREATE (a)«<-[:T]->»(b)", .requiresDirectedRelationship),
            Faulty("CREATE ()«-[:T*2]->»()", .creatingVarLength),
            Faulty("MATCH (a), (b) MERGE (a)«-[:T*2]->»(b)", .creatingVarLength),
            Faulty("MATCH (a:Process), (b:Process) CREATE (a)-[:«HANDS_OFF_TO»]->(b)", .derivedRelationship),
        ])
    func creation(_ example: Faulty) { expect(example) }

    @Test(
        "changing and deleting",
        arguments: [
            Faulty("MATCH () DELETE «1 + 1»", .invalidArgumentType),
            Faulty("MATCH (n) DELETE «n:Person»", .invalidDelete),
            Faulty("MATCH ()-[r]->() DELETE «r:T»", .invalidDelete),
            Faulty("MATCH p = () SET «p».x = 1", .invalidArgumentType),
            Faulty("MATCH (n) SET n = «1»", .invalidArgumentType),
            Faulty("MATCH ()-[r:HANDS_OFF_TO]->() DELETE «r»", .derivedRelationship),
            Faulty("MATCH ()-[r:HANDS_OFF_TO]->() SET «r».x = 1", .derivedRelationship),
            Faulty("MATCH ()-[r]->() SET «r»:Label", .invalidArgumentType),
        ])
    func changes(_ example: Faulty) { expect(example) }

    @Test(
        "what is right is taken",
        arguments: [
            "MATCH () WITH * CREATE ()", "CREATE (n $p)", "CREATE (a)-[r:T $p]->(b)",
            "MATCH (a) MERGE (a)-[:T]-(b) RETURN b",
            "MATCH (n) RETURN n SKIP toInteger(rand() * 9) LIMIT $n", "MATCH (n) RETURN n LIMIT 1 + 2",
            "RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a", "MATCH (n) CALL test.nothing() RETURN n",
            "MATCH p = ()-->() DETACH DELETE p", "WITH {k: 1} AS m DELETE m.k",
            "MATCH (n) SET n += {x: 1}, n:Label REMOVE n.y",
            "CREATE (a), (b) WITH a, b MATCH (a) RETURN a", "MATCH (n) FILTER n.x > 1 LET y = n.x RETURN y",
        ])
    func accepted(_ query: String) { #expect(fault(query) == nil) }
}
