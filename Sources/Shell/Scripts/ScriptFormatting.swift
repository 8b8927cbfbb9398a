// weft format: a script in the usual form.

import Diagnostics
import Syntax

/// Formats the statements of a script; dot commands stay as they are written.
package struct ScriptFormatting {
    let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    package func run(_ path: String, inPlace: Bool) -> ExitStatus {
        guard let bytes = readFile(path, limit: 256 << 20) else {
            terminal.tell("error: I could not read \(path)\n")
            return .statementFailed
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let script = Script(name: path, text)
        let hasCommands = script.steps.contains { if case .command = $0 { true } else { false } }
        guard !hasCommands else {
            terminal.tell("error: \(path) has dot commands, and only statements can be formatted\n")
            return .statementFailed
        }
        let source = SourceText(name: path, text)
        do throws(Diagnostic) {
            let text = try Formatter.format(source)
            return inPlace ? write(text, to: path) : terminal.put(text)
        } catch {
            terminal.tell(Snippet(error, in: source).text)
            return .statementFailed
        }
    }

    private func write(_ text: String, to path: String) -> ExitStatus {
        do throws(Diagnostic) { try Disk().write(Array(text.utf8), to: path) } catch {
            terminal.tell(Snippet(error, in: nil).text)
            return .statementFailed
        }
        return .done
    }
}
