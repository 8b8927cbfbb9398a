// The grammar file and the parser hold each other to their word.

import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct GrammarTests {
    let fixture: GrammarFixture

    init() throws { fixture = try GrammarFixture.shared.get() }

    @Test func everyNameIsDefinedOnce() {
        #expect(fixture.grammar.faults == [])
    }

    @Test func everyProductionIsReached() {
        let reached = fixture.grammar.reachable(from: "Script").union(fixture.grammar.reachable(from: "Separator"))
        #expect(fixture.grammar.names.filter { !reached.contains($0) } == [])
    }

    @Test func keywordsAreThoseOfTheGrammar() {
        let tokens = Set(GrammarFixture.tokens.keys)
        let words = fixture.grammar.texts(in: "Script", stoppingAt: tokens).filter { $0.allSatisfy(\.isLetter) }
        #expect(words == Set(Keyword.allCases.map(\.rawValue)))
    }

    @Test func reservedWordsAreThoseOfTheGrammar() {
        #expect(fixture.grammar.texts(in: "ReservedWord") == Set(Keyword.reserved.map(\.rawValue)))
    }

    @Test func everySentenceOfTheGrammarIsReadAndPrintsBackToItself() throws {
        var generator = SentenceGenerator(fixture.grammar, notes: GrammarFixture.notes, seed: 2026)
        for _ in 0..<500 {
            let sentence = generator.sentence(from: "Statement", length: 40)
            let difference = roundTripDifference(sentence)
            #expect(difference == nil, "\(sentence)\n\(difference ?? "")")
        }
        let tokens = Set(GrammarFixture.tokens.keys)
        let unseen = fixture.grammar.reachable(from: "Statement", stoppingAt: tokens).subtracting(
            generator.seenProductions)
        // Words that other productions only leave out.
        #expect(unseen.subtracting(["ReservedWord", "NounEnd"]) == [])
    }

    @Test(arguments: Corpus.statements) func acceptsWhatTheParserTakes(_ statement: String) {
        #expect(roundTripDifference(statement) == nil)
        let fault = fixture.fault(of: statement)
        #expect(fault == nil)
    }

    @Test func acceptsWhatThePrinterWrites() throws {
        for statement in Corpus.statements.prefix(60) {
            let printed = try Parser.parseStatement(statement).printed
            let fault = fixture.fault(of: printed)
            #expect(fault == nil, "\(printed)")
        }
    }

    @Test(arguments: Corpus.wrong) func rejectsWhatTheParserRejects(_ statement: String) {
        #expect(throws: Diagnostic.self) { try Parser.parseStatement(statement) }
        #expect(fixture.fault(of: statement) != nil)
    }

    /// Character by character: what the lexer takes for a literal is one by the grammar.
    @Test func literalsAreSpeltAsTheGrammarSays() {
        var recognisers: [Token.Kind: EarleyRecogniser] = [:]
        for (name, kind) in GrammarFixture.tokens { recognisers[kind] = EarleyRecogniser(fixture.grammar, start: name) }
        for statement in Corpus.statements {
            let list = TokenList(SourceText(statement))
            for token in list.tokens {
                guard let recogniser = recognisers[token.kind] else { continue }
                let text = list.source.text(in: token.span)
                #expect(recogniser.accepts(text), "\(token.kind.rawValue): \(text)")
            }
        }
    }

    /// … and the other way round.
    @Test(arguments: ["IntegerLiteral", "FloatLiteral", "QuotedName", "Parameter", "BlockComment", "LineComment"])
    func spellingsOfTheGrammarAreOneToken(_ production: String) {
        let notes = SentenceGenerator.Notes(tokens: [:], tight: [production])
        var generator = SentenceGenerator(fixture.grammar, notes: notes, seed: 7)
        for _ in 0..<100 {
            let text = generator.sentence(from: production, length: 8)
            // Not every scalar of the grammar's rough range may stand in a name.
            let isName = text.unicodeScalars.allSatisfy { $0.isASCII }
            guard isName else { continue }
            let list = TokenList(SourceText(text))
            let kinds = list.tokens.dropLast().map(\.kind)
            if production.hasSuffix("Comment") {
                #expect(kinds == [] && list.comments.count == 1, "\(text)")
            } else {
                #expect(kinds == [GrammarFixture.tokens[production]], "\(text)")
            }
        }
    }
}

/// What goes wrong when a statement is read, printed in one line and in several, and read again; nil when nothing does.
func roundTripDifference(_ statement: String) -> String? {
    do throws(Diagnostic) {
        let tree = try Parser.parseStatement(statement)
        for printed in [tree.printed, tree.laidOut] {
            let again = try Parser.parseStatement(printed)
            if again != tree { return "reads differently: \(printed)" }
            if again.printed != tree.printed { return "prints differently: \(printed)" }
        }
        return nil
    } catch {
        return Snippet(error, in: SourceText(statement)).text
    }
}
