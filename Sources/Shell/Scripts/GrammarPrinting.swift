// The grammar on standard output.

import Assist

/// `weft grammar`: for whoever writes an editor's mode, or wants to know exactly.
package struct GrammarPrinting {
    package enum Format: String, CaseIterable, Sendable {
        /// W3C EBNF, the reference.
        case ebnf
        /// One keyword a line.
        case keywords
        /// For editors, in JSON.
        case textmate
    }

    let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    package func run(_ format: Format) -> ExitStatus {
        switch format {
        case .ebnf: terminal.put(GrammarText.ebnf)
        case .keywords: terminal.put(GrammarText.keywords.joined(separator: "\n") + "\n")
        case .textmate: terminal.put(TextMateGrammar.text)
        }
    }
}
