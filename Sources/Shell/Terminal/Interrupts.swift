// Ctrl-C, from the signal to the running statement.

import CTerminal
import Diagnostics
import Dispatch
import Synchronization

package enum Interrupts {
    /// From now on Ctrl-C raises a flag instead of ending the program.
    package static func catchSignals() { terminal_catch_signals() }

    /// Whether Ctrl-C was pressed, or the terminal has gone, since `forget`.
    package static var isPending: Bool { terminal_was_interrupted() || terminal_has_hung_up() }

    package static func forget() { terminal_clear_interrupt() }

    /// Runs something that looks at its cancellation once a batch, and cancels it within 20 ms after Ctrl-C. What takes longer than a
    /// second is told on the terminal's errors, five times a second.
    static func watching<T>(on terminal: Terminal, _ body: (Cancellation) throws(Diagnostic) -> T) throws(Diagnostic)
        -> T
    {
        let cancellation = Cancellation()
        let timer = DispatchSource.makeTimerSource(queue: watcher)
        timer.schedule(deadline: .now() + .milliseconds(20), repeating: .milliseconds(20))
        let start = DispatchTime.now().uptimeNanoseconds
        let showsProgress = terminal.errorsAreScreen
        let ticks = Ticks()
        timer.setEventHandler {
            if isPending { cancellation.cancel() }
            let nanoseconds = DispatchTime.now().uptimeNanoseconds - start
            guard showsProgress, nanoseconds > 1_000_000_000, ticks.next() % 10 == 0 else { return }
            let line = ProgressLine(state: cancellation.progress.state, seconds: Double(nanoseconds) / 1e9)
            terminal.tell(drawn: "\r" + line.text(columns: terminal.columns ?? 80) + "\u{1b}[K")
        }
        timer.resume()
        defer {
            timer.cancel()
            // Whatever is being drawn has been drawn after this.
            watcher.sync {}
            if ticks.count > 0 { terminal.tell(drawn: "\r\u{1b}[K") }
        }
        return try body(cancellation)
    }

    /// A queue of its own: the shared ones may be busy with the statement that is to be stopped.
    private static let watcher = DispatchQueue(label: "interrupts", qos: .userInteractive)
}

/// Counts what the timer does after the first second.
private final class Ticks: Sendable {
    private let number = Atomic<Int>(0)
    var count: Int { number.load(ordering: .relaxed) }
    func next() -> Int { number.add(1, ordering: .relaxed).oldValue }
}
