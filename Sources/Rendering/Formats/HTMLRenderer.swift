// An HTML table, without a page around it and without any style.

import Diagnostics
package import Values

///     <table>
///     <thead><tr><th>id</th></tr></thead>
///     <tbody>
///     <tr><td>P-001</td></tr>
///     </tbody>
///     </table>
package struct HTMLRenderer: Renderer {
    package init() {}
    package var name: String { "html" }
    package var fileEndings: [String] { ["html", "htm"] }
    package var summary: String { "an HTML table" }

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        let cells = CellText.forReading(table)
        let numeric = table.columns.indices.map(table.isNumeric)
        output.append("<table>\n<thead><tr>")
        for column in table.columns { output.append("<th>" + HTMLText.escaped(column) + "</th>") }
        output.append("</tr></thead>\n<tbody>\n")
        for row in table.rows where output.failure == nil {
            output.append("<tr>")
            for (index, value) in row.enumerated() {
                output.append(numeric[index] ? "<td align=\"right\">" : "<td>")
                output.append(HTMLText.escaped(value.isNull ? options.nullText ?? "" : cells.text(value)))
                output.append("</td>")
            }
            output.append("</tr>\n")
        }
        output.append("</tbody>\n</table>\n")
        return RenderReport()
    }

    package func written(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { HTMLText.escaped(String($0)) }
        return "<pre>" + lines.joined(separator: "\n") + "</pre>\n"
    }
}
