// Findings that are known and accepted for a time.

package import Diagnostics
import Values

/// What a table of the auditor's says: `check,subject_id,reason,expires`. An accepted finding stays in every result and counts again
/// from the day after it expires, judged at as-of.
package struct Baseline: Sendable {
    package let file: AuditorFile
    private var entries: [CheckSubject: (reason: String, expires: CalendarDate)] = [:]

    /// - Throws: `UsageError` for a missing column, an entry without a reason, one without a date.
    package init(path: String, _ bytes: [UInt8]) throws(Diagnostic) {
        file = AuditorFile(path: path, bytes)
        let table = try AuditorTable(path: path, bytes)
        let reason = try table.column("reason")
        let expires = try table.column("expires")
        for row in try table.rows() {
            let date = try row.cell(expires, "expires", in: table.name)
            guard date.utf8.count == 10, let day = try? CalendarDate(parsing: date) else {
                throw .notADate(date, table.name, row.line)
            }
            entries[row.key] = (try row.cell(reason, "reason", in: table.name), day)
        }
    }

    /// What became of the entries.
    struct Use {
        var accepted = 0
        var expired = 0
        /// Entries of the checks that ran, which fit nothing.
        var unused = 0
    }

    /// The exceptions with `accepted`, `accepted_until` and `accepted_reason` behind their rule.
    /// - Parameter asOf: an entry that expires on this day still holds; without a day none does.
    func applied(to exceptions: ResultTable, checks: Set<String>, asOf: CalendarDate?) -> (table: ResultTable, use: Use)
    {
        guard let place = exceptions.columns.firstIndex(of: "rule") else { return (exceptions, Use()) }
        var table = exceptions
        table.columns.insert(contentsOf: ["accepted", "accepted_until", "accepted_reason"], at: place + 1)
        var use = Use()
        var used: Set<CheckSubject> = []
        for (index, subject) in exceptions.checkSubjects.enumerated() {
            var cells: [Value] = [.null, .null, .null]
            if let subject, let entry = entries[subject] {
                let holds = asOf.map { $0.epochDay <= entry.expires.epochDay } ?? false
                used.insert(subject)
                if holds { use.accepted += 1 } else { use.expired += 1 }
                cells = [.boolean(holds), .date(entry.expires), .string(entry.reason)]
            }
            table.rows[index].insert(contentsOf: cells, at: place + 1)
        }
        use.unused = entries.keys.count { checks.contains($0.check) && !used.contains($0) }
        return (table, use)
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func notADate(_ text: String, _ file: String, _ line: Int) -> Diagnostic {
        auditorFile("\(file):\(line): \(text) is no date", help: "Dates are written as year, month and day: 2026-03-31")
    }
}
