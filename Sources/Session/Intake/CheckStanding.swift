// How the checks stand, to be compared before and after an answer.

import Audit
import Diagnostics
import Syntax

/// For each check its result in figures.
package struct CheckStanding: Sendable {
    package struct Figures: Equatable, Sendable {
        package var result: String
        package var exceptions: Int
        package var untested: Int
    }

    /// A check whose figures have changed.
    package struct Difference: Sendable {
        package var check: String
        package var before: Figures
        package var after: Figures
    }

    package private(set) var figures: [(check: String, figures: Figures)] = []

    init() {}

    /// Runs every check.
    init(of session: Session) throws(Diagnostic) {
        let source = SourceText("CHECK ALL")
        guard let entry = session.parse(source).entries.first else { return }
        let outcome = try session.execute(try entry.result.get(), in: source, cancellation: Cancellation())
        figures = outcome.checks.map { check in
            let figures = Figures(
                result: check.verdict.text, exceptions: Int(check.exceptions ?? 0), untested: Int(check.untested ?? 0))
            return (check.name, figures)
        }
    }

    /// In the order of the checks.
    func differences(from earlier: CheckStanding) -> [Difference] {
        let before = Dictionary(earlier.figures.map { ($0.check, $0.figures) }) { first, _ in first }
        return figures.compactMap { check, after in
            guard let old = before[check], old != after else { return nil }
            return Difference(check: check, before: old, after: after)
        }
    }
}
