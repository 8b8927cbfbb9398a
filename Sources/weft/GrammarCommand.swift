// weft grammar: the language, exactly.

import ArgumentParser
import Shell

struct GrammarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grammar",
        abstract: "Print the rules of the language, or its keywords, for tools.")

    @Flag(help: "Print the keywords only, one a line.")
    var keywords = false

    func run() throws { throw GrammarPrinting(terminal: Terminal()).run(keywordsOnly: keywords).code }
}
