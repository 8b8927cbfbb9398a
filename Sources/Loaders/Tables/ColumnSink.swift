// One column of a part of a table, on its way into the graph.

import Graph
import Values

/// How a column's cells are read.
enum CellReading: Equatable, Sendable {
    case text
    /// Several texts in a cell.
    case parts(separator: [UInt8])
    case integer, float, boolean
    case date(DatePattern?)
    case localDateTime(DatePattern?)
}

/// What the scanning of a column is to do.
struct ColumnTask: Sendable {
    /// The column of the table.
    var source: Int
    var reading: CellReading
    /// Whether the type was given. If it was only guessed, a cell that does not fit makes the guess wrong.
    var isDeclared: Bool
    /// Texts that many of the cells are likely to be.
    var known: KnownKeys?
    /// How cells are read that are not written plainly.
    var context = ReadingContext()
}

extension ColumnTask {
    /// Why a cell does not fit.
    func why(_ text: String) -> String {
        switch reading {
        case .integer: context.why(text, is: .integer)
        case .float: context.why(text, is: .float)
        case .boolean: context.why(text, is: .boolean)
        case .date, .localDateTime: context.why(text, is: .date)
        case .text, .parts: ""
        }
    }
}

/// A cell that does not fit the type of its column.
struct MisfitCell {
    var row: Int
    var text: String
}

/// Collects the cells of a column.
struct ColumnSink {
    let task: ColumnTask
    private var integers: [Int64] = []
    private var floats: [Double] = []
    private var booleans: [Bool] = []
    private var dates: [Int32] = []
    private var nulls = Bitmap()
    var text: TextSink
    /// How many parts the cells up to and including each row have, for cells that are split.
    private(set) var partEnds: [UInt32] = []
    private(set) var misfits: [MisfitCell] = []
    private var count = 0

    init(_ task: ColumnTask) {
        self.task = task
        text = TextSink(known: task.known, mayAscend: task.reading == .text)
    }

    /// Whether a guessed type proved wrong.
    var isRefuted: Bool { !task.isDeclared && !misfits.isEmpty }

    mutating func append(_ cells: UnsafePointer<Cell>, count rows: Int, of scanner: inout RowScanner) {
        let isDeclared = task.isDeclared
        let context = task.context
        switch task.reading {
        case .text: unsafe text.append(cells, count: rows, of: scanner)
        case .parts(let separator): unsafe appendParts(cells, rows, separator, &scanner)
        case .integer:
            for row in 0..<rows {
                integers.append(
                    unsafe read(cells[row], row, scanner) {
                        unsafe parseInteger($0, isDeclared: isDeclared)
                            ?? written($0, context).flatMap { Int64(exactly: $0) }
                    } ?? 0)
            }
        case .float:
            for row in 0..<rows {
                floats.append(
                    unsafe read(cells[row], row, scanner) {
                        if context.decimal == .comma { return unsafe written($0, context) }
                        return unsafe parseFloat($0, isDeclared: isDeclared) ?? written($0, context)
                    } ?? 0)
            }
        case .boolean:
            for row in 0..<rows {
                booleans.append(
                    unsafe read(cells[row], row, scanner) {
                        unsafe parseBoolean($0) ?? (isDeclared ? readTruth(decoded($0)) : nil)
                    } ?? false)
            }
        case .date(let pattern):
            for row in 0..<rows {
                dates.append(
                    unsafe read(cells[row], row, scanner) {
                        unsafe dateOf($0, pattern) ?? context.moment($0)?.day
                    } ?? 0)
            }
        case .localDateTime(let pattern):
            for row in 0..<rows {
                integers.append(
                    unsafe read(cells[row], row, scanner) {
                        unsafe wallClock($0, pattern) ?? context.moment($0)?.clock
                    } ?? 0)
            }
        }
        count += rows
    }

    /// Reads a cell; notes where it is empty or does not fit.
    @inline(__always)
    private mutating func read<T>(_ cell: Cell, _ row: Int, _ scanner: RowScanner, _ parse: (Bytes) -> T?) -> T? {
        if cell.length == 0 {
            nulls.insert(count + row)
            return nil
        }
        let bytes = unsafe scanner.text(cell)
        if let value = unsafe parse(bytes) { return value }
        nulls.insert(count + row)
        misfits.append(MisfitCell(row: count + row, text: unsafe decoded(bytes)))
        return nil
    }

    private mutating func appendParts(
        _ cells: UnsafePointer<Cell>, _ rows: Int, _ separator: [UInt8], _ scanner: inout RowScanner
    ) {
        for row in 0..<rows {
            let cell = unsafe cells[row]
            if cell.length > 0 {
                let bytes = unsafe scanner.text(cell)
                unsafe forEachPart(bytes, separator) { range in
                    let part = Cell(
                        start: cell.start + UInt32(truncatingIfNeeded: range.lowerBound),
                        length: UInt32(truncatingIfNeeded: range.count))
                    unsafe text.append(part, of: scanner)
                }
            }
            partEnds.append(UInt32(truncatingIfNeeded: text.codes.count))
        }
    }

    /// The column, for readings other than text.
    func column() -> Column {
        let mask = nulls.words.isEmpty ? nil : NullMask(nulls)
        return switch task.reading {
        case .integer: .integers(integers, mask)
        case .float: .floats(floats, mask)
        case .boolean: .booleans(booleans, mask)
        case .date: .dates(dates, mask)
        case .localDateTime: .localDateTimes(integers, mask)
        case .text, .parts: .strings([])
        }
    }
}

/// The same with any of several separators.
func forEachPart(_ bytes: Bytes, among separators: [[UInt8]], _ body: (Range<Int>) -> Void) {
    guard
        let separator = separators.first(where: { separator in
            bytes.indices.contains { unsafe bytes[$0...].starts(with: separator) }
        }) ?? separators.first
    else { return }
    unsafe forEachPart(bytes, separator, body)
}

/// Calls with the range of each part between separators that is not empty, without the blanks around it.
func forEachPart(_ bytes: Bytes, _ separator: [UInt8], _ body: (Range<Int>) -> Void) {
    var start = 0
    var index = 0
    func finish(_ end: Int) {
        var (first, last) = (start, end)
        while first < last, unsafe isPadding(bytes[first]) { first += 1 }
        while last > first, unsafe isPadding(bytes[last - 1]) { last -= 1 }
        if last > first { body(first..<last) }
    }
    while index < bytes.count {
        let isHere =
            index + separator.count <= bytes.count
            && separator.indices.allSatisfy { unsafe bytes[index + $0] == separator[$0] }
        if isHere {
            finish(index)
            index += separator.count
            start = index
        } else {
            index += 1
        }
    }
    finish(bytes.count)
}

private func dateOf(_ bytes: Bytes, _ pattern: DatePattern?) -> Int32? {
    guard let pattern else { return unsafe parseDate(bytes) }
    return unsafe pattern.parse(bytes)?.day
}

private func wallClock(_ bytes: Bytes, _ pattern: DatePattern?) -> Int64? {
    guard let pattern else { return unsafe parseLocalDateTime(bytes) }
    guard let (day, second) = unsafe pattern.parse(bytes) else { return nil }
    let (nanoseconds, overflow) = (Int64(day) * 86_400 + Int64(second)).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? nil : nanoseconds
}

/// A number with marks; only where the fast way does not read it.
private func written(_ bytes: Bytes, _ context: ReadingContext) -> Double? {
    if case .number(let number) = NumberReader.read(unsafe decoded(bytes), decimal: context.decimal) {
        number
    } else {
        nil
    }
}
