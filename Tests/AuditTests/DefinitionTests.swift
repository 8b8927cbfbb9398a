// Defined functions are written out so that a call means the same wherever it stands.

import Diagnostics
import Syntax
import Testing

@testable import Audit

@Suite struct DefinitionTests {
    @Test func everythingShippedCanBeRead() {
        let shipped = Definitions.shipped
        #expect(Set(shipped.functions.names).isSuperset(of: ["joined", "isLiveProcess"]))
        #expect(shipped.functions.names.allSatisfy { shipped.functions[$0.lowercased()] != nil })
        #expect(shipped.queries.names.contains("loop-gaps"))
        #expect(shipped.queries.names.allSatisfy { shipped.queries[$0] != nil })
        #expect(shipped.checks.names.contains("orphaned-process"))
        #expect(shipped.checks.names.allSatisfy { shipped.checks[$0] != nil })
    }

    /// What ships is found by its lines, and read only when it is asked for.
    @Test func whatShipsIsFoundAsTheParserFindsIt() {
        let source = SourceText(embeddedText("definitions.weft"))
        let script = Parser.parseScript(source)
        #expect(script.diagnostics == [])
        let found = ShippedText.all(in: embeddedBytes("definitions.weft"))
        #expect(found.map(\.statement) == script.entries.map { try? $0.result.get() })
        for (text, entry) in zip(found, script.entries) {
            #expect(text.text.hasSuffix(source.text(in: entry.span) + ";"))
        }
    }

    @Test(
        arguments: [
            // Parameters become arguments, in patterns too.
            ("MATCH (p) WHERE owned(p) RETURN p", "MATCH (p) WHERE EXISTS { MATCH (p)-[:OWNED_BY]->(owner) } RETURN p"),
            // A function's own names give way to those around it.
            (
                "MATCH (owner) WHERE owned(owner) RETURN owner",
                "MATCH (owner) WHERE EXISTS { MATCH (owner)-[:OWNED_BY]->(owner2) } RETURN owner"
            ),
            // Brackets appear where precedence asks for them.
            ("RETURN twice(1 + 2) * 3", "RETURN (1 + 2 + (1 + 2)) * 3"),
            // Functions in functions.
            ("RETURN fourfold(n) FROM_HERE", nil),
            ("MATCH (n) RETURN fourfold(n.x) AS y", "MATCH (n) RETURN n.x + n.x + (n.x + n.x) AS y"),
            // A user's own text stays as it is.
            ("MATCH (n) WHERE (true AND n.x = 1) RETURN n", "MATCH (n) WHERE (true AND n.x = 1) RETURN n"),
            ("RETURN provided('Process.name') AS there", "RETURN true AS there"),
        ] as [(String, String?)])
    func functions(query: String, written: String?) throws {
        let definitions = Fixture.definitions(
            """
            DEFINE FUNCTION owned(x) AS EXISTS { MATCH (x)-[:OWNED_BY]->(owner) };
            DEFINE FUNCTION twice(x) AS x + x;
            DEFINE FUNCTION fourfold(x) AS twice(twice(x));
            """)
        guard let written else {
            #expect(throws: Diagnostic.self) { try Fixture.expansion(of: query, definitions) }
            return
        }
        #expect(try Fixture.expansion(of: query, definitions).lowercased() == written.lowercased())
    }

    @Test(arguments: [
        ("MATCH (p) RETURN isLiveProcess(p, 1)", "isLiveProcess takes 1 arguments, not 2"),
        (
            "MATCH (p) RETURN isLiveProcess(p.other)",
            "isLiveProcess uses process in a pattern, so it must be given a variable"
        ),
    ])
    func wrongCalls(query: String, message: String) {
        let error = #expect(throws: Diagnostic.self) {
            try FunctionWriter(functions: Definitions.shipped.functions, provided: nil).written(Self.query(query))
        }
        #expect(error?.message == message)
    }

    private static func query(_ text: String) throws -> Query {
        guard case .query(let query) = try Parser.parseStatement(text).kind else { return Query() }
        return query
    }

    @Test func theLanguagesOwnNamesAreKept() throws {
        var definitions = Definitions()
        let statement = try Parser.parseStatement("DEFINE FUNCTION size(x) AS 1")
        #expect(throws: Diagnostic.self) { try definitions.define(statement, text: "", builtIn: ["size"]) }
    }

    @Test func definitionsKeepTheirTextWithTheCommentRightAbove() {
        let script = "// A heading.\n\n// Why it is.\nDEFINE QUERY mine AS\n  MATCH (n) RETURN n;\n\n// The end.\n"
        let text = "// Why it is.\nDEFINE QUERY mine AS\n  MATCH (n) RETURN n;"
        #expect(ShippedText.all(in: Array(script.utf8)).map(\.text) == [text])
    }

    @Test func theVocabularyIsComplete() {
        let rows = embeddedText("attributes.csv").split(separator: "\n").count - 1
        #expect(Vocabulary.shipped.attributes.count == rows)
        for attribute in Vocabulary.shipped.attributes {
            let isKnown = (attribute.targets + [attribute.subject]).allSatisfy {
                Vocabulary.shipped.noun(ofLabel: $0) != nil
            }
            #expect(isKnown, "\(attribute.subject).\(attribute.names[0]) names a label that has no noun")
        }
        for noun in Vocabulary.shipped.nouns {
            for word in noun.singular + noun.plural {
                #expect(Vocabulary.shipped.noun(named: word)?.label == noun.label, "\(word) names two labels")
            }
        }
    }
}
