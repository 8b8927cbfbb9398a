// COMPARE WITH: two states of the sample, of which all differences are known.

import Foundation
import Session
import Testing
import Values

@Suite("Comparing")
struct ComparingTests {
    @Test("the sample does not differ from itself")
    func nothing() throws {
        let session = try Northwind.session()
        let outcome = try session.runScript("COMPARE WITH '\(Northwind.folder.path)'")
        #expect(Set(outcome.tables[0].table.texts("change")) == ["repeated"])
        #expect(Set(outcome.tables[1].table.texts("reading")).isSubset(of: ["unchanged", "not comparable"]))
    }

    /// A cell that was another one in the earlier state.
    private static let cells: [(file: String, row: String, then: String, now: String)] = [
        // One property of a node.
        ("registers/processes.csv", "P-001,", ",low,", ",medium,"),
        // A date, and with it the event date, which is not told twice.
        ("registers/corrective-actions.csv", "A-01;", ";2025-04-11;", ";2025-04-10;"),
        // A property of a relationship, and an owner who left the process: a finding is gone.
        ("registers/processes.csv", "P-028,", ",2026-03-30,", ",2026-03-31,"),
    ]

    @Test("two states of the sample: the known changes and nothing else")
    func knownChanges() throws {
        let session = try Northwind.session()
        let outcome = try Northwind.withCopy(Self.earlier) { try session.runScript("COMPARE WITH '\($0.path)'") }
        let table = outcome.tables[0].table
        let parts = ["change", "kind", "label", "id", "property", "before", "after"].map { table.texts($0) }
        let found = table.rows.indices.map { row in
            parts.map { $0[row] }.filter { !$0.isEmpty }.joined(separator: " ")
        }.filter { !$0.hasPrefix("repeated") }
        #expect(
            found == [
                "changed node CorrectiveAction A-01 opened 2025-04-11 2025-04-10",
                "added node Item IT-155", "removed node Item IT-OLD",
                "changed node Process P-001 criticality low medium",
                "changed relationship OWNED_BY Process P-028 > Role R-07 since 2026-03-30 2026-03-31",
                "added relationship PRODUCES Process P-067 > Item IT-155",
                "gone finding dangling-reference Process P-067 data quality: Outputs, Service status, unresolved",
            ])
        let improved = zip(outcome.tables[1].table.texts("check"), outcome.tables[1].table.texts("reading"))
            .filter { $0.1 == "improved" || $0.1 == "worse" }.map { "\($0.0) \($0.1)" }
        #expect(improved == ["dangling-reference improved"])
    }

    private static func earlier(_ path: String, _ rows: [String]) -> [String] {
        if path == "registers/items.csv" { return rows.dropLast() + ["IT-OLD,Fax protocol,internal,paper"] }
        return rows.map { row in
            cells.filter { $0.file == path && row.hasPrefix($0.row) }.reduce(row) { text, cell in
                text.replacingOccurrences(of: cell.now, with: cell.then)
            }
        }
    }

    @Test("a finding that was put right, one that is new, one that says something else now")
    func findings() throws {
        let now = Session()
        now.settings.asOf = try CalendarDate(parsing: "2026-03-31")
        let file = FileManager.default.temporaryDirectory.appending(path: "weft-\(UUID().uuidString).cypher")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(Self.findings("A-1", due: "2026-01-31").utf8).write(to: file)
        try now.open(file.path)
        try Data(Self.findings("A-2", due: "2025-01-31").utf8).write(to: file)
        let outcome = try now.runScript("COMPARE WITH '\(file.path)'")
        let table = outcome.tables[0].table
        let found = zip(table.texts("change"), zip(table.texts("kind"), table.texts("id")))
            .map { "\($0.0) \($0.1.0) \($0.1.1)" }.filter { $0.contains("action-overdue") }
        #expect(
            found == [
                "new finding action-overdue A-1", "gone finding action-overdue A-2",
                "repeated finding action-overdue A-9",
            ])
    }

    /// An action of that id is overdue, and so is A-9.
    private static func findings(_ id: String, due: String) -> String {
        "CREATE (:CorrectiveAction:Record {id: '\(id)', opened: date('2024-01-01'), due: date('\(due)')}), "
            + "(:CorrectiveAction:Record {id: 'A-9', opened: date('2024-01-01'), due: date('2025-06-30')})"
    }
}
