// How much memory something may take.

import Synchronization

/// Accounts for what operators keep: sorted rows, hash tables, collected lists. Swift traps where an allocation fails, so
/// the limit is kept by counting before growing.
package final class Budget: Sendable {
    /// What memory is taken for, in the words of an error.
    package enum Use: String, Sendable {
        case result = "the rows of the result"
        case sorting = "rows that are sorted or kept until the last one is there"
        case groups = "groups, or rows that are told apart by DISTINCT"
        case collecting = "what collect() gathers"
        case lists = "long lists"
        case texts = "long texts"
        case paths = "shortest paths"
        case networks = "a search through the network"
        case subqueries = "rows of a subquery"
        case calls = "rows of a procedure"
    }

    private let used = Atomic<Int>(0)
    /// In bytes.
    package let limit: Int

    package init(limit: Int = 4 << 30) { self.limit = limit }

    /// - Throws: `LimitError` when more than the limit would be held.
    package func charge(_ bytes: Int, for use: Use = .groups) throws(Diagnostic) {
        if used.add(bytes, ordering: .relaxed).newValue > limit { throw .tooMuchMemory(limit, use) }
    }

    /// For what is held only while a batch is worked on: nothing is added to the account.
    /// - Throws: `LimitError` when so many bytes beside what is kept would be more than the limit.
    package func check(alsoHolding bytes: Int, for use: Use = .networks) throws(Diagnostic) {
        let (sum, overflow) = used.load(ordering: .relaxed).addingReportingOverflow(bytes)
        if overflow || sum > limit { throw .tooMuchMemory(limit, use) }
    }
}

extension Diagnostic {
    fileprivate static func tooMuchMemory(_ limit: Int, _ use: Budget.Use) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .limitError, detail: .tooLarge,
            message:
                "the statement needs more memory than is left to it (\(limit >> 20) MB): most of it for \(use.rawValue)",
            help:
                "Ask for fewer rows with a condition or LIMIT, or count them instead; --memory or .limit memory gives more."
        )
    }
}
