// Grammar/weft.ebnf as the tests use it.

import Diagnostics
import Syntax
import TestSupport

/// The grammar file, read once.
struct GrammarFixture {
    let grammar: EBNFGrammar
    private let statements: EarleyRecogniser

    /// The productions that are tokens, with the kind of token that the lexer makes of them.
    static let tokens: [String: Token.Kind] = [
        "Word": .word, "QuotedName": .quotedName, "Parameter": .parameter, "StringLiteral": .string,
        "IntegerLiteral": .integer, "FloatLiteral": .float, "DateLiteral": .date,
    ]

    static let shared: Result<GrammarFixture, any Error> = Result { try GrammarFixture() }

    /// The project's folder.
    static let root = String(#filePath.split(separator: "/").dropLast(3).joined(separator: "/"))

    private init() throws {
        guard let text = readTextFile("/\(GrammarFixture.root)/Grammar/weft.ebnf") else { throw MissingGrammar() }
        grammar = try EBNFReader.read(text)
        statements = EarleyRecogniser(grammar, start: "Statement", tokens: Set(GrammarFixture.tokens.keys))
    }

    struct MissingGrammar: Error {}

    /// Where a statement leaves the grammar, nil where it belongs to it.
    func fault(of statement: String) -> String? {
        let list = TokenList(SourceText(statement))
        let tokens = list.tokens.dropLast()
        let texts = tokens.map { list.source.text(in: $0.span) }
        let place = statements.firstFault(count: tokens.count) { terminal, place in
            let token = tokens[place]
            switch terminal {
            case .text(let text):
                return token.kind == .word ? token.keyword?.rawValue == text : token.kind.isSign && texts[place] == text
            case .token(let name): return GrammarFixture.tokens[name] == token.kind
            case .tokenExcept(let name, let excluded):
                return GrammarFixture.tokens[name] == token.kind && !excluded.contains(texts[place].uppercased())
            case .characters: return false
            }
        }
        return place.map { $0 < texts.count ? "nothing goes on with `\(texts[$0])`" : "it ends too early" }
    }

    /// What the notes of the grammar say in prose, for the generator.
    static let notes = SentenceGenerator.Notes(
        tokens: [
            "Word": [
                "a", "b", "n", "x1", "_y", "größe", "owner", "kind", "Process", "gaps", "check", "labels", "rule",
            ],
            "QuotedName": ["`two words`", "`MATCH`", "`a``b`", "`1st`"],
            "Parameter": ["$p", "$1", "$`two words`", "$match"],
            "StringLiteral": ["'text'", "\"it's\"", "'a\\'b\\n\\u00e9\\\\'", "''", "“quoted”", "'HR'"],
            "IntegerLiteral": ["1", "2", "12", "0x1F", "0o17", "9223372036854775807"],
            "FloatLiteral": ["1.5", ".5", "1e3", "2.5E-3"],
            "DateLiteral": ["2026-01-01", "2024-02-29"],
        ],
        tight: ["HyphenatedName", "NounWord"],
        allows: { production, path in
            let isCore = ["Query", "DefineFunction", "Saying"].contains(where: path.contains)
            return !(isCore && (production == "DateLiteral" || production == "PresenceTest"))
        },
        isMisread: { production, tokens in
            switch production {
            case "ListLiteral": tokens.count > 2 && tokens[2] == "IN"
            case "NodeLabels", "LabelTest": atDepth0(tokens).contains("|")
            case "Additive", "Comparison": looksLikePattern(tokens)
            default: false
            }
        })

    /// Sentences in which one rule goes on and on.
    var pumped: [PumpedSentences.Family] {
        PumpedSentences(
            grammar,
            tokens: [
                "Word": "a", "QuotedName": "`a`", "Parameter": "$a", "StringLiteral": "'a'", "IntegerLiteral": "1",
                "FloatLiteral": "1.5", "DateLiteral": "2026-01-01",
            ], tight: GrammarFixture.notes.tight
        ).families(from: "Statement")
    }

    /// The tokens that stand in no brackets of their own, the brackets included.
    private static func atDepth0(_ tokens: [String]) -> [String] {
        var depth = 0
        return tokens.filter { token in
            if [")", "]", "}"].contains(token) { depth -= 1 }
            defer { if ["(", "[", "{"].contains(token) { depth += 1 } }
            return depth == 0
        }
    }

    private static func looksLikePattern(_ tokens: [String]) -> Bool {
        let outer = atDepth0(tokens)
        return outer.indices.contains { place in
            guard outer[place] == ")" else { return false }
            let rest = outer[(place + 1)...].drop { $0 == "<" }
            return rest.first == "-" && ["-", "["].contains(rest.dropFirst().first)
        }
    }
}

extension Token.Kind {
    /// Whether its text is fixed.
    var isSign: Bool {
        switch self {
        case .word, .quotedName, .parameter, .string, .integer, .float, .date, .invalid, .endOfText: false
        default: true
        }
    }
}
