// Where things stand: marks in the sources show what the spans must cover.

import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct SpanTests {
    @Test(arguments: [
        "MATCH (p ⟦Process⟧) RETURN p",
        "RETURN 1 ⟦==⟧ 2",
        "RETURN 1 ⟦!=⟧ 2",
        "RETURN a ⟦&&⟧ b",
        "RETURN ⟦[⟧1, (2)",
        "MATCH ⟦(⟧n RETURN n",
        "RETURN ⟦'open⟧",
        "RETURN 1 ⟦/*⟧ open",
        "RETURN 'é', ⟦0x⟧",
        "RETURN 'a⟦\\q⟧b'",
        "⟦MTCH⟧ (n) RETURN n",
        "MATCH (n) ⟦WHER⟧ n.x RETURN n",
        "RETURN 1 ⟦--⟧ the end",
        "RETURN 42 ⟦—⟧ 41",
        "RETURN ⟦9223372036854775808⟧",
        "RETURN ⟦(n)-->()⟧",
        "FIND ⟦processes owner⟧ IS MISSING",
        "LOOP OF ⟦Access review⟧",
        "FIND records SINCE ⟦2026-02-30⟧",
        "RETURN 1 UNION RETURN 2 ⟦UNION ALL⟧ RETURN 3",
        "RETURN 1 AS ⟦match⟧",
    ])
    func faultsMarkTheirPlace(_ marked: String) throws {
        let source = MarkedSource(marked)
        let fault = #expect(throws: Diagnostic.self) { try Parser.parseStatement(source.source) }
        #expect(fault?.span == source.spans.first)
    }

    @Test func statementsOfAScript() {
        let source = MarkedSource("\n ⟦RETURN 1⟧ ;; // nothing\n⟦RETURN [⟧; ⟦FIND processes⟧")
        let script = Parser.parseScript(source.source)
        #expect(script.entries.map(\.span) == source.spans)
        #expect(script.entries.map(\.isTerminated) == [true, true, false])
        #expect(script.statements.count == 2 && script.diagnostics.count == 1)
    }

    @Test func clausesPatternsAndExpressions() throws {
        let source = MarkedSource("⟦MATCH ⟦⟦(a:A)⟧⟦-[r]->⟧(b)⟧ WHERE ⟦⟦a.x⟧ = 1⟧⟧ ⟦RETURN a⟧")
        let tree = try Parser.parseStatement(source.source)
        guard case .query(let query) = tree.kind, case .match(let match) = query.first.clauses[0].kind,
            let predicate = match.predicate, case .comparison(let left, _) = predicate.kind
        else {
            Issue.record("not as expected: \(tree)")
            return
        }
        let path = match.pattern.paths[0]
        let found = [
            path.start.span, path.steps[0].relationship.span, path.span, left.span, predicate.span,
            query.first.clauses[0].span, query.first.clauses[1].span,
        ]
        #expect(found == source.spans)
    }
}
