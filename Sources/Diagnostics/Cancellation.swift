// How a running query is told to stop.

import Synchronization

/// A flag that another thread, or a signal handler, may raise. Operators look at it once a batch.
package final class Cancellation: Sendable {
    /// Why something is to stop. The first reason stays.
    package enum Reason: UInt8, Sendable {
        /// Somebody wants it.
        case wish = 1
        /// It takes longer than it may.
        case time
    }

    private let flag = Atomic<UInt8>(0)
    /// How far the same work has come.
    package let progress = Progress()

    package init() {}

    package func cancel(_ reason: Reason = .wish) {
        _ = flag.compareExchange(expected: 0, desired: reason.rawValue, ordering: .relaxed)
    }

    package var isCancelled: Bool { flag.load(ordering: .relaxed) != 0 }

    /// - Throws: `Interrupted` or, where time was up, `LimitError` once the flag is up.
    package func check() throws(Diagnostic) {
        switch Reason(rawValue: flag.load(ordering: .relaxed)) {
        case nil: return
        case .wish:
            throw Diagnostic(
                phase: .runtime, type: .interrupted, detail: .cancelled, message: "the query was interrupted")
        case .time:
            throw Diagnostic(
                phase: .runtime, type: .limitError, detail: .cancelled,
                message: "the statement took longer than it may",
                help: "A narrower question takes less; --timeout or .limit time gives it more time.")
        }
    }
}
