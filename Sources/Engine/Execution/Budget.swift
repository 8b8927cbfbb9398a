// How much memory a statement may hold.

package import Diagnostics
import Synchronization

/// Accounts for what operators keep: sorted rows, hash tables, collected lists. Swift traps where an allocation fails, so
/// the limit is kept by counting before growing.
package final class Budget: Sendable {
    private let used = Atomic<Int>(0)
    /// In bytes.
    package let limit: Int

    package init(limit: Int = 4 << 30) { self.limit = limit }

    /// - Throws: `LimitError` when the statement would hold more than its limit.
    package func charge(_ bytes: Int) throws(Diagnostic) {
        if used.add(bytes, ordering: .relaxed).newValue > limit { throw .tooMuchMemory(limit) }
    }

    /// For what is held only while a batch is worked on: nothing is added to the account.
    /// - Throws: `LimitError` when so many bytes beside what is kept would be more than the limit.
    package func check(alsoHolding bytes: Int) throws(Diagnostic) {
        let (sum, overflow) = used.load(ordering: .relaxed).addingReportingOverflow(bytes)
        if overflow || sum > limit { throw .tooMuchMemory(limit) }
    }
}

extension Diagnostic {
    fileprivate static func tooMuchMemory(_ limit: Int) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: .limitError, detail: .tooLarge,
            message: "the statement needs more than \(limit >> 20) MB of memory",
            help: "Ask for fewer rows with a condition or LIMIT, or count them instead.")
    }
}
