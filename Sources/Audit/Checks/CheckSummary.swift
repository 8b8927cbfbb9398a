// What became of a check, in figures.

import Values

/// How a check came out.
package enum Verdict: Hashable, Sendable {
    case inOrder
    case exceptions
    /// What is missing, or why there was nothing to judge.
    case notEvaluable(String)

    /// As tables say it.
    package var text: String {
        switch self {
        case .inOrder: "in order"
        case .exceptions: "exceptions"
        case .notEvaluable: "not evaluable"
        }
    }

    package var isEvaluable: Bool {
        if case .notEvaluable = self { false } else { true }
    }
}

/// A check with what it judged, what it could not, and what it found.
package struct CheckSummary: Sendable {
    package let name: String
    /// One line on what it looks for.
    package let title: String?
    /// The first is the one that its exceptions name.
    package let clauses: [String]
    package let verdict: Verdict
    /// Nil where the check has no population, or where what it needs is not provided.
    package let population: Int64?
    package let tested: Int64?
    /// Nil where what it needs is not provided, and so for the exceptions.
    package let untested: Int64?
    package let exceptions: Int64?
    /// `window = 7, before = 60`
    package let parameters: String?
    /// What else it says of its population, as `median_hours = 4`.
    package let figures: String?
    /// Why several minor exceptions should be read as one major.
    package var escalation: String?

    /// Exceptions of those tested, with four places.
    package var rate: Double? {
        guard let tested, tested > 0, let exceptions else { return nil }
        return (Double(exceptions) / Double(tested) * 10_000).rounded() / 10_000
    }

    init(_ outcome: CheckOutcome) {
        let plan = outcome.plan
        (name, title, clauses) = (plan.name, plan.summary, plan.clauses)
        let values = plan.parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        parameters = values.isEmpty ? nil : values
        if case .string(let text) = outcome.figures { figures = text } else { figures = nil }
        guard plan.missing.isEmpty else {
            verdict = .notEvaluable(plan.missing.joined(separator: ", "))
            (population, tested, untested, exceptions) = (nil, nil, nil, nil)
            return
        }
        let sizes = outcome.sizes
        let lost = sizes?.untested ?? 0
        tested = sizes?.tested
        untested = lost
        population = sizes.map { $0.tested + lost }
        let found = outcome.isEvaluable ? Int64(outcome.all.rows.count) : 0
        exceptions = found
        let reason = lost > 0 ? "all \(lost) are untested" : "nothing to look at"
        verdict = !outcome.isEvaluable ? .notEvaluable(reason) : found > 0 ? .exceptions : .inOrder
    }

    /// A row of the summary, up to its parameters.
    var row: [Value] {
        var missing: String?
        if case .notEvaluable(let reason) = verdict { missing = reason }
        return [
            .string(name), .string(verdict.text), .optional(population), .optional(tested), .optional(untested),
            .optional(exceptions), rate.map { .float($0) } ?? .null, .optional(missing), .optional(parameters),
        ]
    }
}

extension Value {
    fileprivate static func optional(_ number: Int64?) -> Value { number.map { .integer($0) } ?? .null }
    fileprivate static func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .null }
}
