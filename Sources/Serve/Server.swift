// The JSON-lines protocol: one request and one reply a line.

import Diagnostics
import Rendering
package import Session
import Values

/// Answers requests on one session until its input ends. Documented in docs/serve.md.
package struct Server {
    private let session: Session
    private let output: LineOutput
    private let lines = RequestLines()

    package init(session: Session) {
        self.session = session
        session.settings.today = SystemClock.today
        output = LineOutput()
    }

    /// Reads standard input to its end.
    package func run() {
        lines.start()
        while let line = lines.next() { output.write(reply(to: line)) }
    }

    /// The reply to one line, without a line end.
    package func reply(to line: String) -> String { String(decoding: reply(to: Array(line.utf8)), as: UTF8.self) }

    private func reply(to line: [UInt8]) -> [UInt8] {
        let request: JSON
        do {
            request = try JSONReader.read(utf8: line)
        } catch {
            return Reply.failure(.usage("this line is not JSON: \(error.message)")).utf8
        }
        do {
            return try Requests(session: session, lines: lines).answer(request).utf8
        } catch {
            return Reply.failure(error).utf8
        }
    }
}

extension Diagnostic {
    /// A request that can't be understood.
    static func usage(_ message: String) -> Diagnostic {
        Diagnostic(phase: .usage, type: .usageError, detail: .invalidUsage, message: message)
    }
}
