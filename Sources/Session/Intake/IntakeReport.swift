// What was made of a folder, column by column.

import Diagnostics
import Loaders
import Values

/// The table behind SHOW INTAKE, and the report that an intake leaves: hashes and counts say what was read, and what is open.
struct IntakeReport {
    let session: Session

    private static let columns = [
        "file", "sha256", "rows", "taken_for", "heading", "means", "as_in", "repaired", "unread", "first_unread",
        "open_questions",
    ]

    /// One row a column of a file, in the order of the folder, then one for each file that is no table.
    /// - Throws: the folder can't be read any more.
    func table() throws(Diagnostic) -> ResultTable {
        var table = ResultTable(columns: Self.columns)
        guard let organisation = session.organisation else { return table }
        let draft = try IntakeDraft(reporting: organisation.path)
        let files = Dictionary(organisation.files.map { ($0.path, $0) }) { first, _ in first }
        let questions = draft.questions(session.issues, session.graph)
        var unread: [[String]: [DataIssue]] = [:]
        for issue in session.issues { unread[[issue.file, issue.column], default: []].append(issue) }
        for read in draft.tables {
            let file = files[read.file]
            for column in read.columns {
                let issues = unread[[read.file, column.heading]] ?? []
                let open = questions.count {
                    $0.file == read.file && ($0.heading == column.heading || $0.heading.isEmpty)
                }
                table.rows.append([
                    .string(read.file), text(file?.sha256), number(file?.rows ?? 0), .string(read.takenFor),
                    .string(column.heading), .string(column.meaning ?? "not used"),
                    text(column.samples.joined(separator: " | ")), number(file?.repaired ?? 0), number(issues.count),
                    text(issues.first.map { "\($0.file):\($0.line): \($0.value)" }), number(open),
                ])
            }
        }
        let tables = Set(draft.tables.map(\.file))
        for file in organisation.files where !tables.contains(file.path) {
            var row = [Value](repeating: .null, count: Self.columns.count)
            (row[0], row[1], row[2]) = (.string(file.path), text(file.sha256), number(file.rows))
            row[5] = text(file.notes.joined(separator: "; "))
            table.rows.append(row)
        }
        return table
    }

    private func number(_ number: Int) -> Value { .integer(Int64(number)) }
    private func text(_ text: String?) -> Value { text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null }
}
