// How the command line uses a workbench: texts, files and standard input as scripts.

import Diagnostics
import Glibc
import Rendering
import Session
import Values

extension Workbench {
    /// Loads an organisation; Ctrl-C stops that.
    func load(_ path: String) throws(Diagnostic) {
        try Interrupts.watching(on: terminal) { cancellation throws(Diagnostic) in
            try session.open(path, cancellation: cancellation)
        }
        if let unchecked = session.organisation?.unchecked { terminal.tell("warning: \(unchecked)\n") }
    }

    /// Statements and dot commands that were given on the command line.
    package func runText(_ text: String) -> ExitStatus { run(Script(name: "<query>", text)).status }

    /// A script in a file.
    package func runFile(_ path: String) -> ExitStatus {
        do throws(Halt) {
            try read(path, isNamed: true)
            return failedExpectations > 0 ? .checkFailed : .done
        } catch {
            if case .failure(let diagnostic) = error { tell(diagnostic) }
            return error.status
        }
    }

    /// All of standard input as a script.
    package func runStandardInput() -> ExitStatus {
        if terminal.inputIsTerminal { terminal.tell("statements, please; Ctrl-D ends them\n") }
        guard let bytes = readAll(terminal.input, limit: InputFile.longestScript) else {
            let isTooLarge = errno == 0
            tell(
                Interrupts.isPending
                    ? .stopped
                    : isTooLarge
                        ? .tooLarge("standard input", nil, InputFile.longestScript)
                        : .usage("I could not read standard input"))
            return Interrupts.isPending ? .interrupted : .statementFailed
        }
        do throws(Diagnostic) {
            return run(Script(name: "<standard input>", try written(bytes, "standard input"))).status
        } catch {
            tell(error)
            return .statementFailed
        }
    }

    /// The text of a script; the user is told where it is not UTF-8.
    func written(_ bytes: [UInt8], _ name: String) throws(Diagnostic) -> String {
        do throws(WrittenText.Fault) {
            let written = try WrittenText(bytes)
            if let remark = written.remark { terminal.tell("warning: \(name): \(remark)\n") }
            return written.text
        } catch { throw .noText(name, error) }
    }

    /// Says how many expectations were met, where there were any; the last word of a run.
    package func tellExpectations() {
        guard expectations > 0 else { return }
        let met = expectations - failedExpectations
        let verdict = failedExpectations == 0 ? "PASS" : "FAIL"
        terminal.tell(
            "\(verdict) \(met) of \(expectations) \(expectations == 1 ? "expectation" : "expectations") met\n")
    }

    /// Whether a result may be written there; the user is told where not.
    package func permits(_ path: String) -> Bool {
        do throws(Diagnostic) { try disk.permit(path) } catch {
            tell(error)
            return false
        }
        return true
    }

    /// Writes the last result to a file; nil when that went well.
    package func exportLast(to path: String) -> ExitStatus? {
        guard let last else {
            tell(.usage("no statement gave a result, so \(path) was not written"))
            return .statementFailed
        }
        do throws(Halt) {
            try export(last, to: path)
            try recordExports()
        } catch {
            if case .failure(let diagnostic) = error { tell(diagnostic) }
            return error.status
        }
        return nil
    }
}
