// What Return does at the prompt.

import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct CompletenessTests {
    @Test(
        arguments: [
            ("", .empty), ("  // only a comment", .empty),
            ("RETURN 1;", .complete), ("RETURN 1; // behind", .complete), ("MATCH (n);", .complete),
            ("FIND processes", .completeAuditLine), ("loop gaps", .completeAuditLine),
            ("FIND processes SHOW", .incomplete(.statement)), ("RETURN 1", .incomplete(.statement)),
            ("EXPLAIN MATCH (n) RETURN n", .incomplete(.statement)),
            ("FIND processes\nWHERE x", .incomplete(.statement)),
            ("RETURN 1; FIND processes", .completeAuditLine),
            // A fault that no further line could mend is told at once; a comma may go on.
            ("FIND processes WHERE status == 'active'", .completeAuditLine), ("LOOP GAP", .completeAuditLine),
            ("FIND process named 'Risk assessment'", .completeAuditLine),
            ("FIND processes WHERE name = 'a’ SHOW id", .complete), ("RETURN 'a’;", .complete),
            ("FIND processes SHOW id,", .incomplete(.statement)), ("TRACE 'a'", .incomplete(.statement)),
            ("FIND processes WHERE owner IS", .incomplete(.statement)),
        ] as [(String, StatementCompleteness)])
    func texts(_ text: String, _ expected: StatementCompleteness) {
        #expect(StatementCompleteness.of(text) == expected)
    }

    @Test func saysWhatIsOpen() {
        func open(_ marked: String) -> (StatementCompleteness, Span) {
            let source = MarkedSource(marked)
            return (.of(String(decoding: source.source.utf8, as: UTF8.self)), source.spans[0])
        }
        let bracket = open("MATCH (n {a: ⟦[⟧1")
        #expect(bracket.0 == .incomplete(.bracket(bracket.1)))
        let quote = open("FIND x WHERE a = ⟦'⟧b; c")
        #expect(quote.0 == .incomplete(.quote(quote.1)))
        let curly = open("FIND x WHERE a = ⟦“⟧b")
        #expect(curly.0 == .incomplete(.quote(curly.1)))
        let comment = open("RETURN 1; ⟦/*⟧ a")
        #expect(comment.0 == .incomplete(.comment(comment.1)))
        // A bracket left open in an earlier statement holds nothing up.
        #expect(StatementCompleteness.of("RETURN [1; RETURN 2;") == .complete)
    }
}
