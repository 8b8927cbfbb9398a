// Lines of standard input, and the requests to cancel among them.

import Diagnostics
import Dispatch
import Glibc
import Synchronization

/// The lines of standard input, read by the thread that answers them: a request that is answered at once costs no change of
/// threads. Only a statement that runs on is watched by a second thread, which reads ahead for `{"op":"cancel"}`.
final class RequestLines: Sendable {
    private struct State {
        var input = LineInput()
        var running: Cancellation?
        /// How many statements have begun.
        var started = 0
        var isWatching = false
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    /// How often the second thread looks, in microseconds; statements that are shorter never meet it.
    private static let interval: UInt32 = 20_000
    /// After so many looks that met nothing it sleeps until the next statement.
    private static let patience = 50

    /// Begins to watch. Called once.
    func start() { DispatchQueue(label: "requests").async { [self] in watch() } }

    /// The next line, waiting for it; nil at the end of the input.
    func next() -> [UInt8]? { state.withLock { $0.input.next() } }

    /// The flag of the statement that is about to run.
    func cancellation() -> Cancellation {
        let cancellation = Cancellation()
        let wakes = state.withLock { state in
            state.running = cancellation
            state.started += 1
            // A request to cancel that has come in before is about what was asked before it, this statement included.
            if state.input.holdsCancel { cancellation.cancel() }
            defer { state.isWatching = true }
            return !state.isWatching
        }
        if wakes { wake.signal() }
        return cancellation
    }

    func finished() { state.withLock { $0.running = nil } }

    private func watch() {
        var (met, idle) = (0, Self.patience)
        while true {
            if idle >= Self.patience {
                let sleeps = state.withLock { state in
                    if state.running == nil { state.isWatching = false }
                    return state.running == nil
                }
                if sleeps { wake.wait() }
                idle = 0
            }
            usleep(Self.interval)
            let (isBusy, number) = state.withLockIfAvailable { lookAhead(&$0, met) } ?? (false, met)
            idle = isBusy ? 0 : idle + 1
            met = number
        }
    }

    /// Where the statement that was met before still runs, reads what has come in since.
    private func lookAhead(_ state: inout State, _ met: Int) -> (isBusy: Bool, met: Int) {
        guard let running = state.running else { return (false, state.started) }
        if state.started == met {
            state.input.readWhatIsThere()
            if state.input.holdsCancel { running.cancel() }
        }
        return (true, state.started)
    }
}
