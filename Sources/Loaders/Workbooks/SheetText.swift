// A sheet on its way from cells to text.

/// A cell that has no content that could be read.
struct AbsentCell: Sendable {
    /// The sheet's row, from 1.
    var row: UInt32
    /// From 0.
    var column: Int
    /// What stands there, as `#REF!`; empty where nothing does.
    var text: String
    var reason: String
}

/// Gathers the cells of a sheet, row by row, as text. Whatever reads a workbook tells it of rows and cells in their order.
struct SheetText {
    /// Rows and columns that nobody sees: read, or passed over.
    var skipsHidden = false
    private(set) var writer: CellTextWriter
    /// Columns up to the last one with a content.
    private(set) var width = 0
    private(set) var absent: [AbsentCell] = []
    /// Of several kinds, for a remark: how many, and the first.
    private(set) var absentCount = 0
    private(set) var hiddenRows: [UInt32] = []
    var hiddenColumns: [ClosedRange<Int>] = []
    var merged: [MergedArea] = []
    /// Whether it has more text than any register: few texts, shared by millions of cells, unpack to anything.
    private(set) var isTooLarge = false

    private var row: UInt32 = 0
    private var isSkipped = false
    /// The contents of the row, end to end.
    private(set) var bytes: [UInt8] = []
    private var cells: [(column: Int, start: Int, end: Int)] = []

    private static let absentLimit = 10_000
    static let byteLimit = 1 << 30

    init(capacity: Int) { writer = CellTextWriter(capacity: capacity) }

    /// - Parameter number: from 1.
    mutating func beginRow(_ number: UInt32, isHidden: Bool) {
        row = number
        isSkipped = isHidden && skipsHidden
        if isHidden { hiddenRows.append(number) }
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Adds a cell: whatever `write` appends.
    mutating func addCell(_ column: Int, _ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        if bytes.count == start || isSkipped || skipsHidden && isHidden(column) { return }
        if bytes.count > Self.byteLimit { isTooLarge = true }
        cells.append((column, start, bytes.count))
    }

    mutating func noteAbsent(_ column: Int, _ text: String, _ reason: String) {
        if isSkipped || skipsHidden && isHidden(column) { return }
        absentCount += 1
        guard absent.count < Self.absentLimit else { return }
        absent.append(AbsentCell(row: row, column: column, text: text, reason: reason))
    }

    private func isHidden(_ column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }

    mutating func endRow() {
        if cells.isEmpty || isTooLarge { return }
        for index in cells.indices.dropFirst() where cells[index].column <= cells[index - 1].column {
            cells.sort { ($0.column, $0.start) < ($1.column, $1.start) }
            break
        }
        let start = writer.bytes.count
        var column = 0
        for cell in cells where cell.column >= column {
            while column < cell.column {
                writer.append(EmptyCollection())
                column += 1
            }
            writer.append(bytes[cell.start..<cell.end])
            column += 1
        }
        width = max(width, column)
        writer.endRow(row, from: start)
        if writer.bytes.count > Self.byteLimit { isTooLarge = true }
    }

    /// Whether the row has a content.
    var hasCells: Bool { !cells.isEmpty }

    /// The row that has just ended stands once more, under another number.
    mutating func repeatRow(_ number: UInt32) {
        row = number
        endRow()
    }
}

extension SheetText {
    /// The table, and what there is to say of it.
    /// - Parameter isHidden: whether the whole sheet is.
    func source(_ sheet: String, of path: String, isHidden: Bool) -> TableSource {
        var notes: [String] = []
        if isHidden { notes.append("the sheet is hidden; it is read") }
        let how = skipsHidden ? "passed over, as the manifest says" : "read"
        if !hiddenRows.isEmpty {
            notes.append("\(counted(hiddenRows.count, "hidden row")) \(how): \(listed(hiddenRows.map { String($0) }))")
        }
        let hidden = hiddenColumns.flatMap { $0.prefix(max(0, width - $0.lowerBound)) }.filter { $0 < width }
        if !hidden.isEmpty || skipsHidden && !hiddenColumns.isEmpty {
            let columns = skipsHidden ? hiddenColumns.flatMap { $0.prefix(32) } : hidden
            notes.append(
                "\(counted(columns.count, "hidden column")) \(how): \(listed(columns.map(CellReference.letters)))")
        }
        for (reason, cells) in Dictionary(grouping: absent, by: \.reason).sorted(by: { $0.key < $1.key }) {
            let places = cells.map { CellReference.letters($0.column) + String($0.row) }
            notes.append("\(counted(cells.count, "cell")) with \(reason) taken as empty: \(listed(places))")
        }
        let text = TableText(writer, columnNames: (0..<width).map(CellReference.letters), notes: notes)
        text.absent = absent
        text.merged = merged.filter(\.isTall)
        return TableSource(text, sheet: sheet, of: path)
    }

    private func listed(_ names: [String]) -> String {
        names.count > 6 ? names.prefix(5).joined(separator: ", ") + " …" : names.joined(separator: ", ")
    }
}

/// `1 cell`, `3 cells`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
