// Exceptions in brief: a line each, under the name of their check; and the overview of weft check.

import Audit
import Diagnostics
import Rendering
import Syntax
import Testing
import Values

@testable import Session

@Suite("Exceptions in brief")
struct FindingPageTests {
    private static let columns = [
        "check", "clause", "grade", "subject_label", "subject_id", "subject_name", "owner_name", "expected", "actual",
        "finding", "source_file", "source_line",
    ]

    private static func row(_ cells: String?...) -> [Value] { cells.map { $0.map { .string($0) } ?? .null } }

    private static func text(_ rows: [[Value]], width: Int? = nil) -> String {
        var table = ResultTable(columns: columns, rows: rows)
        // Line numbers are numbers.
        for index in table.rows.indices {
            if case .string(let text) = table.rows[index][11], let number = Int64(text) {
                table.rows[index][11] = .integer(number)
            }
        }
        let sections = FindingPages.sections(Finding.all(in: table)).map { Block.section($0) }
        return TextDocument.text(sections, options: RenderOptions(width: width))
    }

    @Test("a check's own sentence says what is wrong; what all of it expect stands in its heading")
    func expected() {
        let text = Self.text([
            Self.row(
                "a-b", "9.1", "minor", "Process", "P1", "Backup", nil, "an owner", "none", "nobody owns it", "x/p.csv",
                "2"),
            Self.row(
                "a-b", "9.1", "major", "Process", "P2", nil, nil, "an owner", "none", "nobody owns it", "x/p.csv", "3"),
            Self.row(
                "c-d", "8.1", "minor", "Process", "P1", "Backup", "Ann", "by May", "June", "June", "p.csv", "2"),
            Self.row("c-d", "8.1", "minor", "Process", "P2", "Log", "Bo", "by June", "July", "July", "p.csv", nil),
        ])
        #expect(
            text == """
                a-b: 2 exceptions, clause 9.1; expected: an owner
                grade  id  name     finding         where
                ─────  ──  ───────  ──────────────  ───────
                minor  P1  Backup   nobody owns it  p.csv:2
                major  P2  Process  nobody owns it  p.csv:3

                c-d: 2 exceptions, clause 8.1
                grade  id  name    owner  finding                  where
                ─────  ──  ──────  ─────  ───────────────────────  ───────
                minor  P1  Backup  Ann    June; expected: by May   p.csv:2
                minor  P2  Log     Bo     July; expected: by June  p.csv

                """)
    }

    @Test("a window of 80 cells is kept", arguments: [60, 80, 120])
    func width(width: Int) {
        let long = String(repeating: "word ", count: 30)
        let text = Self.text(
            [Self.row("d", "7.5", "minor", "Risk", "R1", long, long, "x", long, long, "registers.csv", "4")],
            width: width)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }

    @Test("what is no list of exceptions is left as it is")
    func other() {
        #expect(Finding.all(in: ResultTable(columns: ["a"], rows: [[.null]])).isEmpty)
    }

    @Test("every exception of the samples has a sentence of its check's")
    func sentences() throws {
        let session = try Sample.northwind.session()
        let outcome = try session.runScript("CHECK ALL")
        let findings = try #require(CheckVerdict(outcome)).findings
        #expect(findings.count > 100)
        for name in session.definitions.checks.names {
            #expect(session.definitions.checks[name]?.definition.saying != nil, "\(name) says nothing")
        }
        #expect(Set(findings.filter(\.sentence.isEmpty).map(\.check)).isEmpty)
        let cadence = findings.first { $0.check == "overdue-cadence" }
        #expect(cadence?.sentence.hasPrefix("due 20") == true)
        #expect(cadence?.sentence.contains(", last done 20") == true)
    }

    @Test("the overview of all checks fits 80 cells and tells what could not be judged")
    func overview() throws {
        let session = try Sample.smallfirm.session()
        let outcome = try session.runScript("CHECK ALL")
        let overview = try #require(Overview(outcome, in: session))
        for width in [80, 120] {
            let text = TextDocument.text(overview.document(details: true), options: RenderOptions(width: width))
            #expect(text.split(separator: "\n").filter { $0.count > width }.isEmpty)
            for check in outcome.checks { #expect(text.contains(check.name)) }
        }
    }
}
