// Exceptions in brief: a line each, under the name of their check.

import Rendering
import Testing
import Values

@Suite("Exceptions in brief")
struct BriefFindingTests {
    private static let columns = [
        "check", "clause", "grade", "subject_label", "subject_id", "subject_name", "owner_name", "expected", "actual",
        "source_file", "source_line", "column", "value",
    ]

    private static func row(_ cells: String?...) -> [Value] { cells.map { $0.map { .string($0) } ?? .null } }

    private static func text(_ rows: [[Value]], width: Int? = nil) -> String? {
        guard let findings = BriefFindings(ResultTable(columns: columns, rows: rows)) else { return nil }
        let memory = OutputBuffer()
        findings.render(to: memory, options: RenderOptions(width: width))
        return String(decoding: memory.contents, as: UTF8.self)
    }

    @Test("what all of a check expect stands in its heading, else behind what was found")
    func expected() {
        let text = Self.text([
            Self.row(
                "a-b", "9.1", "minor", "Process", "P1", "Backup", nil, "an owner", "none", "x/p.csv", "2", nil, nil),
            Self.row("a-b", "9.1", "major", "Process", "P2", nil, nil, "an owner", "none", "x/p.csv", "3", nil, nil),
            Self.row("c-d", "8.1", "minor", "Process", "P1", "Backup", "Ann", "by May", "June", "p.csv", "2", nil, nil),
            Self.row("c-d", "8.1", "minor", "Process", "P2", "Log", "Bo", "by June", "July", "p.csv", nil, nil, nil),
        ])
        #expect(
            text == """
                a-b: 2 exceptions, clause 9.1; expected: an owner
                grade  id  name     found  where
                ─────  ──  ───────  ─────  ───────
                minor  P1  Backup   none   p.csv:2
                major  P2  Process  none   p.csv:3
                (2 rows)

                c-d: 2 exceptions, clause 8.1
                grade  id  name    owner  found                    where
                ─────  ──  ──────  ─────  ───────────────────────  ───────
                minor  P1  Backup  Ann    June; expected: by May   p.csv:2
                minor  P2  Log     Bo     July; expected: by June  p.csv
                (2 rows)

                """)
    }

    @Test("of a cell that could not be taken, heading and cell are told")
    func cell() {
        let text = Self.text([
            Self.row(
                "d", "7.5", "data quality", "Risk", nil, nil, nil, "x", "unparsable", "r.csv", "4", "Due", "31.02.26")
        ])
        #expect(text?.contains("Due '31.02.26': unparsable") == true)
    }

    @Test("a window of 80 cells is kept", arguments: [60, 80, 120])
    func width(width: Int) {
        let long = String(repeating: "word ", count: 30)
        let text = Self.text(
            [Self.row("d", "7.5", "minor", "Risk", "R1", long, long, "x", long, "registers.csv", "4", nil, nil)],
            width: width)
        #expect(text?.split(separator: "\n").allSatisfy { $0.count <= width } == true)
    }

    @Test("what is no list of exceptions is left as it is")
    func other() {
        #expect(Self.text([]) == nil)
        #expect(BriefFindings(ResultTable(columns: ["a"], rows: [[.null]])) == nil)
    }
}
