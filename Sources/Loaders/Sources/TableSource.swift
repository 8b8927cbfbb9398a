// The one way in for tables: what a reader of some kind of file hands over.

import Values

/// A table as a file holds it: text that is scanned where it lies, or cells that a reader has taken apart.
struct TableSource {
    /// As messages call it: the file's path, and behind a colon the sheet, as `registers.xlsx:Processes`.
    let name: String
    /// The sheet's name; empty where the file is one table.
    var sheet = ""
    let content: Content

    enum Content {
        case text(TableText)
        case cells(CellTable)
        /// Nothing that could be read, and why.
        case unread(String)
    }

    /// A text file, which is one table.
    init(_ text: TableText, name: String) {
        self.name = name
        content = .text(text)
    }

    /// One sheet of a file, already written as text.
    init(_ text: TableText, sheet: String, of path: String) {
        name = sheet.isEmpty ? path : path + ":" + sheet
        self.sheet = sheet
        content = .text(text)
    }

    /// A sheet that is only told of.
    init(unread reason: String, sheet: String, of path: String) {
        name = sheet.isEmpty ? path : path + ":" + sheet
        self.sheet = sheet
        content = .unread(reason)
    }

    /// Why the table is not read; nil where it is.
    var reason: String? { if case .unread(let reason) = content { reason } else { nil } }

    /// One sheet of a file.
    init(_ cells: CellTable, sheet: String, of path: String) {
        name = sheet.isEmpty ? path : path + ":" + sheet
        self.sheet = sheet
        content = .cells(cells)
    }

    /// The table as text for the scanner: its own, or one that is written from its cells and knows their places; nil where there is none.
    func text() -> TableText? {
        switch content {
        case .text(let text): text
        case .cells(let cells): TableText(cells)
        case .unread: nil
        }
    }
}

/// A table of cells, row by row. Rows may be of different lengths; rows without a cell need not be there.
struct CellTable: Sendable {
    enum Cell: Sendable {
        case empty
        /// As it stands; the readers of `Cells` find out what it means.
        case text(String)
        case number(Double)
        case truth(Bool)
        case day(CalendarDate)
        /// Nanoseconds since 1970-01-01T00:00, without a zone.
        case clock(Int64)
    }

    struct Row: Sendable {
        /// The row's number in its sheet, or the line, from 1.
        var number: UInt32
        var cells: [Cell]
    }

    var rows: [Row] = []
    /// How the columns are called in the sheet itself, as `A`, `B`: with them a cell is named `B17`. Empty where a sheet does
    /// not name them.
    var columnNames: [String] = []
    /// What was done to read it.
    var notes: [String] = []

    /// `A` … `Z`, `AA` …, as spreadsheets name so many columns.
    static func letters(_ count: Int) -> [String] {
        (0..<count).map { index in
            var (rest, name) = (index, "")
            repeat {
                name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
                rest = rest / 26 - 1
            } while rest >= 0
            return name
        }
    }
}
