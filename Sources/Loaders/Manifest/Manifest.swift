// What an organisation's files mean: the manifest, read.

import Values

/// A manifest as its text says it; nothing is looked up yet.
struct Manifest: Sendable {
    var name: String?
    var asOf: CalendarDate?
    var period: (from: CalendarDate, to: CalendarDate)?
    var timeZone: String?
    var files: [FileRule] = []

    /// What one entry under `files` says.
    struct FileRule: Sendable {
        var path: String
        /// The line of the manifest, for messages.
        var line: Int
        /// The loader that `as:` asks for.
        var format: String?
        /// Of a file that holds several tables, the one that is meant; nil for the first.
        var sheet: String?
        var content: Content
        var columns: [ColumnRule] = []
        /// Cells that mean nothing is there.
        var missing: [String] = []
        var layout = TableLayout()
        /// Columns of which one must be filled for a row to make anything; empty where each row does.
        var when: [String] = []
        /// Of a table that holds several registers, the rows that are meant; nil for all.
        var rows: RowChoice?
        /// Whether columns that the rule does not name are left out.
        var skipsOthers = false
        /// In the conventions: what the rows are called whose id names these rows too.
        var keyAs: String?
    }

    enum Content: Sendable {
        /// Each row is a node with these labels; the key names it.
        case nodes(labels: [String], key: String)
        /// Each row is a relationship.
        case relationships(type: String, from: EndRule, to: EndRule)
        /// The file says itself what it holds.
        case any
    }

    /// Rows by what a column says they are, as trackers export them: `Issue Type` is `Incident`.
    struct RowChoice: Sendable, Equatable {
        var column: String
        /// Compared without regard to case.
        var words: [String]
        /// Whether the rows are meant that say something else.
        var isExcept = false
    }

    /// Which column of an edge file holds an end, and what its cells refer to.
    struct EndRule: Sendable {
        var column: String
        var reference: Reference
    }

    /// What the cells of a column refer to.
    struct Reference: Sendable {
        var labels: [String]
        /// Properties, in the order in which they are tried.
        var match: [String] = ["id", "name"]
        /// Between several references in one cell.
        var split: String?
        /// The label of the node to make where there is no such one.
        var create: String?
        /// Whether `create` holds only where no file provides any of the labels.
        var createsOnlyWhereAbsent = false
        /// Cells, or parts of them, and the name or id of what they mean.
        var values: [(cell: String, target: String)] = []

        /// What a text is looked up as.
        func target(of text: String) -> String { values.first { $0.cell == text }?.target ?? text }
        /// Between several references in a cell that no node is called as a whole; empty for the usual ones.
        var separators: [String] = []
    }

    struct ColumnRule: Sendable {
        var header: String
        var line: Int
        var meaning: Meaning

        var isRelationship: Bool { if case .relationship = meaning { true } else { false } }
    }

    enum Meaning: Sendable {
        case skip
        case property(PropertyRule)
        /// `isReversed` where the relationship points at the row (`from:` in place of `to:`).
        case relationship(type: String, reference: Reference, isReversed: Bool)
    }

    struct PropertyRule: Sendable {
        var name: String?
        var type: CellType?
        var format: String?
        /// Cells and what they mean, compared ignoring case.
        var values: [(cell: String, value: String)] = []
        /// The column whose relationship has the property.
        var of: String?
        /// Between several values in one cell, for a list.
        var split: String?
    }
}

/// What a column's cells are read as.
enum CellType: String, Sendable, CaseIterable {
    case string, integer, float, boolean, date, dateTime, localDateTime, duration, list

    /// By the names that manifests use, in any case.
    init?(named name: String) {
        switch name.lowercased() {
        case "string", "text": self = .string
        case "integer", "int": self = .integer
        case "float", "number", "decimal": self = .float
        case "boolean", "bool": self = .boolean
        case "date": self = .date
        case "datetime", "date-time", "instant": self = .dateTime
        case "localdatetime", "local date-time": self = .localDateTime
        case "duration": self = .duration
        case "list": self = .list
        default: return nil
        }
    }

    static let names = [
        "string", "integer", "float", "boolean", "date", "datetime", "localdatetime", "duration", "list",
    ]
}

extension Manifest.FileRule {
    /// Cells that mean nothing is there: the usual words and the rule's own, but none that the rule says means something.
    var missingWords: MissingWords {
        var meant: Set<String> = []
        for column in columns {
            guard case .property(let property) = column.meaning else { continue }
            for (cell, _) in property.values { meant.insert(cell.lowercased()) }
        }
        let usual = Signs.standard.nothing.filter { !meant.contains($0) }
        return MissingWords(usual + missing.map { $0.lowercased() }.filter { !usual.contains($0) })
    }
}
