// The grammar on standard output.

import Assist

/// `weft grammar`: for whoever writes an editor's mode, or wants to know exactly.
package struct GrammarPrinting {
    let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    /// The grammar in W3C EBNF, or one keyword a line.
    package func run(keywordsOnly: Bool) -> ExitStatus {
        terminal.put(keywordsOnly ? GrammarText.keywords.joined(separator: "\n") + "\n" : GrammarText.ebnf)
    }
}
