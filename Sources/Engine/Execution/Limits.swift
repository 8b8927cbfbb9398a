// What keeps one call of a function, or one operation, within bounds.

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
        let (bytes, overflow) = elements.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
        try reserve(bytes: overflow ? .max : bytes)
    }

    /// - Throws: `LimitError` where a text of so many bytes does not fit beside what the statement keeps.
    package func reserve(bytes: Int) throws(Diagnostic) { try budget.check(alsoHolding: bytes) }

    /// What two lists or two texts are together, before they are joined.
    func reserve(joining a: Value, _ b: Value) throws(Diagnostic) {
        switch (a, b) {
        case (.list(let x), .list(let y)): try reserve(elements: x.count + y.count)
        case (.string(let x), .string(let y)): try reserve(bytes: x.utf8.count + y.utf8.count)
        default: break
        }
    }

    /// Looks up, and adds a value to those that are held until a batch is done.
    /// - Parameter elements: how many elements the lists have that are held already; a text counts as its bytes would.
    func hold(_ value: Value, beside elements: inout Int) throws(Diagnostic) {
        try check()
        switch value {
        case .list(let members): elements += members.count
        case .string(let text): elements += text.utf8.count / MemoryLayout<Value>.stride
        default: return
        }
        try reserve(elements: elements)
    }
}
