// A table written anew: without the lines that are none of its rows, its cells as they are meant.

/// Goes through the rows and writes them as text that knows its lines.
struct TableTidying {
    private let source: TableText
    private let dialect: Dialect
    private let kinds: RowKinds
    private let filled: Set<Int>
    /// By the row of the sheet, from 1, the columns whose cell is part of one that begins above it.
    private let merged: [Int: Set<Int>]
    private var writer = CellTextWriter()
    private var (cleaned, filledCells) = (0, 0)

    init(_ source: TableText, _ dialect: Dialect, _ kinds: RowKinds, fillDown: [String]) {
        self.source = source
        self.dialect = dialect
        self.kinds = kinds
        filled = Set(
            dialect.headers.indices.filter { index in
                fillDown.contains { isSameHeading($0, dialect.headers[index]) }
            })
        var merged: [Int: Set<Int>] = [:]
        for area in source.merged.prefix(Self.mergedLimit) where area.last.row - area.first.row < Self.mergedLimit {
            for row in (area.first.row + 1)...area.last.row { merged[row + 1, default: []].insert(area.first.column) }
        }
        self.merged = merged
    }

    private static let mergedLimit = 10_000

    var notes: [String] {
        var notes: [String] = []
        if cleaned > 0 {
            notes.append(
                "\(cleaned == 1 ? "1 cell" : "\(cleaned) cells") held characters that nobody sees, or a guard of Excel's, and \(cleaned == 1 ? "is" : "are") read without"
            )
        }
        if filledCells > 0 { notes.append("\(filledCells == 1 ? "1 cell" : "\(filledCells) cells") filled from above") }
        return notes
    }

    mutating func run() throws(ScanFailure) {
        let bytes = unsafe slice(source.bytes, dialect.bodyStart..<source.bytes.count)
        // Cells beyond the heading are kept, to be told of.
        let count = min(dialect.headers.count + 256, Dialect.columnLimit)
        var scanner = unsafe RowScanner(bytes, delimiter: dialect.delimiter, columnCount: count, batchRows: 64)
        defer { unsafe scanner.deallocate() }
        let keepsAbove = !merged.isEmpty
        var above = [String](repeating: "", count: dialect.headers.count)
        while true {
            let batch = try unsafe scanner.nextBatch()
            if batch == 0 { return }
            for row in 0..<batch {
                let line = dialect.bodyLine + 1 + (unsafe Int(scanner.lines[row]))
                if kinds.found[line] != nil { continue }
                let start = writer.bytes.count
                let below = merged[source.place(ofLine: line)] ?? []
                let last = (0..<count).last { unsafe scanner.cells[$0 * scanner.batchRows + row].length > 0 } ?? 0
                for column in 0...max(last, dialect.headers.count - 1) {
                    let cell = unsafe scanner.cells[column * scanner.batchRows + row]
                    let bytes = unsafe scanner.text(cell)
                    var text = ""
                    if unsafe holdsInvisible(bytes) || bytes.first == UInt8(ascii: "=")
                        || bytes.first == UInt8(ascii: "'")
                    {
                        let written = unsafe decoded(bytes)
                        text = visible(written)
                        if text.utf8.count != written.utf8.count { cleaned += 1 }
                    } else if filled.contains(column) || keepsAbove && column < above.count {
                        text = unsafe decoded(bytes)
                    } else {
                        unsafe writer.append(bytes)
                        continue
                    }
                    if column < above.count, filled.contains(column) || keepsAbove {
                        if text.isEmpty, filled.contains(column) || below.contains(column) {
                            text = above[column]
                            if !text.isEmpty { filledCells += 1 }
                        }
                        above[column] = text
                    }
                    writer.append(text.utf8)
                }
                writer.endRow(UInt32(truncatingIfNeeded: source.place(ofLine: line)), from: start)
            }
        }
    }

    func text() -> TableText {
        TableText(writer, columnNames: source.columnNames, notes: source.notes, repairedLines: source.repairedLines)
    }
}
