// What keeps one call of a function within bounds.

package import Diagnostics
import Values

/// A kernel that builds a long list asks here first, and looks up while it builds.
package struct Limits: Sendable {
    let cancellation: Cancellation
    let budget: Budget

    package init(cancellation: Cancellation, budget: Budget) {
        self.cancellation = cancellation
        self.budget = budget
    }

    /// - Throws: `Interrupted` once somebody wants the statement to stop.
    package func check() throws(Diagnostic) { try cancellation.check() }

    /// - Throws: `LimitError` where a list of so many elements does not fit beside what the statement keeps.
    package func reserve(elements: Int) throws(Diagnostic) {
        try budget.check(alsoHolding: elements.multipliedReportingOverflow(by: MemoryLayout<Value>.stride).partialValue)
    }

    /// Looks up, and adds a value to those that are held until a batch is done.
    /// - Parameter elements: how many elements the lists have that are held already.
    func hold(_ value: Value, beside elements: inout Int) throws(Diagnostic) {
        try check()
        guard case .list(let members) = value else { return }
        elements += members.count
        try reserve(elements: elements)
    }
}
