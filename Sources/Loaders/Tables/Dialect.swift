// How a table is written: what stands between its cells, and what its columns are called.

import Diagnostics

/// The delimiter and the heading of a table.
struct Dialect {
    static let columnLimit = 4096

    private(set) var delimiter: UInt8
    /// As the file says them; a name for each column, none twice.
    let headers: [String]
    /// Where the first row behind the heading begins.
    private(set) var bodyStart: Int
    /// The lines before it.
    private(set) var bodyLine: Int
    /// What was done to read the heading.
    private(set) var notes: [String] = []

    init(_ delimiter: UInt8, _ heading: HeadingLine, _ rows: [HeadRows.Row]) {
        self.delimiter = delimiter
        let last = rows[heading.row + heading.count - 1]
        (bodyStart, bodyLine) = (last.end, last.endLine - 1)
        var headers: [String] = []
        for (index, cell) in heading.names.enumerated() {
            var header = cell.isEmpty ? "column \(index + 1)" : cell
            if cell.isEmpty { notes.append("column \(index + 1) has no heading") }
            if headers.contains(header) {
                var number = 2
                while headers.contains("\(header) \(number)") { number += 1 }
                header = "\(header) \(number)"
                notes.append("the heading \(cell) stands twice; the later one is read as \(header)")
            }
            headers.append(header)
        }
        self.headers = headers
    }

    /// The heading of a matrix that was laid out as rows.
    init(ofMatrix matrix: Dialect) {
        (delimiter, bodyStart, bodyLine) = (CellTextWriter.delimiter, 0, 0)
        headers = TableText.matrixHeaders
        notes = matrix.notes
    }

    /// The same heading for a text that has only the rows.
    mutating func begin(delimiter: UInt8) { (self.delimiter, bodyStart, bodyLine) = (delimiter, 0, 0) }
}

extension ScanFailure {
    /// The error for the user; `lineOffset` is the line of the file where the scanned bytes begin.
    func diagnostic(_ name: String, lineOffset: Int) -> Diagnostic {
        switch self {
        case .cellTooLong(let line): .tooLarge(name, "a cell in line \(line + lineOffset) has more than 1 MiB")
        case .tooManyCells(let line): .tooLarge(name, "line \(line + lineOffset) has more than 65,536 cells")
        case .cutInQuotes: .unreadable(name, "a quote is never closed")
        }
    }
}
