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
        try budget.check(alsoHolding: overflow ? .max : bytes, for: .lists)
    }

    /// - Throws: `LimitError` where a text of so many bytes does not fit beside what the statement keeps.
    package func reserve(bytes: Int) throws(Diagnostic) {
        if bytes >= 1 << 16 { try budget.check(alsoHolding: bytes, for: .texts) }
    }

    /// Asked before two texts or lists become one.
    func reserve(joining a: Value, _ b: Value) throws(Diagnostic) {
        switch (a, b) {
        case (.string(let x), .string(let y)): try reserve(bytes: x.utf8.count + y.utf8.count)
        case (.list(let x), .list(let y)): try reserve(elements: x.count + y.count)
        default: break
        }
    }

    /// Looks up, and adds a value to those that are held until a batch is done.
    /// - Parameter held: the bytes of what is held already.
    func hold(_ value: Value, beside held: inout Int) throws(Diagnostic) {
        try check()
        let bytes = value.ownBytes
        if bytes == 0 { return }
        held += bytes
        if held >= 1 << 16 { try budget.check(alsoHolding: held, for: value.isText ? .texts : .lists) }
    }
}

extension Value {
    /// Bytes that a text or a list takes beside the value itself, about; what lies in a list's own members is not looked at.
    var ownBytes: Int {
        switch self {
        case .string(let text): text.utf8.count < 16 ? 0 : text.utf8.count + 32
        case .list(let members): 32 + members.count * MemoryLayout<Value>.stride
        default: 0
        }
    }

    fileprivate var isText: Bool { if case .string = self { true } else { false } }
}
