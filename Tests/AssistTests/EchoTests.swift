// What .echo says: a sentence for each statement of Goldens/echo.txt, to be read aloud.

import Assist
import Catalogue
import Syntax
import TestSupport
import Testing

@Suite("Plain words for statements")
struct EchoTests {
    private static let golden = Golden("echo.txt", besideFile: #filePath)
    private static let echo = Echo(
        Knowledge(catalogue: Catalogue(graph: GraphCatalogue(), functions: [], procedures: [])))

    private static let statements = (readTextFile(golden.path) ?? "").split(separator: "\n")
        .filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }

    @Test("each sentence says what its statement asks, in words")
    func sentences() throws {
        #expect(Self.statements.count >= 40)
        var text = ""
        for statement in Self.statements {
            text += "> \(statement)\n\(Self.echo.sentence(for: try Parser.parseStatement(statement)))\n\n"
        }
        #expect(Self.golden.difference(from: text) == nil)
    }

    @Test(
        "what has no wording stands as it was written",
        arguments: [
            ("MATCH (p) WHERE 1 < p.x <= 5 RETURN p", "`1 < p.x <= 5` holds"),
            (
                "MATCH (p) RETURN [x IN p.tags WHERE x = 'a' | toUpper(x)] AS t",
                "`[x IN p.tags WHERE x = 'a' | toUpper(x)]`"
            ),
            ("MATCH SHORTEST 3 (a)-[*]->(b) RETURN a", "a match of `SHORTEST 3 (a)-[*]->(b)`"),
            ("MATCH (a:A&!B) RETURN a", "the label `A&!B`"),
            (
                "MATCH (a) RETURN COUNT { MATCH (a)-->() RETURN count(*) } AS n",
                "`RETURN COUNT { MATCH (a)-->() RETURN count(*) } AS n`"
            ),
            ("FIND processes WHERE size(name) % 2 = 1", "`size(name) % 2` is 1"),
        ])
    func quoted(statement: String, quotation: String) throws {
        let sentence = Self.echo.sentence(for: try Parser.parseStatement(statement))
        #expect(sentence.contains(quotation), "\(sentence)")
    }

    @Test(
        "a condition that a missing value does not meet is not said to be met by it",
        arguments: [
            ("p.x <> 1", "is something other than 1"), ("NOT p.x = 1", "is something other than 1"),
            ("NOT p.x IN [1, 2]", "is present and not one of 1 or 2"), ("NOT p.x", "`p.x` is false"),
            ("NOT p.x CONTAINS 'a'", "it is false that the x of p contains 'a'"),
        ])
    func missing(condition: String, words: String) throws {
        let sentence = Self.echo.sentence(for: try Parser.parseStatement("MATCH (p) WHERE \(condition) RETURN p"))
        #expect(sentence.contains(words), "\(sentence)")
    }

    @Test("what may have several values is not said to have one")
    func several() throws {
        let sentence = Self.echo.sentence(for: try Parser.parseStatement("FIND processes WHERE owner <> 'Anna'"))
        #expect(sentence.contains("the owner is not 'Anna'"), "\(sentence)")
    }

    @Test("AND and OR are told apart by brackets")
    func brackets() throws {
        let query = "MATCH (p) WHERE p.a OR p.b AND (p.c OR p.d) RETURN p"
        let sentence = Self.echo.sentence(for: try Parser.parseStatement(query))
        #expect(
            sentence.contains(
                "`p.a` is true or (`p.b` is true and (`p.c` is true or `p.d` is true))"))
    }
}
