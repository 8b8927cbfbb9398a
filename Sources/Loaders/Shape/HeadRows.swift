// The first rows of a table, before it is known what they are.

/// Rows of cells with the lines on which they begin, and where the text goes on behind each.
struct HeadRows {
    struct Row {
        var cells: [String]
        /// From 1.
        var line: Int
        /// The offset behind the row, and the line there, from 1.
        var end: Int
        var endLine: Int

        var filled: [String] { cells.filter { !$0.isEmpty } }
    }

    private(set) var rows: [Row] = []
    static let limit = 64

    init(_ text: TableText, delimiter: UInt8, from start: Int, line: Int) throws(ScanFailure) {
        let bytes = unsafe text.bytes
        guard start < bytes.count else { return }
        let body = unsafe slice(bytes, start..<bytes.count)
        var scanner = unsafe RowScanner(body, delimiter: delimiter, columnCount: Dialect.columnLimit, batchRows: 1)
        defer { unsafe scanner.deallocate() }
        while rows.count < Self.limit, unsafe scanner.position < body.count {
            let first = unsafe scanner.line
            guard try unsafe scanner.scanRow(0) else { continue }
            if unsafe !scanner.surplus.isEmpty { throw .tooManyCells(line: first) }
            let count = (0..<Dialect.columnLimit).last { unsafe scanner.cells[$0].length > 0 }.map { $0 + 1 } ?? 0
            let cells = (0..<count).map { unsafe visible(decoded(scanner.text(scanner.cells[$0]))) }
            rows.append(
                Row(
                    cells: cells, line: line + first, end: start + (unsafe scanner.position),
                    endLine: line + (unsafe scanner.line)))
        }
    }
}
