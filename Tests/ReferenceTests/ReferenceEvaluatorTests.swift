// The reference evaluator itself, on answers worked out by hand.

import Syntax
import TestSupport
import Testing
import Values

/// `(0:A {k: 1})-[0:R]->(1:B {k: 2})`, `(1)-[1:S]->(0)`, a loop `(1)-[2:R]->(1)` and `(2:B)` alone.
private let graph: ReferenceGraph = {
    var graph = ReferenceGraph()
    graph.addNode(["A"], MapValue([("k", .integer(1))]))
    graph.addNode(["B"], MapValue([("k", .integer(2))]))
    graph.addNode(["B"])
    graph.addRelationship("R", from: NodeID(0), to: NodeID(1))
    graph.addRelationship("S", from: NodeID(1), to: NodeID(0))
    graph.addRelationship("R", from: NodeID(1), to: NodeID(1))
    return graph
}()

@Suite("Reference evaluator")
struct ReferenceEvaluatorTests {
    @Test(
        "answers by definition",
        arguments: [
            // All paths, and no relationship twice within a MATCH.
            ("MATCH (a)-->(b) RETURN id(a), id(b)", "0,1; 1,0; 1,1"),
            ("MATCH (a)--(b) RETURN id(a), id(b)", "0,1; 0,1; 1,0; 1,0; 1,1"),
            ("MATCH (a)-->(b)-->(c) RETURN id(a), id(b), id(c)", "0,1,0; 0,1,1; 1,0,1; 1,1,0"),
            ("MATCH (a:A)-[l*]->(b) RETURN size(l) AS n, id(b)", "1,1; 2,0; 2,1; 3,0"),
            ("MATCH (a:A)-[*0..1]->(b) RETURN id(b)", "0; 1"),
            // Inside the brackets a step, outside lists.
            ("MATCH (x)((a)-->(b) WHERE a.k <= b.k){2}(y) RETURN id(x), id(y), size(a), id(head(b))", "0,1,2,1"),
            ("MATCH ((a)<--(b:A)){1,3} RETURN id(head(a)), id(last(b)), size(b)", "1,0,1"),
            ("MATCH (a {k: 2})<-[:R]-(b) RETURN id(b)", "0; 1"),
            // What is not found is null, and null matches nothing.
            ("MATCH (b:B) OPTIONAL MATCH (b)-[:S]->(a) RETURN id(b), id(a)", "1,0; 2,null"),
            ("OPTIONAL MATCH (x:C) MATCH (x) RETURN x", ""),
            ("MATCH (b:B) WHERE b.k <> 1 RETURN id(b)", "1"),
            ("MATCH (b) WHERE NOT (b)-->() RETURN id(b)", "2"),
            ("MATCH (b) WHERE EXISTS { (b)-[:S]->(:A) } RETURN id(b)", "1"),
            // Groups, order and rows that are the same.
            ("MATCH (n) RETURN count(*) AS all, count(n.k) AS some, sum(n.k) AS total", "3,2,3"),
            ("MATCH (n:C) RETURN count(*) AS none, max(n.k) AS most", "0,null"),
            ("MATCH (n:C) RETURN n.k AS k, count(*) AS many", ""),
            ("UNWIND [1, 2, 1] AS x RETURN DISTINCT x", "1; 2"),
            ("UNWIND [2, null, 3, 1] AS x WITH x ORDER BY x DESC SKIP 1 LIMIT 2 RETURN x", "2; 3"),
            ("RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", "1; 2"),
            // Three-valued logic.
            ("RETURN null AND false AS a, null OR true AS b, NOT null AS c, 1 IN [null] AS d", "false,true,null,null"),
            ("RETURN any(x IN [1, null] WHERE x = 2) AS a, none(x IN [1, null] WHERE x = 1) AS b", "null,false"),
        ])
    func answer(query: String, expected: String) throws {
        guard case .query(let tree) = try Parser.parseStatement(query).kind else { return }
        let table = try ReferenceEvaluator(graph).run(tree)
        let rows = table.rows.map { row in row.map { $0.literal(in: table) }.joined(separator: ",") }
        #expect(rows.sorted().joined(separator: "; ") == expected)
    }
}
