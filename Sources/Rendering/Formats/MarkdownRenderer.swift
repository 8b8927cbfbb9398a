// A Markdown table, for reports and tickets.

import Diagnostics
package import Values

/// Numbers are right-aligned; what Markdown or HTML would take for markup is escaped.
///
///     | id    | hours |
///     | ----- | ----: |
///     | P-001 |  12.5 |
package struct MarkdownRenderer: Renderer {
    package init() {}
    package var name: String { "markdown" }
    package var fileEndings: [String] { ["md", "markdown"] }
    package var summary: String { "a Markdown table" }

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        let cells = CellText.forReading(table)
        let numeric = table.columns.indices.map(table.isNumeric)
        let header = table.columns.map(MarkdownText.escaped)
        let rows = table.rows.map { row in
            row.map { $0.isNull ? options.nullText ?? "" : MarkdownText.escaped(cells.text($0)) }
        }
        let widths = TableLayout.naturalWidths(header: header, rows: rows).map { max($0, 3) }
        writeLine(header, widths, numeric, to: output)
        for (index, width) in widths.enumerated() {
            let dashes = String(repeating: "-", count: numeric[index] ? width - 1 : width)
            output.append((index == 0 ? "| " : " | ") + dashes + (numeric[index] ? ":" : ""))
        }
        output.append(" |\n")
        for row in rows where output.failure == nil { writeLine(row, widths, numeric, to: output) }
        return RenderReport()
    }

    private func writeLine(_ cells: [String], _ widths: [Int], _ numeric: [Bool], to output: OutputBuffer) {
        for (index, cell) in cells.enumerated() {
            output.append(index == 0 ? "| " : " | ")
            output.append(TableLayout.padded(cell, to: widths[index], right: numeric[index]))
        }
        output.append(" |\n")
    }

    package func written(_ text: String) -> String { MarkdownText.fenced(text) }
}
