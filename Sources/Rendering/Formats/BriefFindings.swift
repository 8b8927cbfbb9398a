// Exceptions as a person reads them first: one line each, with what was found, and where.

import Diagnostics
package import Values

/// Of the thirty columns of an exception the five that tell it, check by check. Files keep them all.
package struct BriefFindings {
    package let sections: [(title: String, table: ResultTable)]

    /// nil where the table is no list of exceptions, or has none.
    package init?(_ table: ResultTable) {
        guard let columns = Columns(table.columns), !table.rows.isEmpty else { return nil }
        var order: [String] = []
        var rows: [String: [[Value]]] = [:]
        for row in table.rows {
            guard case .string(let check) = row[columns.check] else { return nil }
            if rows[check] == nil { order.append(check) }
            rows[check, default: []].append(row)
        }
        let cells = CellText.forReading(table)
        sections = order.map { check in
            Self.section(check, rows[check] ?? [], columns) { $0.isNull ? "" : cells.text($0) }
        }
    }

    /// Where the columns of exceptions stand.
    private struct Columns {
        var check, clause, grade, label, id, name, owner, expected, actual, file, line: Int
        /// Of checks on the data themselves: the heading and the cell.
        var cell: (heading: Int, value: Int)?

        init?(_ names: [String]) {
            func place(_ name: String) -> Int? { names.firstIndex(of: name) }
            guard let check = place("check"), let clause = place("clause"), let grade = place("grade"),
                let label = place("subject_label"), let id = place("subject_id"), let name = place("subject_name"),
                let owner = place("owner_name"), let expected = place("expected"), let actual = place("actual"),
                let file = place("source_file"), let line = place("source_line")
            else { return nil }
            (self.check, self.clause, self.grade, self.label, self.id) = (check, clause, grade, label, id)
            (self.name, self.owner, self.expected, self.actual) = (name, owner, expected, actual)
            (self.file, self.line) = (file, line)
            cell = place("column").flatMap { heading in place("value").map { (heading, $0) } }
        }
    }

    private static func section(
        _ check: String, _ rows: [[Value]], _ columns: Columns, _ text: (Value) -> String
    ) -> (String, ResultTable) {
        let expected = Set(rows.map { text($0[columns.expected]) })
        let shared = expected.count == 1 ? expected.first ?? "" : ""
        var title = "\(check): \(rows.count) \(rows.count == 1 ? "exception" : "exceptions")"
        let clause = text(rows[0][columns.clause])
        if !clause.isEmpty { title += ", clause \(clause)" }
        if !shared.isEmpty { title += "; expected: \(shared)" }
        let lines = rows.map { row -> [Value] in
            var found = text(row[columns.actual])
            if let cell = columns.cell, !row[cell.heading].isNull {
                found = "\(text(row[cell.heading])) '\(text(row[cell.value]))': \(found)"
            }
            if shared.isEmpty, !row[columns.expected].isNull { found += "; expected: \(text(row[columns.expected]))" }
            let name = row[columns.name].isNull ? text(row[columns.label]) : text(row[columns.name])
            let file = text(row[columns.file]).split(separator: "/").last ?? ""
            let line = text(row[columns.line])
            return [
                text(row[columns.grade]), text(row[columns.id]), name, text(row[columns.owner]), found,
                line.isEmpty ? String(file) : "\(file):\(line)",
            ].map { $0.isEmpty ? .null : .string($0) }
        }
        let names = ["grade", "id", "name", "owner", "found", "where"]
        let kept = names.indices.filter { column in lines.contains { !$0[column].isNull } }
        return (
            title,
            ResultTable(columns: kept.map { names[$0] }, rows: lines.map { line in kept.map { line[$0] } })
        )
    }

    package func render(to output: OutputBuffer, options: RenderOptions) {
        var options = options
        options.nullText = options.nullText ?? ""
        for (index, section) in sections.enumerated() where output.failure == nil {
            if index > 0 { output.append("\n") }
            for line in TableLayout.wrapped(visibleText(section.title), to: options.width ?? Int.max) {
                output.append((options.colour ? Style.bold.applied(to: line) : line) + "\n")
            }
            _ = TableRenderer().render(section.table, to: output, options: options)
        }
    }
}
