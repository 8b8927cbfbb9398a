// Tables that the auditor keeps beside the auditee's files.

import Diagnostics
import Loaders
import Rendering

/// Which file a table of the auditor's came from.
package struct AuditorFile: Hashable, Sendable {
    /// As it was given.
    package let path: String
    let bytes: Int
    let sha256: String

    init(path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes.count
        sha256 = Session.sha256(bytes)
    }

    var json: JSON {
        .object([("path", .string(path)), ("bytes", .integer(Int64(bytes))), ("sha256", .string(sha256))])
    }
}

/// The subject of one check.
struct CheckSubject: Hashable {
    var check: String
    /// The subject's id.
    var subject: String
}

/// Reads rows that say something about a check and a subject.
struct AuditorTable {
    let name: String
    private let table: CommaSeparated
    private let check: Int
    private let subject: Int

    /// - Throws: `UsageError` where a column is missing.
    init(path: String, _ bytes: [UInt8]) throws(Diagnostic) { try self.init(path, CommaSeparated(bytes)) }

    /// The sheet of a workbook that has the columns.
    /// - Throws: also what a workbook is refused for.
    init(path: String, sheetOf place: String) throws(Diagnostic) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let sheet = try WorkbookTable(path: place, name: name, having: ["check", "subject_id", "final_grade"])
        else {
            throw .missingColumn("final_grade", name)
        }
        try self.init(path, CommaSeparated(sheet.bytes, separator: sheet.separator))
    }

    private init(_ path: String, _ table: CommaSeparated) throws(Diagnostic) {
        name = path.split(separator: "/").last.map(String.init) ?? path
        self.table = table
        guard let check = table.column("check") else { throw .missingColumn("check", name) }
        guard let subject = table.column("subject_id", "subject", "id") else {
            throw .missingColumn("subject_id", name)
        }
        self.check = check
        self.subject = subject
    }

    var separator: Character { table.separator }
    /// In lower case.
    var columns: [String] { table.header.map { $0.lowercased() } }

    struct Row {
        let key: CheckSubject
        let line: Int
        let cells: [String]

        /// - Throws: `UsageError` where the cell is empty.
        func cell(_ column: Int, _ name: String, in file: String) throws(Diagnostic) -> String {
            guard column < cells.count, !cells[column].isEmpty else { throw .emptyCell(name, file, line) }
            return cells[column]
        }
    }

    func column(_ name: String) throws(Diagnostic) -> Int {
        guard let place = table.column(name) else { throw .missingColumn(name, self.name) }
        return place
    }

    /// Rows that name a check and a subject, blanks around cells taken away.
    /// - Parameter columns: where something is said; a row that says nothing there need not name a subject. Nil: every row says something.
    func rows(saying columns: [Int]? = nil) throws(Diagnostic) -> [Row] {
        var rows: [Row] = []
        for (index, cells) in table.rows.enumerated() {
            let texts = cells.map { Self.trimmed($0 ?? "") }
            if texts.allSatisfy(\.isEmpty) { continue }
            if let columns, columns.allSatisfy({ $0 >= texts.count || texts[$0].isEmpty }) { continue }
            let line = table.lines[index]
            guard check < texts.count, !texts[check].isEmpty else { throw .emptyCell("check", name, line) }
            guard subject < texts.count, !texts[subject].isEmpty else { throw .emptyCell("subject_id", name, line) }
            rows.append(Row(key: CheckSubject(check: texts[check], subject: texts[subject]), line: line, cells: texts))
        }
        return rows
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

// MARK: Wording

extension Diagnostic {
    static func auditorFile(_ message: String, help: String? = nil) -> Diagnostic {
        Diagnostic(phase: .usage, type: .usageError, detail: .invalidUsage, message: message, help: help)
    }

    fileprivate static func missingColumn(_ column: String, _ file: String) -> Diagnostic {
        auditorFile(
            "\(file) has no column \(column)", help: "Its first line names the columns, as an exported check does.")
    }

    fileprivate static func emptyCell(_ column: String, _ file: String, _ line: Int) -> Diagnostic {
        auditorFile("\(file):\(line): the column \(column) is empty")
    }
}
