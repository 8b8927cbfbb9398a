// Workbooks out, and what an auditor typed into one back in.

import Audit
import Catalogue
import Diagnostics
import Foundation
@testable import Rendering
import Testing
import Values

@testable import Session

@Suite("Workbooks that are written")
struct WorkbookTests {
    /// A folder of its own for one test.
    private let folder = NSTemporaryDirectory() + "weft-workbook-\(UInt32.random(in: 0...UInt32.max))"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    private func write(_ bytes: [UInt8], _ name: String) throws -> String {
        let path = folder + "/" + name
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    private static let hostile = [
        "=cmd|' /C calc'!A0", "+1", "-x", "@a", "<script>", "]]>", "a\nb", "\u{202E}rtl", "_x0041_", " spaces ", "“ü”",
    ]

    @Test("what is written is read again, cell for cell, by the loader")
    func roundTrip() throws {
        let rows: [[Value]] = Self.hostile.enumerated().map { index, text in
            [.string("R-\(index + 1)"), .string(text), .integer(Int64(index)), .float(0.5)]
        }
        let table = ResultTable(columns: ["id", "name", "count", "share"], rows: rows)
        let made = WorkbookWriter.bytes(Workbook([.init("Rows", table)]))
        #expect(made.guardedCells == 4 && made.warnings.isEmpty)
        let path = try write(made.bytes, "registers.xlsx")
        let session = Session()
        try session.open(path)
        let label = try #require(session.catalogue.graph.labels.values.first { $0.count == rows.count }?.name)
        let back = try session.runScript("MATCH (n:`\(label)`) RETURN n.id, n.name, n.count ORDER BY n.count").rows
        #expect(back.rows.count == rows.count)
        for (found, text) in zip(back.rows, Self.hostile) {
            // The loader takes blanks at the ends away, and makes one line of a cell.
            let wanted = text.trimmingCharacters(in: .whitespaces)
            guard case .string(let name) = found[1] else {
                Issue.record("\(wanted) came back as \(found[1])")
                continue
            }
            #expect(
                name.replacing("\n", with: " ").contains(
                    wanted.replacing("\n", with: " ").replacing("\u{202E}", with: "")) || name == wanted)
        }
    }

    @Test("the same answer gives the same bytes")
    func same() throws {
        let session = try Sample.smallfirm.session()
        let outcome = try session.runScript("CHECK ALL")
        #expect(session.workbook(of: outcome, ExportForm()).bytes == session.workbook(of: outcome, ExportForm()).bytes)
    }

    @Test("a workbook of findings in the client's folder is no register")
    func notRead() throws {
        let session = try Sample.northwind.session()
        let bytes = session.workbook(of: try session.runScript("CHECK ALL"), ExportForm()).bytes
        let other = Session()
        _ = try write(bytes, "copied.xlsx")
        _ = try write(Array("id,name,status\nP-1,Backup,active\n".utf8), "processes.csv")
        try other.open(folder)
        let read = (other.organisation?.files ?? []).filter(\.isRead)
        #expect(read.map(\.path) == ["processes.csv"])
    }

    @Test("sheets have names that spreadsheets take, each once")
    func names() {
        let empty = ResultTable(columns: ["a"], rows: [])
        let long = String(repeating: "x", count: 40)
        let book = Workbook(["a/b", "A B", long, long, "", "it's"].map { .init($0, empty) })
        #expect(
            book.sheetNames == [
                "a b", "A B 2", String(long.prefix(31)), String(long.prefix(29)) + " 2", "Sheet", "it s",
            ])
    }

    @Test("grades and conclusions that were typed into it are taken up")
    func grades() throws {
        let session = try Sample.smallfirm.session()
        let outcome = try session.runScript("CHECK unowned-process")
        let finding = try #require(CheckVerdict(outcome)?.findings.first)
        let table = ResultTable(
            columns: ["check", "subject_id", "grade", "final_grade", "override_reason", "auditor_conclusion"],
            rows: [
                [
                    .string(finding.check), .string(finding.id), .string(finding.grade), .string("observation"),
                    .string("handed over"), .string("confirmed"),
                ],
                // What names no subject and says nothing is passed over.
                [.string("dangling-reference"), .null, .string("data quality"), .null, .null, .null],
            ])
        let other = ResultTable(columns: ["file"], rows: [[.string("x.csv")]])
        let bytes = WorkbookWriter.bytes(Workbook([.init("Inputs", other), .init("Exceptions", table)])).bytes
        let path = try write(bytes, "findings.xlsx")
        session.settings.grades = try GradeOverrides(path: path, bytes)
        let graded = try session.runScript("CHECK unowned-process")
        let after = try #require(CheckVerdict(graded)?.findings.first { $0.id == finding.id })
        #expect(after.finalGrade == "observation" && after.reason == "handed over")
        #expect(graded.rows.columns.contains("auditor_conclusion"))
    }
}
