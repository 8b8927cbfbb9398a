// A part of a table, scanned from its first row to its last.

import Graph

/// Scans consecutive rows of a table into columns. Parts of a table do not know each other: they run side by side.
@safe final class TablePart {
    private var scanner: RowScanner
    private var sinks: [ColumnSink]
    private(set) var guesses: [TypeGuess]
    private(set) var failure: ScanFailure?
    private(set) var rowCount = 0
    /// The line of each row, counted from 0 at the part's beginning; empty while row n stands on line n.
    private(set) var lines: [UInt32] = []

    init(
        _ bytes: Bytes, _ dialect: Dialect, missing: MissingWords, tasks: [ColumnTask], guessing columns: Int = 0,
        isLast: Bool
    ) {
        unsafe scanner = RowScanner(
            bytes, delimiter: dialect.delimiter, columnCount: dialect.headers.count, missing: missing, isLast: isLast)
        sinks = tasks.map(ColumnSink.init)
        guesses = Array(repeating: TypeGuess(), count: columns)
    }

    deinit { unsafe scanner.deallocate() }

    /// Lines of the file that the part takes.
    var lineCount: Int { unsafe scanner.line }
    var byteCount: Int { unsafe scanner.bytes.count }
    var missingCounts: [Int] { unsafe scanner.missingCounts }
    var repairedRows: Int { unsafe scanner.repairedRows }
    var surplus: [(line: Int, text: String)] { unsafe scanner.surplus }
    var isRefuted: Bool { sinks.contains(where: \.isRefuted) }

    /// Reads the rows, at most so many if a limit is given.
    func run(rowLimit: Int = .max) {
        while rowCount < rowLimit {
            let rows: Int
            do throws(ScanFailure) {
                rows = try unsafe scanner.nextBatch()
            } catch {
                failure = error
                return
            }
            if rows == 0 { return }
            noteLines(rows)
            for index in sinks.indices {
                let cells = unsafe scanner.cells + sinks[index].task.source * scanner.batchRows
                unsafe sinks[index].append(cells, count: rows, of: &scanner)
            }
            for column in guesses.indices { guess(column, rows) }
            rowCount += rows
            if isRefuted { return }
        }
    }

    private func noteLines(_ rows: Int) {
        let first = unsafe Int(scanner.lines[0])
        let last = unsafe Int(scanner.lines[rows - 1])
        if lines.isEmpty, first == rowCount, last == rowCount + rows - 1 { return }
        if lines.isEmpty { lines = (0..<UInt32(truncatingIfNeeded: rowCount)).map { $0 } }
        for row in 0..<rows { lines.append(unsafe scanner.lines[row]) }
    }

    private func guess(_ column: Int, _ rows: Int) {
        for row in 0..<rows {
            let cell = unsafe scanner.cells[column * scanner.batchRows + row]
            if cell.length > 0 { unsafe guesses[column].observe(scanner.text(cell)) }
        }
    }

    /// The line of a row, counted from 0 at the part's beginning.
    func line(of row: Int) -> Int { lines.isEmpty ? row : Int(lines[row]) }

    /// What a task gathered, with its strings in the pool.
    func take(_ index: Int, into pool: inout StringPool) -> GatheredColumn {
        var sink = sinks[index]
        sinks[index] = ColumnSink(sink.task)
        switch sink.task.reading {
        case .text:
            return GatheredColumn(column: .strings(unsafe sink.text.intern(into: &pool, of: scanner)), misfits: [])
        case .parts:
            return GatheredColumn(
                column: .strings(unsafe sink.text.intern(into: &pool, of: scanner)), misfits: [],
                partEnds: sink.partEnds)
        default: return GatheredColumn(column: sink.column(), misfits: sink.misfits)
        }
    }
}

/// A column of a part of a table.
struct GatheredColumn {
    /// One entry a row; for cells that are split one a part.
    var column: Column
    var misfits: [MisfitCell]
    /// For cells that are split: how many parts the rows up to and including each have.
    var partEnds: [UInt32]?
}
