// A result as the bytes of a CSV file.

import Audit
package import Diagnostics
package import Rendering
package import Values

/// What the user chose about an exported table. A verification needs it to get the same bytes.
package struct ExportForm: Hashable, Sendable {
    /// What stands for a null; nil: nothing.
    package var nullText: String?
    /// No byte order mark, no columns added.
    package var raw: Bool
    /// With empty columns for the auditor.
    package var workpaper: Bool

    /// Between the cells.
    package var separator: CSVSeparator

    package init(
        nullText: String? = nil, raw: Bool = false, workpaper: Bool = false, separator: CSVSeparator = .comma
    ) {
        self.separator = separator
        self.nullText = nullText
        self.raw = raw
        self.workpaper = workpaper
    }

    /// The table as it is exported. The summary of a check has no columns for the auditor: its exceptions have.
    package func shaped(_ table: OutcomeTable) -> ResultTable {
        workpaper && table.role != .summary ? WorkpaperColumns.added(to: table.table) : table.table
    }

    /// The bytes of the CSV file, how many cells were neutralised, and what there is to say.
    /// - Parameter isInterrupted: asked now and then; the bytes are not whole once it says yes.
    package func bytes(
        of table: OutcomeTable, isInterrupted: @escaping () -> Bool = { false }
    ) -> (bytes: [UInt8], guardedCells: Int, warnings: [Diagnostic]) {
        let memory = OutputBuffer(isInterrupted: isInterrupted)
        var options = RenderOptions(nullText: nullText, raw: raw)
        options.separator = separator
        let report = CSVRenderer().render(shaped(table), to: memory, options: options)
        return (memory.contents, report.guardedCells, report.warnings)
    }
}

/// What an exported file holds.
package enum ExportKind: Hashable, Sendable {
    /// One table of an answer, as CSV.
    case table(OutcomeTable.Role)
    /// All tables of an answer, a sheet each.
    case workbook
    case report(ReportOptions)

    /// As manifests say it.
    var name: String {
        switch self {
        case .table(let role): role.rawValue
        case .workbook: "workbook"
        case .report: "report"
        }
    }
}

/// A script: what it is called, and its whole text.
package struct ScriptText: Hashable, Sendable {
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// nil for what was given on the command line or through standard input, which have names in `<…>`.
    var path: String? { name.hasPrefix("<") ? nil : name }
}

/// What is known about one exported file.
package struct Export: Sendable {
    /// The name of the file, without its folder.
    package var file: String
    package var kind: ExportKind
    package var form: ExportForm
    package var bytes: [UInt8]
    package var rows: Int
    /// Text cells that got a leading `'`, because a spreadsheet would have run them.
    package var guardedCells: Int
    package var statement: String
    /// The script that the statement stands in; nil where it was given by itself.
    package var script: ScriptText?

    package init(
        file: String, kind: ExportKind, form: ExportForm, bytes: [UInt8], rows: Int, guardedCells: Int,
        statement: String, script: ScriptText? = nil
    ) {
        self.file = file
        self.kind = kind
        self.form = form
        self.bytes = bytes
        self.rows = rows
        self.guardedCells = guardedCells
        self.statement = statement
        self.script = script
    }
}

extension Outcome {
    /// The checks that the outcome is about, in the order of its summary.
    package var checkNames: [String] { checks.map(\.name) }
}
