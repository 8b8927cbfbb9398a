// weft grammar: the language, exactly.

import ArgumentParser
import Shell

struct GrammarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grammar",
        abstract: "Print the rules of the language, or its keywords, for tools.")

    @Option(
        help: "ebnf: the rules; keywords: one a line; textmate: what colours .weft files in an editor.",
        completion: .list(GrammarPrinting.Format.allCases.map(\.rawValue)))
    var format: GrammarPrinting.Format = .ebnf

    func run() throws { throw GrammarPrinting(terminal: Terminal()).run(format).code }
}

extension GrammarPrinting.Format: ExpressibleByArgument {}
