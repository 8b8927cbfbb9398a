// The table that a person at a terminal reads.

import Diagnostics
package import Values

/// Columns measured in terminal cells, numbers on the right. Text that is too long is folded. Where that is not enough, columns
/// with the same value in every row are named once above the table; what still does not fit is shown line by line. Without a window,
/// as in a file or a pipeline's log, nothing is folded or cut, and what all rows share is named once where a line would be very long.
///
///     id     name              hours
///     ─────  ────────────────  ─────
///     P-001  Offboarding        12.5
///     P-002  Access revocation  NULL
///     (2 rows)
package struct TableRenderer: Renderer {
    package init() {}
    package var name: String { "table" }
    package var fileEndings: [String] { ["txt"] }
    package var summary: String { "a table for reading; wide results turn into lines" }

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        if options.width == nil, isVeryWide(table, options), let split = SplitTable(table),
            let page = page(of: split.varying, to: output, options)
        {
            output.append(split.constantText(options))
            write(page)
        } else if let page = page(of: table, to: output, options) {
            write(page)
        } else if let split = SplitTable(table), let page = page(of: split.varying, to: output, options) {
            output.append(split.constantText(options))
            write(page)
        } else {
            return LineRenderer().render(table, to: output, options: options)
        }
        output.append(Self.footer(total: table.rows.count, shown: min(table.rows.count, options.rowLimit ?? Int.max)))
        return RenderReport()
    }

    /// nil where the columns do not fit into the window.
    private func page(of table: ResultTable, to output: OutputBuffer, _ options: RenderOptions) -> TablePage? {
        let shown = TableText(table, options: options)
        let natural = TableLayout.naturalWidths(header: shown.header, rows: shown.rows)
        // A number that is folded reads as two.
        let minimum = natural.indices.map { shown.numeric[$0] ? natural[$0] : min(natural[$0], TableLayout.narrowest) }
        let widths = TableLayout.fitted(natural, minimum: minimum, to: options.width)
        return widths.map { TablePage(text: shown, widths: $0, output: output, options: options) }
    }

    /// Longer lines are not read as lines any more.
    private func isVeryWide(_ table: ResultTable, _ options: RenderOptions) -> Bool {
        let shown = TableText(table, options: options)
        let widths = TableLayout.naturalWidths(header: shown.header, rows: shown.rows)
        return widths.reduce(0, +) + TableLayout.gap * max(widths.count - 1, 0) > 160
    }

    private func write(_ page: TablePage) {
        page.writeHeader()
        for index in page.text.rows.indices where page.output.failure == nil { page.writeRow(index) }
    }

    /// `(1 row)`, `(no rows)`, `(100 of 2,345 rows …)`
    static func footer(total: Int, shown: Int) -> String {
        if total == 0 { return "(no rows)\n" }
        let count = grouped(total)
        if shown < total { return "(the first \(shown) of \(count) rows; .last shows them all)\n" }
        return "(\(count) \(total == 1 ? "row" : "rows"))\n"
    }
}

/// A number with separators, as people read it: `12,345`.
package func grouped(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [Substring] = []
    while digits.utf8.count > 3 {
        groups.insert(digits.suffix(3), at: 0)
        digits.removeLast(3)
    }
    return (number < 0 ? "-" : "") + ([Substring(digits)] + groups).joined(separator: ",")
}

/// The texts of the cells that are shown.
struct TableText {
    let header: [String]
    let rows: [[String]]
    let numeric: [Bool]
    /// For each row, which of its cells are null.
    let nulls: [[Bool]]

    init(_ table: ResultTable, options: RenderOptions) {
        let cells = CellText.forReading(table)
        let null = options.nullText ?? "NULL"
        let shown = table.rows.prefix(options.rowLimit ?? Int.max)
        header = table.columns.map(visibleText)
        rows = shown.map { row in row.map { $0.isNull ? null : visibleText(cells.text($0)) } }
        nulls = shown.map { row in row.map(\.isNull) }
        numeric = table.columns.indices.map(table.isNumeric)
    }
}

/// Writes header and rows with settled widths.
private struct TablePage {
    let text: TableText
    let widths: [Int]
    let output: OutputBuffer
    let options: RenderOptions

    private var mark: String { options.ascii ? "~" : "…" }
    private var gap: String { String(repeating: " ", count: TableLayout.gap) }

    func writeHeader() {
        if widths.isEmpty { return }
        writeLines(of: text.header, style: { _ in options.colour ? .bold : .plain })
        let line = options.ascii ? "-" : "─"
        output.append(widths.map { String(repeating: line, count: max($0, 1)) }.joined(separator: gap) + "\n")
    }

    func writeRow(_ index: Int) {
        if widths.isEmpty { return }
        let nulls = text.nulls[index]
        let cells = text.rows[index]
        writeLines(of: cells) { column in
            if !options.colour { return .plain }
            return nulls[column] ? .dim : Style(of: cells[column], in: text.header[column])
        }
    }

    private func writeLines(of cells: [String], style: (Int) -> Style) {
        let folded = cells.indices.map { TableLayout.folded(cells[$0], to: widths[$0], mark: mark) }
        let height = folded.map(\.count).max() ?? 1
        for line in 0..<max(height, 1) {
            var written = ""
            for column in folded.indices {
                let cell = line < folded[column].count ? folded[column][line] : ""
                let padded = TableLayout.padded(cell, to: widths[column], right: text.numeric[column])
                let isLast = column == folded.count - 1 && !text.numeric[column]
                written += (column == 0 ? "" : gap) + style(column).applied(to: isLast ? cell : padded)
            }
            // No blanks at the end of a line: they would wrap in a window that shrinks.
            while written.utf8.last == UInt8(ascii: " ") { written.removeLast() }
            output.append(written + "\n")
        }
    }
}
