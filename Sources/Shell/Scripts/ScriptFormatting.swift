// weft format: a script in the usual form.

import Diagnostics
import Syntax

/// Formats the statements of a script; dot commands stay as they are written.
package struct ScriptFormatting {
    let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    package func run(_ path: String, inPlace: Bool) -> ExitStatus {
        let text: String
        do throws(Diagnostic) { text = try self.text(path, inPlace: inPlace) } catch {
            terminal.tell(Snippet(error, in: nil).text)
            return .statementFailed
        }
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

    /// What is not UTF-8 is printed as UTF-8 and never written back: the user's other programs may need it as it is.
    private func text(_ path: String, inPlace: Bool) throws(Diagnostic) -> String {
        let bytes = try InputFile.bytes(path, limit: InputFile.longestScript)
        let written: WrittenText
        do throws(WrittenText.Fault) { written = try WrittenText(bytes) } catch { throw .noText(path, error) }
        guard let remark = written.remark else { return written.text }
        if inPlace { throw .notUTF8(path, remark) }
        terminal.tell("warning: \(path): \(remark)\n")
        return written.text
    }

    private func write(_ text: String, to path: String) -> ExitStatus {
        do throws(Diagnostic) { try Disk().write(Array(text.utf8), to: path) } catch {
            terminal.tell(Snippet(error, in: nil).text)
            return .statementFailed
        }
        return .done
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func notUTF8(_ path: String, _ remark: String) -> Diagnostic {
        .usage(
            "\(path) was not written back: it was \(remark)",
            help: "Without -i it is printed as UTF-8, to be saved under a name of its own.")
    }
}
