// Lines of standard input, read ahead so that a request to cancel is seen while another is being answered.

import Diagnostics
import Dispatch
import Rendering
import Synchronization

/// What one thread reads and another takes. A line `{"op":"cancel"}` also raises the flag of the statement that runs.
final class RequestLines: Sendable {
    private struct State {
        var lines: [String] = []
        var isAtEnd = false
        var running: Cancellation?
    }

    private let state = Mutex(State())
    private let arrivals = DispatchSemaphore(value: 0)

    /// Begins to read. Called once.
    func start() {
        DispatchQueue(label: "requests").async { [self] in
            while let line = readLine(strippingNewline: true) {
                if line.allSatisfy(\.isWhitespace) { continue }
                take(in: line)
            }
            state.withLock { $0.isAtEnd = true }
            arrivals.signal()
        }
    }

    /// The next line, waiting for it; nil at the end of the input.
    func next() -> String? {
        arrivals.wait()
        return state.withLock { $0.lines.isEmpty ? nil : $0.lines.removeFirst() }
    }

    /// The flag of the statement that is about to run.
    func cancellation() -> Cancellation {
        let cancellation = Cancellation()
        state.withLock { state in
            state.running = cancellation
            // A request to cancel that has come in before is about what was asked before it, this statement included.
            if state.lines.contains(where: isCancelRequest) { cancellation.cancel() }
        }
        return cancellation
    }

    func finished() { state.withLock { $0.running = nil } }

    private func take(in line: String) {
        state.withLock { state in
            if isCancelRequest(line) { state.running?.cancel() }
            state.lines.append(line)
        }
        arrivals.signal()
    }
}

/// Most lines are told apart by their length.
private func isCancelRequest(_ line: String) -> Bool {
    guard line.utf8.count < 200, line.utf8.contains(UInt8(ascii: "c")), let request = try? JSONReader.read(line) else {
        return false
    }
    return request["op"]?.string == "cancel"
}
