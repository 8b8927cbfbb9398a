// JSON: one array, one object a row.

package import Values

/// Nodes are objects with labels, properties and the file and line that they came from.
///
///     [
///       {"id": "P-001", "score": 1.5},
///       {"id": "P-002", "score": null}
///     ]
package struct JSONRenderer: Renderer {
    package init() {}
    package var name: String { "json" }
    package var fileEndings: [String] { ["json"] }
    package var summary: String { "one JSON array with an object for each row" }

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        let json = JSONText(table: table, output: output)
        output.append("[")
        for (index, row) in table.rows.enumerated() where output.failure == nil {
            output.append(index == 0 ? "\n  " : ",\n  ")
            json.writeRow(row)
        }
        output.append(table.rows.isEmpty ? "]\n" : "\n]\n")
        return RenderReport()
    }
}
