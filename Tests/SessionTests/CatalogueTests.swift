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

    @Test("a yearly job done twice in December does not cover two years; due on the as-of day is not overdue")
    func boundaries() throws {
        let session = Session()
        _ = try session.runScript(
            """
            CREATE (:ISMS {id: 'I', established: date('2020-01-01')}),
              (p:Process {id: 'P-1', cadence: duration('P1Y'), effectiveFrom: date('2022-12-15')}),
              (:Record {id: 'R-1', date: date('2024-12-10')})-[:RECORD_OF]->(p),
              (:Record {id: 'R-2', date: date('2024-12-20')})-[:RECORD_OF]->(p),
              (m:Process {id: 'P-2', cadence: duration('P1M'), effectiveFrom: date('2025-01-31')}),
              (:Record {id: 'R-3', date: date('2026-02-28')})-[:RECORD_OF]->(m),
              (:Document {id: 'D-1', status: 'approved', nextReview: date('2026-03-28')})
            """)
        session.settings.asOf = try CalendarDate(year: 2026, month: 3, day: 28)
        session.settings.period = Period(
            from: try CalendarDate(year: 2024, month: 1, day: 1), to: try CalendarDate(year: 2026, month: 3, day: 28))
        let slots = try session.table("CHECK missed-slot WHERE subject_id = 'P-1'")
        #expect(slots.texts("detail") == ["2025-12-15"])
        #expect(try session.table("CHECK overdue-cadence WHERE subject_id = 'P-2'").rows.isEmpty)
        #expect(try session.table("CHECK stale-document").rows.isEmpty)
        let months = try session.table("CHECK missed-slot WHERE subject_id = 'P-2'").texts("detail")
        #expect(months.prefix(3) == ["2025-02-28", "2025-03-31", "2025-04-30"])
    }
}
