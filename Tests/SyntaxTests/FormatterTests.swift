// The house layout.

import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct FormatterTests {
    @Test func layout() throws {
        let source = SourceText(
            """
            // Processes with most interactions
            match (p:Process)<-[:FROM]-(i:Interaction) where p.status = 'active' and exists { match (p)-[:OWNED_BY]->(q) where q.active } and not (p)-[:X]->() // only live ones
            with p, count(i) as n order by n desc limit 3
            /* the columns */ return p.id as id, p.name as name, n, coalesce(p.owner, 'nobody at all, which is a long text') as owner; // done


            find processes where owner is missing // inside
            show id, name limit 20;
            define check stale($months = 12) severity minor clause '7.5.2' summary 'x' needs Document.nextReview population match (d:Document) return count(d) as match (d:Document) return d as subject
            // the end
            """)
        let formatted = try Formatter.format(source)
        #expect(Golden("formatted.weft", besideFile: #filePath).difference(from: formatted) == nil)
    }

    @Test(arguments: Corpus.statements) func keepsMeaningAndCommentsAndIsStable(_ statement: String) throws {
        let source = SourceText("// before\n" + statement + " // behind\n;\n/* after */")
        let formatted = SourceText(try Formatter.format(source))
        #expect(Parser.parseScript(formatted).statements == Parser.parseScript(source).statements)
        let comments = TokenList(formatted).comments.map { formatted.text(in: $0) }
        #expect(comments == TokenList(source).comments.map { source.text(in: $0) })
        #expect(try Formatter.format(formatted) == String(decoding: formatted.utf8, as: UTF8.self))
    }

    @Test func whatCannotBeReadIsLeftAlone() {
        #expect(throws: Diagnostic.self) { try Formatter.format(SourceText("RETURN 1; RETURN [")) }
    }

    @Test func linesAreBrokenWhenTheyAreLong() throws {
        let operands = (1...12).map { "n.property\($0) = 'value \($0)'" }
        let text = try Parser.parseStatement("MATCH (n) WHERE \(operands.joined(separator: " AND ")) RETURN n").laidOut
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(text.split(separator: "\n").count == 14)
    }
}
