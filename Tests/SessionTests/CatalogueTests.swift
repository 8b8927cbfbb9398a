// Cases of the catalogue that no sample holds: next to no data, and days on the boundary.

import Foundation
import Session
import Testing
import Values

@Suite("The catalogue on small data")
struct CatalogueTests {
    @Test("a register of processes alone lets hardly any check be judged, and none of the others is in order")
    func absence() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("id,name\nP-1,Alone\n".utf8).write(to: folder.appending(path: "processes.csv"))
        let session = Session()
        session.settings.asOf = try CalendarDate(year: 2026, month: 3, day: 31)
        try session.open(folder.path)
        let summary = try #require(try session.runScript("CHECK ALL").tables.last?.table)
        let judged = zip(summary.texts("check"), summary.texts("result")).filter { $0.1 != "not evaluable" }
        #expect(judged.map { $0.0 } == ["dangling-reference"])
        #expect(summary.rows.count == 52)
    }

    @Test("one person in all roles is found wherever two are wanted")
    func onePerson() throws {
        let session = Session()
        _ = try session.runScript(
            """
            CREATE (e:Person {id: 'E'}), (r:Role {id: 'R'})-[:FILLED_BY]->(e),
              (p:Process {id: 'P-1'})-[:OWNED_BY]->(r), (:Process {id: 'P-2'})-[:OWNED_BY]->(e),
              (:Process {id: 'P-3'})-[:OWNED_BY]->(e), (:Process {id: 'P-4'})-[:OWNED_BY]->(r),
              (a:Audit {id: 'AUD', performedFrom: date('2026-02-02'), performedTo: date('2026-02-03')})-[:AUDITED]->(p),
              (a)-[:LED_BY]->(e),
              (d:Document {id: 'D', status: 'approved', effective: date('2026-01-01')})-[:AUTHORED_BY]->(e),
              (:Approval {id: 'AP', date: date('2026-01-01')})-[:OF]->(d),
              (c:CorrectiveAction {id: 'A', done: date('2026-03-01')})-[:OWNED_BY]->(r),
              (v:EffectivenessReview {id: 'ER', date: date('2026-03-02'), result: 'effective'})-[:VERIFIES]->(c), (v)-[:BY]->(e);
            MATCH (a:Approval), (e:Person) CREATE (a)-[:BY]->(e)
            """)
        session.settings.asOf = try CalendarDate(year: 2026, month: 3, day: 31)
        #expect(try session.table("CHECK owner-concentration").texts("subject_id") == ["E"])
        #expect(try session.table("CHECK auditor-not-independent").texts("relation") == ["role"])
        #expect(
            try session.table("CHECK effective-without-approval").texts("actual") == ["approved by its author only"])
        #expect(try session.table("CHECK self-verified-action").texts("subject_id") == ["A"])
    }

    @Test("two ids in a cell are two references where the manifest says so, else one id that nobody knows")
    func twoIDsInACell() throws {
        for (split, missed, unknown) in [(", split: \";\"", [], []), ("", ["P-1", "P-2"], ["P-1; P-2"])] {
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try Data("id\nP-1\nP-2\n".utf8).write(to: folder.appending(path: "processes.csv"))
            try Data("id,performedTo,of\nA-1,2026-03-31,P-1; P-2\n".utf8).write(
                to: folder.appending(path: "audits.csv"))
            let manifest = """
                weft: 1
                asOf: 2026-03-31
                files:
                  - {path: processes.csv, node: Process}
                  - {path: audits.csv, node: Audit, columns: {of: {edge: AUDITED, to: Process, match: id\(split)}}}
                """
            try Data(manifest.utf8).write(to: folder.appending(path: "isms.yaml"))
            let session = Session()
            try session.open(folder.path)
            #expect(try session.table("CHECK process-never-audited").texts("subject_id") == missed)
            #expect(try session.table("CHECK dangling-reference").texts("value") == unknown)
        }
    }
}
