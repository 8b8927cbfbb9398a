// The definitions that travel with the program.

package import Diagnostics
import Syntax

extension Definitions {
    /// Everything that is shipped: functions, then queries, then checks. A test holds that all of it can be read.
    package static let shipped: Definitions = {
        var definitions = Definitions()
        _ = definitions.read(SourceText(name: "definitions.weft", embeddedText("definitions.weft")), isShipped: true)
        return definitions
    }()

    /// Takes in every definition of a script; what else the script says is left alone.
    /// - Returns: what could not be read or defined.
    package mutating func read(
        _ source: SourceText, isShipped: Bool = false, builtIn: Set<String> = []
    ) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        var start: UInt32 = 0
        for entry in Parser.parseScript(source).entries {
            let span = Span(start: start, end: entry.span.end)
            start = entry.span.end + (entry.isTerminated ? 1 : 0)
            do throws(Diagnostic) {
                try define(
                    try entry.result.get(), text: ownText(source.text(in: span)), isShipped: isShipped, builtIn: builtIn
                )
            } catch { faults.append(error) }
        }
        return faults
    }
}

/// A definition with the comment right above it, without blank lines around and without comments further up.
private func ownText(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.firstIndex { !$0.isEmpty && !$0.hasPrefix("//") } ?? 0
    var start = first
    while start > 0, lines[start - 1].hasPrefix("//") { start -= 1 }
    return lines[start...].joined(separator: "\n") + ";"
}
