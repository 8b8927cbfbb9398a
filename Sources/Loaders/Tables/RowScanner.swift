// From the bytes of a table to the cells of its rows.

/// Where a cell's text stands, without the blanks around it: in the scanned bytes, or in the scanner's own where quotes
/// were doubled.
struct Cell {
    var start: UInt32 = 0
    var length: UInt32 = 0
    /// The bit of `start` that says that the text is in the scanner's own bytes.
    static let ownFlag: UInt32 = 0x8000_0000
}

/// Why a table can't be scanned further.
enum ScanFailure: Error {
    /// A cell is longer than a cell may be; the line where it begins.
    case cellTooLong(line: Int)
    case tooManyCells(line: Int)
    /// A quoted cell goes on behind the part that was to be scanned: it was cut at the wrong place.
    case cutInQuotes
}

/// Reads rows of RFC 4180, and what spreadsheets really write, into a batch of cells, column by column.
///
/// Rows end at LF, CR LF or CR. Empty rows are skipped. A row with fewer cells than columns is filled up, of a row with
/// more the surplus is told in `surplus`. A quote inside a cell that does not begin with one is itself. A quoted cell
/// that never ends is read as if it had not been quoted.
@unsafe struct RowScanner {
    static let cellLimit = 1 << 20
    static let cellCountLimit = 1 << 16

    let bytes: Bytes
    let delimiter: UInt8
    let columnCount: Int
    /// Rows that a batch takes.
    let batchRows: Int
    /// Cells that mean nothing is there.
    let missing: MissingWords
    /// How often each of these words was met, so far.
    private(set) var missingCounts: [Int]
    /// Whether the bytes end where the file does.
    let isLast: Bool

    private(set) var position = 0
    /// The line, counted from 0 where the bytes begin.
    private(set) var line = 0
    /// Text of cells whose quotes were doubled.
    private(set) var own: [UInt8] = []
    /// The batch's cells: `batchRows` of the first column, then of the second.
    let cells: UnsafeMutablePointer<Cell>
    /// The line on which each row of the batch begins.
    let lines: UnsafeMutablePointer<UInt32>
    /// Rows that were filled up or otherwise set right, so far.
    private(set) var repairedRows = 0
    /// Cells beyond the last column that are not empty: the row's line and the text, so far.
    private(set) var surplus: [(line: Int, text: String)] = []

    init(
        _ bytes: Bytes, delimiter: UInt8, columnCount: Int, missing: MissingWords = MissingWords(), isLast: Bool = true,
        batchRows: Int = 1024
    ) {
        unsafe self.bytes = bytes
        unsafe self.delimiter = delimiter
        unsafe self.columnCount = columnCount
        unsafe self.batchRows = batchRows
        unsafe self.missing = missing
        unsafe missingCounts = Array(repeating: 0, count: missing.words.count)
        unsafe self.isLast = isLast
        unsafe cells = .allocate(capacity: max(1, columnCount) * batchRows)
        unsafe lines = .allocate(capacity: batchRows)
    }

    func deallocate() {
        unsafe cells.deallocate()
        unsafe lines.deallocate()
    }

    /// The text of a cell. The cell must be of the last batch, or its text not in the scanner's own bytes.
    @inline(__always) func text(_ cell: Cell) -> Bytes {
        if cell.start & Cell.ownFlag == 0 {
            return unsafe Bytes(start: bytes.baseAddress.unsafelyUnwrapped + Int(cell.start), count: Int(cell.length))
        }
        let start = Int(cell.start & ~Cell.ownFlag)
        return unsafe own.withUnsafeBufferPointer { unsafe Bytes(rebasing: $0[start..<(start + Int(cell.length))]) }
    }

    /// The text of a cell of at most eight bytes, as one number.
    @inline(__always) func shortKey(_ cell: Cell) -> UInt64 {
        guard unsafe Int(cell.start) + 8 <= bytes.count, cell.length > 0 else {
            return unsafe keyOfShort(text(cell))
        }
        let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
        let word = unsafe base.loadUnaligned(fromByteOffset: Int(cell.start), as: UInt64.self)
        return UInt64(littleEndian: word) & (UInt64.max >> UInt64(64 - 8 * cell.length))
    }

    /// Reads the next rows; 0 at the end.
    mutating func nextBatch() throws(ScanFailure) -> Int {
        var row = 0
        while unsafe row < batchRows && position < bytes.count {
            unsafe lines[row] = UInt32(truncatingIfNeeded: line)
            if try unsafe scanRow(row) { row += 1 }
        }
        return row
    }

    /// Reads a row; false where it is empty.
    mutating func scanRow(_ row: Int) throws(ScanFailure) -> Bool {
        let firstLine = unsafe line
        var column = 0
        var isEmpty = true
        var isRepaired = false
        var isEnd = false
        while !isEnd {
            var cell = Cell()
            isEnd = try unsafe scanCell(&cell, &isRepaired)
            if cell.length > 0, unsafe !missing.isEmpty, let word = unsafe missing.place(of: text(cell)),
                unsafe missing.counts(word, in: column)
            {
                cell.length = 0
                unsafe missingCounts[word] += 1
            }
            if cell.length > 0 { isEmpty = false }
            if unsafe column < columnCount {
                unsafe cells[column * batchRows + row] = cell
            } else if cell.length > 0 {
                unsafe surplus.append((firstLine, decoded(text(cell))))
            }
            column += 1
            if unsafe column > Self.cellCountLimit { throw .tooManyCells(line: firstLine) }
        }
        if isEmpty { return false }
        if unsafe column != columnCount { isRepaired = true }
        while unsafe column < columnCount {
            unsafe cells[column * batchRows + row] = Cell()
            column += 1
        }
        if isRepaired { unsafe repairedRows += 1 }
        return true
    }

