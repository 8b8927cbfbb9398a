// The keys of a manifest, where each may stand and what it says: the reader, the help and the schema for editors rest on this table.

/// One key of a manifest.
package struct ManifestKey: Sendable {
    /// What may stand behind it.
    package enum Shape: Hashable, Sendable {
        case text
        /// A day, as 2026-03-31.
        case day
        /// The number of a line, from 1.
        case line
        case choice([String])
        /// One text or a list of them.
        case texts
        /// Texts by texts.
        case mapping
        /// Keys of a part below.
        case part(ManifestPart)
        /// A list of such parts.
        case parts(ManifestPart)
        /// Such parts by the headings of columns; `skip` stands for a column that is left out.
        case partsByHeading(ManifestPart)
    }

    package let name: String
    package let shape: Shape
    /// In a sentence, without a full stop.
    package let meaning: String
    package let isNeeded: Bool

    fileprivate init(_ name: String, _ shape: Shape, _ meaning: String, isNeeded: Bool = false) {
        self.name = name
        self.shape = shape
        self.meaning = meaning
        self.isNeeded = isNeeded
    }
}

/// A place in a manifest that has keys of its own.
package enum ManifestPart: String, CaseIterable, Sendable {
    case manifest, period, file, rows, end, column

    /// In the order in which they are told.
    package var keys: [ManifestKey] {
        switch self {
        case .manifest: Self.manifestKeys
        case .period: Self.periodKeys
        case .file: Self.fileKeys
        case .rows: Self.rowKeys
        case .end: [Self.columnOfEnd, Self.labelOfEnd] + Self.referenceKeys
        case .column: Self.columnKeys + Self.referenceKeys
        }
    }

    var names: [String] { keys.map(\.name) }

    private static let manifestKeys = [
        ManifestKey("weft", .choice(["1"]), "the version of this format", isNeeded: true),
        ManifestKey("name", .text, "the organisation's name"),
        ManifestKey("asOf", .day, "the day that everything is judged by"),
        ManifestKey("period", .part(.period), "the days that are looked at"),
        ManifestKey("timeZone", .text, "the zone of times that name none, as Europe/Berlin"),
        ManifestKey("clauses", .text, "a table with the auditor's own wording of clauses"),
        ManifestKey("files", .parts(.file), "what each file holds; one path may stand several times"),
    ]

    private static let periodKeys = [
        ManifestKey("from", .day, "the first day", isNeeded: true),
        ManifestKey("to", .day, "the last day", isNeeded: true),
    ]

    private static let fileKeys = [
        ManifestKey("path", .text, "the file, from the manifest's folder; * stands for any name", isNeeded: true),
        ManifestKey("sheet", .text, "which sheet of a workbook"),
        ManifestKey("as", .text, "how the file is read, where its ending does not say it"),
        ManifestKey("node", .texts, "each row is a node with this label, or these"),
        ManifestKey("key", .text, "the column that names the row; id where nothing is said"),
        ManifestKey("edge", .text, "each row is a relationship of this type"),
        ManifestKey("from", .part(.end), "where the relationship begins"),
        ManifestKey("to", .part(.end), "where the relationship ends"),
        ManifestKey("columns", .partsByHeading(.column), "what headings mean; others become properties of their name"),
        ManifestKey("others", .choice(["skip"]), "columns that are not named are left out"),
        ManifestKey("missing", .texts, "cells that mean nothing is there, beside the usual ones"),
        ManifestKey("when", .texts, "columns of which one must be filled for the row to count"),
        ManifestKey("rows", .part(.rows), "which rows count, of a table that holds several registers"),
        ManifestKey("heading", .line, "the line on which the heading begins"),
        ManifestKey("stopAt", .text, "how the first cell of the row begins that ends the table"),
        ManifestKey("fillDown", .texts, "columns whose empty cells mean what stands above them"),
        ManifestKey("decimal", .choice([",", "."]), "what stands before the decimals"),
        ManifestKey("dateOrder", .choice(["dmy", "mdy", "ymd"]), "what comes first in dates made of numbers"),
        ManifestKey("separators", .texts, "what stands between several names in one cell"),
        ManifestKey(
            "matrix", .choice(["raci"]), "tasks stand in rows, people in columns, letters of a RACI matrix in cells"),
        ManifestKey("keyAs", .text, "the label of rows whose ids name these rows too"),
    ]

    private static let rowKeys = [
        ManifestKey("column", .text, "the column that says what a row is", isNeeded: true),
        ManifestKey("are", .texts, "the words of the rows that count"),
        ManifestKey("areNot", .texts, "the words of the rows that do not count"),
    ]

    private static let columnOfEnd = ManifestKey("column", .text, "the column that names it", isNeeded: true)
    private static let labelOfEnd = ManifestKey("label", .texts, "which labels it may have", isNeeded: true)

    private static let columnKeys = [
        ManifestKey("property", .text, "the property that the cells are"),
        ManifestKey("type", .choice(CellType.names), "what the cells are read as"),
        ManifestKey("format", .text, "how dates are written, as dd.MM.yyyy"),
        ManifestKey("of", .text, "the column whose relationship has the property"),
        ManifestKey("edge", .text, "the cells name what the row is related to, by this type"),
        ManifestKey("to", .texts, "the labels at the other end"),
        ManifestKey("from", .texts, "the same, where the relationship points at the row"),
    ]

    private static let referenceKeys = [
        ManifestKey("values", .mapping, "cells, and the value or the name that each means"),
        ManifestKey("match", .texts, "by which properties a name is looked for; id and name where nothing is said"),
        ManifestKey("split", .text, "what stands between several values in one cell"),
        ManifestKey("create", .text, "the label of a node to make where no node has the name"),
        ManifestKey("createIfAbsent", .text, "the same, only where no file holds such nodes"),
    ]
}
