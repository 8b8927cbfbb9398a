// How the checks stand, to be compared before and after an answer.

import Diagnostics
import Syntax
import Values

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
        guard let summary = outcome.tables.first(where: { $0.role == .summary })?.table else { return }
        for row in summary.rows {
            figures.append(
                (
                    summary.text("check", row) ?? "",
                    Figures(
                        result: summary.text("result", row) ?? "", exceptions: summary.count("exceptions", row),
                        untested: summary.count("untested", row))
                ))
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

extension ResultTable {
    fileprivate func count(_ column: String, _ row: [Value]) -> Int {
        guard let place = columns.firstIndex(of: column), case .integer(let number) = row[place] else { return 0 }
        return Int(number)
    }
}
