// What the auditor has to say about the exceptions of checks.

package import Values

extension Session {
    /// Puts the auditor's grades and acceptances into the exceptions of checks, and says what became of them.
    func judged(_ exceptions: ResultTable, of checks: [String]) -> (table: ResultTable, notes: [String]) {
        var table = exceptions
        var notes: [String] = []
        let names = Set(checks)
        if let baseline = settings.baseline {
            let (marked, use) = baseline.applied(to: table, checks: names, asOf: judgement.asOf)
            table = marked
            notes += use.notes(file: baseline.file.path)
        }
        if let grades = settings.grades {
            let (graded, unused) = grades.applied(to: table, checks: names)
            table = graded
            if unused > 0 {
                notes.append(
                    "\(unused) \(unused == 1 ? "grade" : "grades") in \(grades.file.path) \(unused == 1 ? "fits" : "fit") no exception any more"
                )
            }
        }
        return (table, notes)
    }
}

extension Baseline.Use {
    fileprivate func notes(file: String) -> [String] {
        var notes: [String] = []
        if accepted > 0 {
            notes.append("\(accepted) \(accepted == 1 ? "exception is" : "exceptions are") accepted by \(file)")
        }
        if expired > 0 {
            notes.append(
                "\(expired) \(expired == 1 ? "acceptance" : "acceptances") in \(file) expired: \(expired == 1 ? "it counts" : "they count") again"
            )
        }
        if unused > 0 {
            notes.append(
                "\(unused) \(unused == 1 ? "entry" : "entries") in \(file) \(unused == 1 ? "fits" : "fit") no exception any more"
            )
        }
        return notes
    }
}

/// The result of checks, as a pipeline asks for it.
package struct CheckVerdict {
    package let exceptions: ResultTable
    package let summary: ResultTable

    /// nil where the outcome is not one of checks.
    package init?(_ outcome: Outcome) {
        guard let exceptions = outcome.tables.first(where: { $0.role == .exceptions })?.table,
            let summary = outcome.tables.first(where: { $0.role == .summary })?.table
        else { return nil }
        self.exceptions = exceptions
        self.summary = summary
    }

    /// The rows of exceptions that count: not accepted, with the auditor's grade where there is one.
    /// - Parameter grades: those that count.
    package func countingRows(graded grades: Set<String>) -> [Int] {
        let grade = exceptions.columns.firstIndex(of: "final_grade") ?? exceptions.columns.firstIndex(of: "grade")
        let accepted = exceptions.columns.firstIndex(of: "accepted")
        return exceptions.rows.indices.filter { index in
            let row = exceptions.rows[index]
            if let accepted, case .boolean(true) = row[accepted] { return false }
            guard let grade, case .string(let text) = row[grade] else { return false }
            return grades.contains(text)
        }
    }

    /// The checks that could not be answered, with what is missing.
    package var notEvaluable: [(check: String, missing: String)] {
        summary.rows.compactMap { row in
            guard summary.text("result", row) == "not evaluable" else { return nil }
            return (summary.text("check", row) ?? "", summary.text("missing", row) ?? "")
        }
    }
}

extension ResultTable {
    /// A cell that holds a text.
    func text(_ column: String, _ row: [Value]) -> String? {
        guard let place = columns.firstIndex(of: column), place < row.count, case .string(let text) = row[place] else {
            return nil
        }
        return text
    }
}
