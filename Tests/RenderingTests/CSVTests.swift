// CSV: what a spreadsheet must not run, must not lose and must be told.

import Diagnostics
import Rendering
import Testing
import Values

@Suite("CSV")
struct CSVTests {
    private func lines(_ values: [Value], raw: Bool = true, null: String? = nil) -> [String] {
        let table = ResultTable(columns: ["a", "b"], rows: values.map { [$0, .integer(1)] })
        let text = render(table, as: "csv", RenderOptions(nullText: null, raw: raw))
        return text.split(separator: "\r\n").dropFirst().map(String.init)
    }

    @Test(
        "text that a spreadsheet would run gets a leading '",
        arguments: [
            ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-3", "'-3"), ("@SUM", "'@SUM"), ("  =1", "'  =1"),
            ("\tx", "'\tx"),
            ("\u{0}x", "'\u{0}x"), ("a=1", "a=1"), ("'=1", "'=1"), ("P-1", "P-1"),
        ])
    func formulaGuard(text: String, expected: String) {
        #expect(lines([.string(text)]) == [expected + ",1"])
    }

    @Test("numbers, dates and durations are never guarded")
    func numbers() {
        let values: [Value] = [.integer(-3), .float(-0.5), .date(CalendarDate(epochDay: 0))]
        #expect(lines(values) == ["-3,1", "-0.5,1", "1970-01-01,1"])
    }

    @Test("each guarded cell is counted and reported once")
    func counted() {
        let table = ResultTable(columns: ["=a"], rows: [[.string("=1")], [.list([.string("-x")])], [.integer(-1)]])
        let report = CSVRenderer().render(table, to: OutputBuffer(), options: RenderOptions())
        #expect(report.guardedCells == 3)
        #expect(report.warnings.count == 1)
    }

    @Test("null, the empty string and the mark for null stay apart")
    func nulls() {
        #expect(lines([.null, .string("")]) == [",1", "\"\",1"])
        #expect(lines([.null, .string("NULL"), .string("")], null: "NULL") == ["NULL,1", "\"NULL\",1", "\"\",1"])
    }

    @Test("separators, quotes and line ends are quoted")
    func quoting() {
        #expect(lines([.string("a,b"), .string("say \"hi\"")]) == ["\"a,b\",1", "\"say \"\"hi\"\"\",1"])
        #expect(
            render(ResultTable(columns: ["a"], rows: [[.string("x\ny")]]), as: "csv", RenderOptions(raw: true))
                == "a\r\n\"x\ny\"\r\n")
    }

    @Test("a byte order mark comes first, unless raw")
    func byteOrderMark() {
        let table = ResultTable(columns: ["a"])
        #expect(Array(render(table, as: "csv").utf8) == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
        #expect(render(table, as: "csv", RenderOptions(raw: true)) == "a\r\n")
    }

    @Test("durations are followed by hours, where hours are definite")
    func hours() {
        let day = CalendarDuration(days: 1, seconds: 1800)
        let month = CalendarDuration(months: 1)
        let table = ResultTable(columns: ["elapsed"], rows: [[.duration(day)], [.duration(month)], [.null]])
        let text = render(table, as: "csv").drop { $0 == "\u{FEFF}" }
        #expect(text == "elapsed,elapsed_hours\r\nP1DT30M,24.5\r\nP1M,\r\n,\r\n")
        #expect(render(table, as: "csv", RenderOptions(raw: true)) == "elapsed\r\nP1DT30M\r\nP1M\r\n\r\n")
    }

    @Test("cells longer than Excel keeps are reported")
    func longCells() {
        let table = ResultTable(columns: ["a"], rows: [[.string(String(repeating: "x", count: 32_768))]])
        let report = CSVRenderer().render(table, to: OutputBuffer(), options: RenderOptions())
        #expect(report.warnings.map(\.detail) == [.spreadsheetLimit])
    }
}