    /// Reads a cell and what ends it; true where that ends the row too.
    @inline(__always)
    private mutating func scanCell(_ cell: inout Cell, _ isRepaired: inout Bool) throws(ScanFailure) -> Bool {
        let start = unsafe position
        var end = start
        while unsafe end < bytes.count, unsafe bytes[end] == Ascii.space { end += 1 }
        if unsafe end < bytes.count, unsafe bytes[end] == Ascii.quote, try unsafe scanQuoted(end, &cell, &isRepaired) {
            return unsafe finishCell()
        }
        end = unsafe endOfPlainCell(from: start)
        if unsafe end - start > Self.cellLimit { throw unsafe .cellTooLong(line: line) }
        unsafe position = end
        unsafe cell = trimmedCell(start, end)
        return unsafe finishCell()
    }

    /// Steps over the delimiter or the end of the row; true for the latter.
    @inline(__always) private mutating func finishCell() -> Bool {
        guard unsafe position < bytes.count else { return true }
        let byte = unsafe bytes[position]
        unsafe position += 1
        if unsafe byte == delimiter { return false }
        if byte == Ascii.carriageReturn, unsafe position < bytes.count, unsafe bytes[position] == Ascii.lineFeed {
            unsafe position += 1
        }
        unsafe line += 1
        return true
    }

    @inline(__always) private func trimmedCell(_ first: Int, _ last: Int) -> Cell {
        var (start, end) = (first, last)
        while start < end, unsafe isPadding(bytes[start]) { start += 1 }
        while end > start, unsafe isPadding(bytes[end - 1]) { end -= 1 }
        return Cell(start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end - start))
    }

    /// Where the next delimiter or line end stands, eight bytes at a time.
    @inline(__always) private func endOfPlainCell(from start: Int) -> Int {
        let base = unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
        let pattern = unsafe UInt64(delimiter) &* 0x0101_0101_0101_0101
        var index = start
        while unsafe index &+ 8 <= bytes.count {
            let word = unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let found =
                zeroBytes(word ^ pattern) | zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
                | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while unsafe index < bytes.count {
            let byte = unsafe bytes[index]
            if unsafe byte == delimiter || byte == Ascii.lineFeed || byte == Ascii.carriageReturn { return index }
            index &+= 1
        }
        return index
    }

    /// Reads a cell whose opening quote stands at `quote`; false where the quote is never closed.
    private mutating func scanQuoted(_ quote: Int, _ cell: inout Cell, _ isRepaired: inout Bool) throws(ScanFailure)
        -> Bool
    {
        let firstLine = unsafe line
        var newLines = 0
        var index = quote + 1
        var copied = -1
        var from = index
        while true {
            if unsafe index - quote > Self.cellLimit { throw .cellTooLong(line: firstLine) }
            guard unsafe index < bytes.count else {
                if unsafe !isLast { throw .cutInQuotes }
                if copied >= 0 { unsafe own.removeSubrange(copied...) }
                isRepaired = true
                return false
            }
            let byte = unsafe bytes[index]
            if byte == Ascii.quote {
                guard unsafe index + 1 < bytes.count, unsafe bytes[index + 1] == Ascii.quote else { break }
                if copied < 0 { copied = unsafe own.count }
                unsafe own.append(contentsOf: slice(bytes, from..<(index + 1)))
                index += 2
                from = index
                continue
            }
            if unsafe endsLine(byte, index) { newLines += 1 }
            index += 1
        }
        let close = index
        unsafe position = close + 1
        let rest = unsafe endOfPlainCell(from: close + 1)
        let tail = unsafe trimmedCell(close + 1, rest)
        if tail.length > 0 {
            // Text behind the closing quote belongs to the cell: "5" disk".
            isRepaired = true
            if copied < 0 { copied = unsafe own.count }
            unsafe own.append(contentsOf: slice(bytes, from..<close))
            unsafe own.append(contentsOf: slice(bytes, (close + 1)..<rest))
        } else if copied >= 0 {
            unsafe own.append(contentsOf: slice(bytes, from..<close))
        }
        unsafe position = rest
        unsafe line += newLines
        unsafe cell = copied < 0 ? trimmedCell(quote + 1, close) : ownCell(copied)
        return true
    }

    /// Whether a byte is the last one of a line end.
    private func endsLine(_ byte: UInt8, _ index: Int) -> Bool {
        if byte == Ascii.lineFeed { return true }
        return unsafe byte == Ascii.carriageReturn && !(index + 1 < bytes.count && bytes[index + 1] == Ascii.lineFeed)
    }

    private func ownCell(_ first: Int) -> Cell {
        var (start, end) = unsafe (first, own.count)
        while start < end, unsafe isPadding(own[start]) { start += 1 }
        while end > start, unsafe isPadding(own[end - 1]) { end -= 1 }
        return Cell(
            start: UInt32(truncatingIfNeeded: start) | Cell.ownFlag, length: UInt32(truncatingIfNeeded: end - start))
    }
}

/// A word whose bytes have their upper bit set where those of another are zero, at least at the lowest such place.
@inline(__always) private func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
}
