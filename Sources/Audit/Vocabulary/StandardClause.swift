// The clauses of ISO/IEC 27001: numbers, and short titles of our own.

/// A clause that checks and documents can be about.
package struct StandardClause: Hashable, Sendable {
    /// `9.2.1`
    package let id: String
    package let title: String
    /// plan, do, check or act.
    package let stage: String
    /// Whether the standard asks for something in writing.
    package let asksForDocument: Bool

    /// In the order of the standard.
    package static let all = commaSeparatedRows(embeddedText("clauses.csv")).compactMap { row in
        row["id"].map {
            StandardClause(
                id: $0, title: row["title"] ?? "", stage: row["stage"] ?? "",
                asksForDocument: row["documentedInfo"] == "yes")
        }
    }
}
