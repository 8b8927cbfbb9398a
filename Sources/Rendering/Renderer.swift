// What a format is: a result table in, bytes out.

package import Diagnostics
package import Values

/// A format that results are written in. One struct a format, one line in `Renderers.all`.
package protocol Renderer: Sendable {
    /// What `--mode` and `.mode` call it.
    var name: String { get }
    /// The endings of files that are written in it, lower case, without the dot.
    var fileEndings: [String] { get }
    /// One line for `.help`.
    var summary: String { get }
    /// Writes the whole table. Linear in its cells.
    func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport

    /// A text that is no table, in this format.
    func written(_ text: String) -> String
}

/// How a result is to look.
package struct RenderOptions: Sendable {
    /// What stands for a null; nil: the format's own (`NULL` in tables, nothing in CSV). Formats with a null of their own keep it.
    package var nullText: String?
    /// Plain data for programs: CSV without byte order mark and without added columns.
    package var raw: Bool
    /// Whether CSV may begin with a byte order mark, unless raw.
    package var byteOrderMark: Bool
    /// What stands between the cells of CSV: `,`, `;` or a tab.
    package var separator: CSVSeparator = .comma
    /// The terminal's width in cells; nil: as wide as it takes.
    package var width: Int?
    /// A table shows this many rows and says how many more there are; nil: all.
    package var rowLimit: Int?
    /// Whether escape sequences for bold and dim may be written.
    package var colour: Bool
    /// Whether lines and marks are drawn with ASCII only.
    package var ascii: Bool
    /// Whether a terminal gets the text: then control characters are made visible in every format, also in CSV, which keeps them else.
    package var isForTerminal: Bool

    package init(
        nullText: String? = nil, raw: Bool = false, byteOrderMark: Bool = true, width: Int? = nil, rowLimit: Int? = nil,
        colour: Bool = false, ascii: Bool = false, isForTerminal: Bool = false
    ) {
        self.nullText = nullText
        self.raw = raw
        self.byteOrderMark = byteOrderMark
        self.width = width
        self.rowLimit = rowLimit
        self.colour = colour
        self.ascii = ascii
        self.isForTerminal = isForTerminal
    }
}

/// Between the cells of CSV. Spreadsheets of countries that write 1,5 expect `;`.
package enum CSVSeparator: String, CaseIterable, Sendable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"

    /// As it is written on a command line, where a tab is `tab`.
    package init?(argument: String) {
        if argument == "tab" || argument == "\\t" { self = .tab } else { self.init(rawValue: argument) }
    }

    package var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
    }
}

/// What the reader of a rendered result has to be told beside it.
package struct RenderReport: Sendable {
    /// Text cells that were given a leading `'` so that a spreadsheet doesn't run them as formulas.
    package var guardedCells: Int
    /// Remarks such as cells that are longer than a spreadsheet takes.
    package var warnings: [Diagnostic]

    package init(guardedCells: Int = 0, warnings: [Diagnostic] = []) {
        self.guardedCells = guardedCells
        self.warnings = warnings
    }
}

extension Renderer {
    /// A text that is no table, as plans and definitions are: itself, unless the format would take signs in it for its own.
    package func written(_ text: String) -> String { text }
}
