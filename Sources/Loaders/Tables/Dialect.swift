// How a table is written: what stands between its cells, and what its columns are called.

import Diagnostics

/// The delimiter and the heading of a table.
struct Dialect {
    static let columnLimit = 4096

    let delimiter: UInt8
    /// As the file says them; a name for each column, none twice.
    let headers: [String]
    /// Where the first row behind the heading begins.
    let bodyStart: Int
    /// The lines before it.
    let bodyLine: Int
    /// What was done to read the heading.
    private(set) var notes: [String] = []

    /// Finds out from the beginning of the text; nil where there is no row at all.
    init?(_ text: TableText, name: String) throws(Diagnostic) {
        let bytes = unsafe text.bytes
        guard let delimiter = unsafe text.delimiter ?? Dialect.delimiter(bytes) else { return nil }
        self.delimiter = delimiter
        var scanner = unsafe RowScanner(bytes, delimiter: delimiter, columnCount: Self.columnLimit, batchRows: 1)
        defer { unsafe scanner.deallocate() }
        let isRead: Bool
        do throws(ScanFailure) {
            isRead = try unsafe scanner.nextRow()
        } catch {
            throw error.diagnostic(name, lineOffset: 1)
        }
        guard isRead else { return nil }
        if unsafe !scanner.surplus.isEmpty {
            throw .tooLarge(name, "its heading has more than \(Self.columnLimit) columns")
        }
        // Of all the columns that there might be most are not there.
        let count = (0..<Self.columnLimit).last { unsafe scanner.cells[$0].length > 0 }.map { $0 + 1 } ?? 0
        var cells: [String] = []
        for column in 0..<count {
            let cell = unsafe scanner.cells[column]
            cells.append(unsafe decoded(scanner.text(cell)))
        }
        while cells.last == "" { cells.removeLast() }
        bodyStart = unsafe scanner.position
        bodyLine = unsafe scanner.line
        var headers: [String] = []
        for (index, cell) in cells.enumerated() {
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

    /// Whichever of `,` `;` tab `|` the first row that is not empty has most of, outside quotes; `,` where it has none.
    private static func delimiter(_ bytes: Bytes) -> UInt8? {
        let candidates = [Ascii.comma, Ascii.semicolon, Ascii.tab, Ascii.bar]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        var isEmpty = true
        for index in 0..<min(bytes.count, unsafe RowScanner.cellLimit) {
            let byte = unsafe bytes[index]
            if byte == Ascii.quote { isQuoted.toggle() }
            if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
            if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
                if !isEmpty && !isQuoted { break }
                if isEmpty { counts = [0, 0, 0, 0] }
            } else if !isPadding(byte) && !candidates.contains(byte) {
                isEmpty = false
            }
        }
        if isEmpty { return nil }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}

extension RowScanner {
    /// Reads one row into the batch; false where none is left.
    fileprivate mutating func nextRow() throws(ScanFailure) -> Bool {
        while unsafe position < bytes.count {
            if try unsafe scanRow(0) { return true }
        }
        return false
    }
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
