// Stopping what takes too long.

import Diagnostics
import Dispatch

/// Raises a cancellation once a statement has had its time.
struct TimeLimit {
    private let alarm: DispatchWorkItem?

    /// Begins to count. Without a limit nothing is done.
    init(_ limit: Duration?, _ cancellation: Cancellation) {
        guard let limit else {
            alarm = nil
            return
        }
        let alarm = DispatchWorkItem { cancellation.cancel(.time) }
        let (seconds, attoseconds) = limit.components
        let nanoseconds = Double(seconds) * 1e9 + Double(attoseconds) / 1e9
        Self.queue.asyncAfter(deadline: .now() + .nanoseconds(Int(min(nanoseconds, 1e18))), execute: alarm)
        self.alarm = alarm
    }

    /// The statement is done.
    func end() { alarm?.cancel() }

    /// A queue of its own: the shared ones may be busy with the statement that is to be stopped.
    private static let queue = DispatchQueue(label: "time limit", qos: .userInteractive)
}
