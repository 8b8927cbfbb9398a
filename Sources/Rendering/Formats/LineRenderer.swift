// One line for each value: for rows that are too wide for a table.

import Diagnostics
package import Values

///     ── row 1 ──
///        id  P-001
///      name  Offboarding
///     hours  NULL
package struct LineRenderer: Renderer {
    package init() {}
    package var name: String { "line" }
    package var fileEndings: [String] { [] }
    package var summary: String { "a line for each value, rows one below the other" }

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        let shown = TableText(table, options: options)
        let nameWidth = shown.header.map { DisplayWidth.of($0) }.max() ?? 0
        let rule = options.ascii ? "--" : "──"
        for (index, row) in shown.rows.enumerated() where output.failure == nil {
            let title = "\(rule) row \(grouped(index + 1)) \(rule)"
            output.append((options.colour ? Style.bold.applied(to: title) : title) + "\n")
            for (column, value) in row.enumerated() {
                let name = TableLayout.padded(shown.header[column], to: nameWidth, right: true)
                let isNull = shown.nulls[index][column]
                let style = !options.colour ? .plain : isNull ? .dim : Style(of: value, in: shown.header[column])
                write(value, after: name, style: style, width: options.width, to: output)
            }
        }
        output.append(TableRenderer.footer(total: table.rows.count, shown: shown.rows.count))
        return RenderReport()
    }

    /// Long values go on below themselves; nothing is cut.
    private func write(_ value: String, after name: String, style: Style, width: Int?, to output: OutputBuffer) {
        let indent = DisplayWidth.of(name) + TableLayout.gap
        let room = width.map { max($0 - indent, 20) } ?? Int.max
        let lines = TableLayout.wrapped(value, to: room)
        for (index, line) in lines.enumerated() {
            output.append(index == 0 ? name : String(repeating: " ", count: indent - TableLayout.gap))
            output.append("  " + style.applied(to: line) + "\n")
        }
    }
}
