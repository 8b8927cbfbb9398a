// How a table is laid out where it is not a heading with rows below it: the keys of a manifest that say so.

/// What a manifest says of a table's lines and cells; nothing of it need be said.
struct TableLayout: Sendable, Equatable {
    /// The physical line, from 1, on which the heading begins.
    var heading: Int?
    /// Columns whose empty cells mean what stands above them.
    var fillDown: [String] = []
    /// What the first filled cell of a row begins with that ends the table.
    var stopAt: String?
    /// What stands before the decimals, `,` or `.`.
    var decimal: DecimalMark?
    /// What stands between several names in one cell.
    var separators: [String] = []
    /// Which of day, month and year comes first in dates made of numbers.
    var dateOrder: DateOrder?
    /// Whether tasks stand in rows, people or roles in columns, and letters of a RACI matrix in the cells.
    var isMatrix = false
}

enum DateOrder: String, Sendable, CaseIterable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
    case yearFirst = "ymd"
}

enum DecimalMark: String, Sendable, CaseIterable {
    case comma = ","
    case point = "."
}
