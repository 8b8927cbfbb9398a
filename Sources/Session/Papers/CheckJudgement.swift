// What the auditor has to say about the exceptions of checks.

package import Audit
import Values

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
    package let checks: [CheckSummary]
    package let findings: [Finding]

    /// nil where the outcome is not one of checks.
    package init?(_ outcome: Outcome) {
        guard let exceptions = outcome.tables.first(where: { $0.role == .exceptions })?.table else { return nil }
        checks = outcome.checks
        findings = Finding.all(in: exceptions)
    }

    /// Findings that count: not accepted, with the auditor's grade where there is one.
    /// - Parameter grades: those that count.
    package func counting(graded grades: Set<String>) -> [Finding] {
        findings.filter { !$0.isAccepted && grades.contains($0.finalGrade) }
    }

    /// The checks that could not be answered, with what is missing.
    package var notEvaluable: [(check: String, missing: String)] {
        checks.compactMap { check in
            if case .notEvaluable(let missing) = check.verdict { (check.name, missing) } else { nil }
        }
    }
}
