// The graph for other engines, and back again.

import Session
import Testing
import Values

@Suite("The graph leaves")
struct GraphExportTests {
    @Test("a script of the sample builds the same graph again")
    func roundTrip() throws {
        let session = try Northwind.session()
        let script = session.graphScript(includesDerived: false)
        let copy = Session()
        _ = try copy.runScript(script)
        for count in [
            "MATCH (n) RETURN head([label IN labels(n) WHERE label <> 'Record']) AS label, count(*) AS n ORDER BY label",
            "MATCH ()-[r:OWNED_BY|RECORD_OF|FROM|TO]->() RETURN type(r) AS type, count(*) AS n ORDER BY type",
            "MATCH (p:Process)-[link:OWNED_BY]->(o) RETURN p.id, p.cadence, p.effectiveFrom, link.since, o.id ORDER BY p.id, o.id",
            "MATCH (h:HandoffRecord) RETURN h.id, h.openedAt, h.completedAt ORDER BY h.id",
        ] {
            #expect(try copy.table(count).rows == session.table(count).rows, "\(count)")
        }
        #expect(script == (try Northwind.session()).graphScript(includesDerived: false), "the same bytes each time")
    }

    @Test("a bundle has typed headings, and a file for each kind of node and relationship")
    func bundle() throws {
        let session = Session()
        _ = try session.runScript(
            """
            CREATE (a:Process {id: 'P-1', cadence: duration('P1M'), since: date('2026-01-31'), steps: 3, tags: ['x', 'y']})
            CREATE (b:Process {id: 'P-2', note: 'a "quoted", text', steps: 2.5})
            CREATE (a)-[:KNOWS {share: 0.5}]->(b)
            """)
        let files = Dictionary(uniqueKeysWithValues: session.graphBundle().map { ($0.path, $0.text) })
        #expect(files.keys.sorted() == ["README.txt", "nodes-Process.csv", "relationships-KNOWS.csv"])
        #expect(
            files["nodes-Process.csv"] == """
                :ID,:LABEL,id:string,cadence:duration,since:date,steps:double,tags:string[],note:string
                0,Process,P-1,P1M,2026-01-31,3,x;y,
                1,Process,P-2,,,2.5,,"a ""quoted"", text"

                """)
        #expect(files["relationships-KNOWS.csv"] == ":START_ID,:END_ID,:TYPE,share:double\n0,1,KNOWS,0.5\n")
    }
}
