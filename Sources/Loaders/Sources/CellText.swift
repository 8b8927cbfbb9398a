// Cells as text: what the scanner reads where a file's own text is none that it could.

import Graph
import Values

/// Writes rows as text whose lines know where they come from.
struct CellTextWriter {
    /// Between cells: a character that no cell holds, so that quotes are rare.
    static let delimiter: UInt8 = 0x1F

    private(set) var bytes: [UInt8] = []
    /// For each line of the text the row or line that it comes from.
    private(set) var places: [UInt32] = []
    private var isRowBegun = false

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func append(_ cell: some Collection<UInt8>) {
        if isRowBegun { bytes.append(Self.delimiter) }
        isRowBegun = true
        guard cell.contains(where: { $0 == Self.delimiter || $0 == Ascii.quote || $0 < Ascii.space }) else {
            bytes.append(contentsOf: cell)
            return
        }
        bytes.append(Ascii.quote)
        for byte in cell {
            if byte == Ascii.quote { bytes.append(Ascii.quote) }
            bytes.append(byte)
        }
        bytes.append(Ascii.quote)
    }

    /// Ends a row that comes from a place; it may have taken several lines.
    mutating func endRow(_ place: UInt32, from start: Int) {
        if !isRowBegun { return }
        var lines = 1
        for index in start..<bytes.count
        where bytes[index] == Ascii.lineFeed
            || bytes[index] == Ascii.carriageReturn
                && !(index + 1 < bytes.count && bytes[index + 1] == Ascii.lineFeed)
        { lines += 1 }
        places.append(contentsOf: repeatElement(place, count: lines))
        bytes.append(Ascii.lineFeed)
        isRowBegun = false
    }
}

extension TableText {
    /// The cells of a sheet as text.
    convenience init(_ table: CellTable) {
        var writer = CellTextWriter()
        let width = table.rows.reduce(0) { max($0, $1.cells.count) }
        for row in table.rows {
            let start = writer.bytes.count
            for column in 0..<width { writer.append(column < row.cells.count ? row.cells[column].text.utf8 : "".utf8) }
            writer.endRow(row.number, from: start)
        }
        self.init(writer, columnNames: table.columnNames, notes: table.notes)
    }
}

extension CellTable.Cell {
    /// As the readers of cells want it: numbers with a point, days and times as ISO 8601 has them.
    var text: String {
        switch self {
        case .empty: return ""
        case .text(let text): return text
        case .number(let number):
            if let whole = Int64(exactly: number) { return String(whole) }
            return number.isFinite ? String(number) : ""
        case .truth(let truth): return truth ? "true" : "false"
        case .day(let day): return day.description
        case .clock(let clock): return LocalDateTime(epochNanoseconds: clock).description
        }
    }
}
