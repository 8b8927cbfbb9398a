// Names of cells and of areas.

/// Where a cell stands; both count from 0.
struct CellReference: Equatable, Sendable {
    var column: Int
    var row: Int

    /// The most that a sheet has: columns to XFD, rows to 1,048,576.
    static let columnLimit = 16_384
    static let rowLimit = 1_048_576

    init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    /// Reads `B17` or `$B$17`; nil where that is none. It may lie outside any sheet.
    init?(_ bytes: Bytes) {
        var (column, row, digits) = (0, 0, 0)
        for index in 0..<bytes.count where unsafe bytes[index] != UInt8(ascii: "$") {
            let byte = unsafe bytes[index]
            if isDigit(byte) {
                guard column > 0, digits < 9 else { return nil }
                row = row * 10 + Int(byte - Ascii.zero)
                digits += 1
            } else {
                guard isLetter(byte), digits == 0, column < 1 << 24 else { return nil }
                column = column * 26 + Int(lowered(byte) - UInt8(ascii: "a")) + 1
            }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(column: column - 1, row: row - 1)
    }

    var isInSheet: Bool { column < Self.columnLimit && row < Self.rowLimit }

    var text: String { Self.letters(column) + String(row + 1) }

    /// `A` … `Z`, `AA` …, as spreadsheets name the columns.
    static func letters(_ column: Int) -> String {
        var (rest, name) = (column, "")
        repeat {
            name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
            rest = rest / 26 - 1
        } while rest >= 0
        return name
    }
}

/// Cells that are shown as one; only the first has a content.
struct MergedArea: Equatable, Sendable {
    var first: CellReference
    var last: CellReference

    init(first: CellReference, last: CellReference) {
        self.first = first
        self.last = last
    }

    /// Reads `A3:A7`; nil where that is no area of a sheet.
    init?(_ bytes: Bytes) {
        guard let colon = unsafe bytes.firstIndex(of: Ascii.colon),
            let first = unsafe CellReference(slice(bytes, 0..<colon)),
            let last = unsafe CellReference(slice(bytes, (colon + 1)..<bytes.count)), first.isInSheet, last.isInSheet,
            last.row >= first.row, last.column >= first.column
        else { return nil }
        self.init(first: first, last: last)
    }

    var isTall: Bool { last.row > first.row }
}
