// From a file's bytes to columns, and from a result's rows to bytes.

import Glibc
import Graph
import Loaders
import Rendering
import Values

enum TableBenchmarks {
    static var all: [Benchmark] { [csv, quotedCSV] + renderers }

    private static var csv: Benchmark { loading("CSV to columns", quote: "") }
    /// Every text in quotes, with a doubled quote inside.
    private static var quotedCSV: Benchmark { loading("CSV to columns, quoted", quote: "\"") }

    private static let rows = 100_000

    /// Loads one file of five columns as a whole organisation: types are guessed, strings interned, lines noted.
    private static func loading(_ name: String, quote: String) -> Benchmark {
        var text = "id,name,department,opened,hours\n"
        for row in 0..<rows {
            let inner = quote.isEmpty ? "" : "\"\"\(row)\"\""
            text += "T\(row),\(quote)Ticket \(inner)\(row % 977)\(quote),\(quote)D\(row % 31)\(quote),"
            text += "2025-0\(row % 9 + 1)-1\(row % 10),\(row % 500)\n"
        }
        let bytes = Array(text.utf8)
        let path = temporaryFile(bytes)
        return Benchmark(
            name: name, bytes: bytes.count, items: rows, limitName: "one look a byte",
            limit: Limits.countingEnds(bytes), work: { (try? Loaders.load(path))?.graph.nodeCount ?? .min })
    }

    /// A file that is there until the program ends.
    private static func temporaryFile(_ bytes: [UInt8]) -> String {
        var template = Array("/tmp/weft-benchmark-XXXXXX.csv\0".utf8CString)
        let descriptor = mkstemps(&template, 4)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { break }
            written += count
        }
        close(descriptor)
        let path = String(decoding: template.dropLast(2).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        files.append(path)
        return path
    }

    nonisolated(unsafe) private static var files: [String] = []
    static func removeFiles() { for path in files { unlink(path) } }

    private static var renderers: [Benchmark] {
        let table = ResultTable(
            columns: ["id", "name", "opened", "hours"],
            rows: (0..<20_000).map { row in
                [
                    .string("T\(row)"), .string("Ticket, the \(row)th of many"),
                    .date(CalendarDate(epochDay: 20_000 + Int64(row % 365))), .integer(Int64(row % 500)),
                ]
            })
        return Renderers.all.map { renderer in
            let bytes = rendered(table, renderer)
            return Benchmark(
                name: "renderer \(renderer.name)", bytes: bytes.count, items: table.rows.count, limitName: "memcpy",
                limit: Limits.copying(bytes), work: { rendered(table, renderer).count })
        }
    }

    private static func rendered(_ table: ResultTable, _ renderer: any Renderer) -> [UInt8] {
        let output = OutputBuffer()
        _ = renderer.render(table, to: output, options: RenderOptions())
        return output.contents
    }
}
