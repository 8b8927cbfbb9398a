// The whole catalogue as of any day, whichever way the day is given.

import Diagnostics
import Foundation
import Session
import Testing
import Values

@Suite("Other days and periods")
struct PeriodTests {
    @Test("the manifest's as-of and a setting give the same rows")
    func manifestOrSetting() throws {
        let set = try Northwind.session()
        set.settings.asOf = try CalendarDate(parsing: "2025-09-30")
        set.settings.period = Period(
            from: try CalendarDate(parsing: "2025-01-01"), to: try CalendarDate(parsing: "2025-09-30"))
        let written = try Northwind.withCopy { _, rows in
            rows
        } _: { folder in
            let file = folder.appending(path: "isms.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacingOccurrences(of: "asOf: 2026-03-31", with: "asOf: 2025-09-30")
                .replacingOccurrences(
                    of: "{from: 2025-04-01, to: 2026-03-31}", with: "{from: 2025-01-01, to: 2025-09-30}")
            try Data(text.utf8).write(to: file)
            let session = Session()
            try session.open(folder.path)
            return try session.runScript("CHECK ALL")
        }
        let outcome = try set.runScript("CHECK ALL")
        #expect(outcome.tables[0].table.texts("subject_id") == written.tables[0].table.texts("subject_id"))
        #expect(outcome.tables[1].table.rows == written.tables[1].table.rows)
        #expect(Set(outcome.tables[0].table.texts("as_of")).count == 1)
        // What the files themselves say is no looking back; a day before theirs is.
        #expect(written.presentState.isEmpty)
        #expect(outcome.presentState.contains { $0.hasPrefix("Process: ") && $0.contains("criticality") })
    }

    @Test("a manifest's period that begins after an as-of of one's own gives way; a period of one's own is refused")
    func periodAfterAsOf() throws {
        let session = try Northwind.session()
        session.settings.asOf = try CalendarDate(parsing: "2024-06-30")
        let days = "RETURN toString(periodStart()) AS first, toString(periodEnd()) AS last"
        #expect(try session.table(days).texts("first") == ["2023-07-01"])
        #expect(try session.table(days).texts("last") == ["2024-06-30"])
        session.settings.period = Period(
            from: try CalendarDate(parsing: "2025-01-01"), to: try CalendarDate(parsing: "2025-06-30"))
        let fault = #expect(throws: Diagnostic.self) { try session.table("CHECK action-overdue") }
        #expect(fault?.message == "the period begins on 2025-01-01, after as-of, which is 2024-06-30")
    }

    @Test("a day before any record, and one long after the last")
    func anyDay() throws {
        let session = try Northwind.session()
        for day in ["1990-01-01", "2100-12-31"] {
            session.settings.asOf = try CalendarDate(parsing: day)
            #expect(try session.runScript("CHECK ALL").tables[1].table.rows.count > 50)
        }
    }

    @Test("an answer about an earlier day names what it takes from the present state of the files, and only then")
    func presentState() throws {
        let session = try Northwind.session()
        let statement = "FIND processes WHERE criticality = 'high' WITHOUT records (DURING PERIOD) SHOW id"
        #expect(try session.runScript(statement).presentState.isEmpty)
        session.settings.asOf = try CalendarDate(parsing: "2025-06-30")
        let outcome = try session.runScript(statement)
        #expect(outcome.presentState == ["Process: criticality"])
        #expect(
            outcome.notes.contains(
                "as of 2025-06-30, but the files are of 2026-03-31; taken from their present state: Process: criticality"
            ))
        let owners = try session.runScript("CHECK unowned-process").presentState
        #expect(owners.contains { $0.hasPrefix("Process: ") && $0.contains("status") })
        #expect(owners.contains { $0.contains(" OWNED_BY without since or until") })
        // What no date decides is the same on every day.
        #expect(try session.runScript("FIND processes WHERE criticality = 'high'").presentState.isEmpty)
    }
}
