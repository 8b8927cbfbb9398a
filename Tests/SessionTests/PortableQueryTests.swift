// EXPAND … FOR openCypher: what leaves, and what can't.

import Diagnostics
import Foundation
import Session
import Testing
import Values

@Suite("Queries that are carried elsewhere")
struct PortableQueryTests {
    let session: Session

    init() throws { session = try Northwind.session() }

    private func portable(_ statement: String) throws -> String {
        let text = try session.runScript("EXPAND \(statement) FOR openCypher").text ?? ""
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(
        "GQL's forms and our functions are written in openCypher's",
        arguments: [
            ("MATCH (p:Process) RETURN p.id", "MATCH (p:Process) RETURN p.id"),
            ("MATCH (n:Process|Document) RETURN n", "MATCH (n) WHERE n:Process OR n:Document RETURN n"),
            (
                "MATCH (:Process&!Clause) RETURN 1 AS one",
                "MATCH (node) WHERE node:Process AND NOT node:Clause RETURN 1 AS one"
            ),
            ("MATCH (n:%) RETURN n", "MATCH (n) WHERE size(labels(n)) > 0 RETURN n"),
            ("MATCH (n) WHERE n IS LABELED Process RETURN n", "MATCH (n) WHERE n:Process RETURN n"),
            ("MATCH (p:Process WHERE p.id = 'P-001') RETURN p", "MATCH (p:Process) WHERE p.id = 'P-001' RETURN p"),
            (
                "MATCH (a)-[r:FROM WHERE r.since IS NULL]->(b) RETURN b",
                "MATCH (a)-[r:FROM]->(b) WHERE r.since IS NULL RETURN b"
            ),
            (
                "MATCH (a)-[r:FROM|TO*1..2 WHERE r.since IS NULL]->(b) RETURN b",
                "MATCH (a)-[r:FROM|TO*1..2]->(b) WHERE all(step IN r WHERE step.since IS NULL) RETURN b"
            ),
            (
                "MATCH ((a:Process)-[r]->(b) WHERE a.id < b.id){1,2} RETURN size(r) AS n",
                "MATCH ()-[r*1..2]->() WHERE all(step IN r WHERE all(a IN [startNode(step)] "
                    + "WHERE all(b IN [endNode(step)] WHERE a:Process AND a.id < b.id))) RETURN size(r) AS n"
            ),
            ("MATCH (a)-[:!FROM]->(b) RETURN b", "MATCH (a)-[step]->(b) WHERE NOT type(step) = 'FROM' RETURN b"),
            (
                "MATCH (p:Process) FILTER p.name IS NULL RETURN p",
                "MATCH (p:Process) WITH * WHERE p.name IS NULL RETURN p"
            ),
            ("LET x = 1 LET y = x + 1 RETURN y", "WITH 1 AS x WITH *, x + 1 AS y RETURN y"),
            ("LET x = 1, y = x + 1 RETURN y", "WITH 1 AS x WITH *, x + 1 AS y RETURN y"),
            (
                "MATCH (p:Process) WHERE EXISTS { LET i = p.id FILTER i = p.name } RETURN p",
                "MATCH (p:Process) WHERE EXISTS { WITH *, p.id AS i WITH * WHERE i = p.name RETURN 1 AS one } RETURN p"
            ),
            ("FOR x IN [1, 2] RETURN x", "UNWIND [1, 2] AS x RETURN x"),
            (
                "MATCH p = ANY SHORTEST (a:Process)-[:HANDS_OFF_TO*]->(b:Process) RETURN p",
                "MATCH p = shortestPath((a:Process)-[:HANDS_OFF_TO*]->(b:Process)) RETURN p"
            ),
            (
                "MATCH ACYCLIC (a:Process)-[:HANDS_OFF_TO*]->(b) RETURN b",
                "MATCH path = (a:Process)-[:HANDS_OFF_TO*]->(b) "
                    + "WHERE all(node IN nodes(path) WHERE single(other IN nodes(path) WHERE other = node)) RETURN b"
            ),
            (
                "RETURN COUNT { MATCH (p:Process)-->(q) WHERE q.name IS NULL } AS n",
                "RETURN size([(p:Process)-->(q) WHERE q.name IS NULL | 1]) AS n"
            ),
            (
                "MATCH (p:Process) RETURN p {.id, n: 1} AS m",
                "MATCH (p:Process) RETURN CASE WHEN p IS NULL THEN null ELSE {id: p.id, n: 1} END AS m"
            ),
            (
                "MATCH (p:Process) WHERE EXISTS { MATCH (p)--(:Role|Person) } RETURN p",
                "MATCH (p:Process) WHERE EXISTS { MATCH (p)--(node) WHERE node:Role OR node:Person } RETURN p"
            ),
            ("RETURN asOf() AS d, periodStart() AS s", "RETURN date('2026-03-31') AS d, date('2025-04-01') AS s"),
            (
                "MATCH (p:Process) RETURN file(p) AS f, line(p) AS l",
                "MATCH (p:Process) RETURN p.weft_file AS f, p.weft_line AS l"
            ),
        ])
    func rewritten(statement: String, expected: String) throws { #expect(try portable(statement) == expected) }

    @Test(
        "an error names what has no equivalent",
        arguments: [
            ("MATCH ((a)-->(b)){2} RETURN size(a) AS n", "the list of a repeated path's nodes `a`"),
            (
                "MATCH (a:Process) CALL graph.components(collect(a), ['X']) YIELD node RETURN node",
                "the procedure graph.components"
            ),
            ("MATCH p = SHORTEST 2 (a:Process)-[*]->(b:Process) RETURN p", "SHORTEST 2"),
            ("RETURN toIntegerOrNull('x') AS n", "toIntegerOrNull()"),
            ("RETURN datetime() AS now", "datetime()"),
            (
                "RETURN COUNT { MATCH (p:Process) WHERE p.name IS NULL } AS n",
                "COUNT { … } of anything but one path with relationships"
            ),
            ("CHECK silo", "the procedure graph.components"),
        ])
    func faults(statement: String, what: String) {
        let fault = #expect(throws: Diagnostic.self) { try portable(statement) }
        #expect(fault?.message == "\(what) has no equivalent in openCypher 9")
    }

    @Test("where a statement stands for several queries, they leave as a script")
    func severalQueries() throws {
        let text = try session.runScript("EXPAND LOOP GAPS STRUCTURE FOR openCypher").text ?? ""
        #expect(session.diagnose(text).filter { $0.severity == .error }.isEmpty)
        #expect(text.components(separatedBy: "\n// ").count == 2)
    }

    @Test("audit statements leave as queries that give the same rows here, provenance apart")
    func sameRows() throws {
        for statement in [
            "FIND processes WITHOUT interactions", "COUNT processes BY department", "LOOP GAPS",
            "TRACE 'Leaver offboarding' TO 'Access revocation'", "FIND records OF 'Access review' SINCE 2025-01-01",
            "FIND interactions WHERE from.department <> to.department AND sla IS MISSING SHOW id, from.name",
        ] {
            let text = try session.runScript("EXPAND \(statement) FOR openCypher").text ?? ""
            let (there, here) = (try session.table(text), try session.table(statement))
            #expect(there.columns == here.columns, "\(statement)")
            let places = here.columns.indices.filter { !["source_file", "source_line"].contains(here.columns[$0]) }
            for (row, expected) in zip(there.rows, here.rows) {
                #expect(places.map { row[$0] } == places.map { expected[$0] }, "\(statement)")
            }
            #expect(there.rows.count == here.rows.count, "\(statement)")
        }
    }
}
