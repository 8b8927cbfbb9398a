// An answer as a workbook: what a client is given, and what an auditor fills in.

import Audit
package import Diagnostics
import Rendering
import Values

extension Session {
    /// Of checks: a summary, all exceptions with columns to fill in, what to ask the client for, what was read, and each check by itself
    /// with its own columns. Of any other answer: its rows, and what was read.
    package func workbook(
        of outcome: Outcome, _ form: ExportForm
    ) -> (bytes: [UInt8], guardedCells: Int, warnings: [Diagnostic]) {
        var sheets: [Workbook.Worksheet] = []
        if let exceptions = outcome.tables.first(where: { $0.role == .exceptions })?.table {
            if let summary = outcome.tables.first(where: { $0.role == .summary })?.table {
                sheets.append(Workbook.Worksheet("Summary", summary))
            }
            sheets.append(ExceptionSheets.all(exceptions))
            sheets.append(
                Workbook.Worksheet(
                    "Requests", ResultTable(columns: ClientRequests.columns, rows: outcome.requests.map(\.row))))
            sheets.append(Workbook.Worksheet("Inputs", inputSheet))
            sheets += ExceptionSheets.byCheck(exceptions)
        } else {
            for table in outcome.tables {
                sheets.append(Workbook.Worksheet(table.role == .summary ? "Summary" : "Rows", form.shaped(table)))
            }
            sheets.append(Workbook.Worksheet("Inputs", inputSheet))
        }
        return WorkbookWriter.bytes(Workbook(sheets))
    }

    /// What was read, and the dates that everything is judged by.
    private var inputSheet: ResultTable {
        let judgement = judgement
        let files = (organisation?.inputs ?? []).map { file -> [Value] in
            [
                .string(file.path), .integer(Int64(file.bytes)), .integer(Int64(file.rows)),
                .integer(Int64(file.rejected)), .string(file.sha256),
                judgement.asOf.map { .date($0) } ?? .null, judgement.period.map { .date($0.from) } ?? .null,
                judgement.period.map { .date($0.to) } ?? .null,
            ]
        }
        return ResultTable(
            columns: ["file", "bytes", "records", "kept_aside", "sha256", "as_of", "period_from", "period_to"],
            rows: files)
    }
}

/// Exceptions for people who work in a spreadsheet.
enum ExceptionSheets {
    /// What stands first, in this order; what an exception has besides follows, but for what only one check has.
    private static let first = [
        "check", "clause", "grade", "final_grade", "override_reason", "auditor_conclusion", "subject_label",
        "subject_id", "subject_name", "owner_name", "finding", "expected", "actual", "source_file", "source_line",
    ]
    /// What an auditor may choose.
    static let choices = [
        "final_grade": GradeOverrides.grades, "auditor_conclusion": ["confirmed", "not confirmed", "open"],
    ]

    /// All exceptions in one sheet, with the columns of a working paper. `.grades` takes up what is filled in here.
    static func all(_ exceptions: ResultTable) -> Workbook.Worksheet {
        let table = WorkpaperColumns.added(to: exceptions)
        let shared = Set(
            AuditColumns.common + WorkpaperColumns.names + ["accepted", "accepted_until", "accepted_reason"])
        let names =
            first.filter(table.columns.contains)
            + table.columns.filter { shared.contains($0) && !first.contains($0) }
        return Workbook.Worksheet("Exceptions", table.keeping(names), choices: choices)
    }

    /// A sheet for each check that has columns of its own, with those that its exceptions fill.
    static func byCheck(_ exceptions: ResultTable) -> [Workbook.Worksheet] {
        guard let place = exceptions.columns.firstIndex(of: "check") else { return [] }
        var order: [String] = []
        var rows: [String: [[Value]]] = [:]
        for row in exceptions.rows {
            guard case .string(let check) = row[place] else { continue }
            if rows[check] == nil { order.append(check) }
            rows[check, default: []].append(row)
        }
        let common = Set(AuditColumns.common)
        return order.compactMap { check in
            var table = exceptions
            table.rows = rows[check] ?? []
            let filled = table.columns.indices.filter { column in
                table.rows.contains { !$0[column].isNull && $0[column] != .list([]) }
            }.map { table.columns[$0] }
            guard filled.contains(where: { !common.contains($0) }) else { return nil }
            let shown = first.filter(filled.contains) + filled.filter { !first.contains($0) && $0 != "check" }
            return Workbook.Worksheet(check, table.keeping(shown.filter { $0 != "check" }))
        }
    }
}

extension ResultTable {
    /// Some of its columns, in another order.
    fileprivate func keeping(_ names: [String]) -> ResultTable {
        let places = names.compactMap { columns.firstIndex(of: $0) }
        return ResultTable(
            columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } }, nodes: nodes,
            relationships: relationships)
    }
}
