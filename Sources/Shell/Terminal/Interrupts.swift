// Ctrl-C, from the signal to the running statement.

import CTerminal
import Diagnostics
import Dispatch

package enum Interrupts {
    /// From now on Ctrl-C raises a flag instead of ending the program.
    package static func catchSignals() { terminal_catch_signals() }

    /// Whether Ctrl-C was pressed, or the terminal has gone, since `forget`.
    package static var isPending: Bool { terminal_was_interrupted() || terminal_has_hung_up() }

    package static func forget() { terminal_clear_interrupt() }

    /// Runs something that looks at its cancellation once a batch, and cancels it within 20 ms after Ctrl-C.
    static func watching<T>(_ body: (Cancellation) throws(Diagnostic) -> T) throws(Diagnostic) -> T {
        let cancellation = Cancellation()
        let timer = DispatchSource.makeTimerSource(queue: watcher)
        timer.schedule(deadline: .now() + .milliseconds(20), repeating: .milliseconds(20))
        timer.setEventHandler { if isPending { cancellation.cancel() } }
        timer.resume()
        defer { timer.cancel() }
        return try body(cancellation)
    }

    /// A queue of its own: the shared ones may be busy with the statement that is to be stopped.
    private static let watcher = DispatchQueue(label: "interrupts", qos: .userInteractive)
}
