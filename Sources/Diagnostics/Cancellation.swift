// How a running query is told to stop.

import Synchronization

/// A flag that another thread, or a signal handler, may raise. Operators look at it once a batch.
package final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)
    /// How far the same work has come.
    package let progress = Progress()

    package init() {}

    package func cancel() { flag.store(true, ordering: .relaxed) }

    package var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// - Throws: `Interrupted` once the flag is up.
    package func check() throws(Diagnostic) {
        if isCancelled {
            throw Diagnostic(
                phase: .runtime, type: .interrupted, detail: .cancelled, message: "the query was interrupted")
        }
    }
}
