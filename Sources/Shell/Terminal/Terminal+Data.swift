// Texts on standard output that are no result of a statement.

import Assist
import Diagnostics
import Rendering

extension Terminal {
    /// Plain text in lines that the window holds, and an eye.
    func folded(_ text: String) -> String { Paragraphs(text).folded(to: min(columns ?? 100, 100)) }

    /// Writes a text as data, on a screen as a person reads it. A reader that goes away is no error.
    package func put(_ text: String) -> ExitStatus {
        let buffer = OutputBuffer(descriptor: output, isInterrupted: { Interrupts.isPending })
        buffer.append(outputIsTerminal ? visibleLines(text) : text)
        do throws(OutputBuffer.Failure) { try buffer.finish() } catch {
            guard let diagnostic = error.diagnostic(writing: "to standard output") else {
                return error == .interrupted ? .interrupted : .done
            }
            tell(Snippet(diagnostic, in: nil).text)
            return .statementFailed
        }
        return .done
    }
}
