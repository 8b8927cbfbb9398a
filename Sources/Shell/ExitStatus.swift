// How the program ends, and why something did not go on.

package import Diagnostics

/// What the program answers to whoever called it.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    case statementFailed = 1
    case wrongUsage = 2
    case notLoaded = 3
    case checkFailed = 4
    case interrupted = 130
}

/// Why a statement, a command or a script did not go on.
package enum Halt: Error {
    /// Nobody has told the user yet.
    case failure(Diagnostic)
    /// An inner script has told the user already.
    case told(ExitStatus)
    /// Whoever read the output has gone; that is no error.
    case outputGone
}

extension Halt {
    var status: ExitStatus {
        switch self {
        case .failure(let diagnostic): diagnostic.type == .interrupted ? .interrupted : .statementFailed
        case .told(let status): status
        case .outputGone: .done
        }
    }
}

/// Runs what fails with a diagnostic where a halt is expected.
func failing<T>(_ body: () throws(Diagnostic) -> T) throws(Halt) -> T {
    do throws(Diagnostic) { return try body() } catch { throw .failure(error) }
}

extension Diagnostic {
    /// A command that was given wrongly.
    static func usage(_ message: String, label: String? = nil, help: String? = nil) -> Diagnostic {
        Diagnostic(phase: .usage, type: .usageError, detail: .invalidUsage, message: message, label: label, help: help)
    }
}
