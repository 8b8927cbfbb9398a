// Tables that are no text files: cells with places of their own.

import Diagnostics
import Testing
import Values

@testable import Loaders

@Suite("Tables of cells")
struct TableSourceTests {
    @Test("columns are called as spreadsheets call them")
    func letters() {
        let letters = CellTable.letters(703)
        #expect([0, 25, 26, 51, 52, 701, 702].map { letters[$0] } == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
    }

    @Test("each line of the text knows its row, cells with line ends too")
    func places() throws {
        let table = CellTable(
            rows: [
                row(3, [.text("id"), .text("name"), .text("due"), .text("cost"), .text("done")]),
                row(
                    5,
                    [.text("T-1"), .text("a \"big\"\r\nsaw"), .day(try day("2026-03-31")), .number(12), .truth(true)]),
                row(9, [.text("T-2"), .empty, .empty, .number(0.5)]),
            ])
        let text = TableText(table)
        let dialect = try #require(try ReadyTable(text, name: "tools.xlsx:Tools")).dialect
        #expect(dialect.headers == ["id", "name", "due", "cost", "done"])
        #expect(text.places == [3, 5, 5, 9])
        let source = TableSource(table, sheet: "Tools", of: "tools.xlsx")
        let sample = try #require(try TableSample(source))
        #expect(sample.path == "tools.xlsx:Tools")
        #expect(
            sample.rows == [
                ["T-1", "a \"big\"\r\nsaw", "2026-03-31", "12", "true"], ["T-2", "", "", "0.5", ""],
            ])
    }

    @Test(
        "a sheet with a name of its own says what its rows are, else the file does",
        arguments: [
            ("registers.xlsx:Processes", "Process"), ("Incident Register 2026.xlsx:Sheet1", "Incident"),
            ("a/b.ods:Risk register", "Risk"),
        ])
    func names(path: String, label: String) { #expect(RegisterName(path: path).label == label) }

    @Test("what can't be read in a sheet is told with its cell")
    func cells() throws {
        var loading = Loading(zone: .utc, cancellation: Cancellation())
        loading.columnNames["r.xlsx:Processes"] = ["Owner": "B"]
        loading.note(
            DataIssue(
                file: "r.xlsx:Processes", line: 17, label: "Process", id: "P1", column: "Owner", value: "x",
                problem: .unresolved, reason: ""))
        #expect(loading.issues[0].place == "r.xlsx:Processes!B17")
    }

    private func row(_ number: UInt32, _ cells: [CellTable.Cell]) -> CellTable.Row {
        CellTable.Row(number: number, cells: cells)
    }

    private func day(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }
}
