// Newline-delimited JSON: one object a line.

package import Values

///     {"id": "P-001", "score": 1.5}
///     {"id": "P-002", "score": null}
package struct NDJSONRenderer: Renderer {
    package init() {}
    package var name: String { "ndjson" }
    package var fileEndings: [String] { ["ndjson", "jsonl"] }
    package var summary: String { "one JSON object on each line" }

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        let json = JSONText(table: table, output: output)
        for row in table.rows where output.failure == nil {
            json.writeRow(row)
            output.append(UInt8(ascii: "\n"))
        }
        return RenderReport()
    }
}
