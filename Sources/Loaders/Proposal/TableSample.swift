// What is known of a table before it is loaded.

import Diagnostics

/// The heading of a table and the first of its rows.
struct TableSample: Sendable {
    /// Relative to the folder, with `/`.
    var path: String
    var headers: [String]
    /// The cells of each row, in the order of the headings; a short row lacks the last ones.
    var rows: [[String]] = []
    /// Whether these are all rows of the table.
    var isComplete = false

    /// How many rows are looked at.
    static let rowLimit = 4096

    /// The cells of a column that are filled, without the blanks around them.
    func cells(_ column: Int) -> [String] {
        rows.compactMap { row in
            guard column < row.count else { return nil }
            let cell = trimmed(row[column])
            return cell.isEmpty ? nil : cell
        }
    }

    /// Whether a column is known to name each row: filled everywhere, and never twice the same. O(rows).
    func names(_ column: Int) -> Bool {
        let cells = cells(column)
        return isComplete && !rows.isEmpty && cells.count == rows.count && Set(cells).count == cells.count
    }
}

extension TableSample {
    /// Reads the first rows of a file; nil where it is empty. Errors: those of reading a table.
    init?(_ source: TableSource) throws(Diagnostic) {
        guard let given = source.text() else { return nil }
        let path = source.name
        guard let ready = try ReadyTable(given, name: path) else { return nil }
        try self.init(ready, path)
    }

    /// Reads the first rows of a table that is ready.
    init(_ ready: ReadyTable, _ path: String) throws(Diagnostic) {
        let (text, dialect) = (ready.text, ready.dialect)
        self.init(path: path, headers: dialect.headers)
        let body = unsafe slice(text.bytes, dialect.bodyStart..<text.bytes.count)
        var scanner = unsafe RowScanner(body, delimiter: dialect.delimiter, columnCount: headers.count)
        defer { unsafe scanner.deallocate() }
        while rows.count < Self.rowLimit {
            let count: Int
            do throws(ScanFailure) {
                count = try unsafe scanner.nextBatch()
            } catch {
                throw error.diagnostic(path, lineOffset: dialect.bodyLine + 1)
            }
            if count == 0 { break }
            for row in 0..<count {
                var cells: [String] = []
                for column in headers.indices {
                    let cell = unsafe scanner.cells[column * scanner.batchRows + row]
                    cells.append(unsafe decoded(scanner.text(cell)))
                }
                rows.append(cells)
            }
        }
        isComplete = unsafe scanner.position == body.count
    }
}

/// A text without the blanks around it.
func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}
