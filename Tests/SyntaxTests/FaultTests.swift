// What the parser says: a table of wrong inputs with the message, the marked line and the help, kept in a golden.

import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct FaultTests {
    static let inputs = [
        // Signs of other languages.
        "RETURN 1 == 2", "RETURN 1 != 2", "RETURN 5 => 3", "RETURN 5 =< 3", "MATCH (n) WHERE n.a && n.b RETURN n",
        "MATCH (n) WHERE n.a || n.b RETURN n", "MATCH (n) WHERE !n.a RETURN n", "RETURN 1 -- one", "-- a comment",
        // Text from a word processor.
        "RETURN 42 — 41", "RETURN 1 ≤ 2", "MATCH (a)-[r]→(b) RETURN a", "RETURN 'a’", "RETURN “a’",
        // Brackets, quotes and comments that stay open.
        "MATCH (n RETURN n", "RETURN [1, (2, 3", "RETURN 'abc", "RETURN `abc", "RETURN 1 /* abc", "RETURN {a: {b: 1}",
        // Numbers, texts, dates.
        "RETURN 9223372036854775808", "RETURN 0x", "RETURN 007", "RETURN 12abc", "RETURN 1e999", "RETURN 'a\\qb'",
        "RETURN '\\u12'", "RETURN 2026-01-01", "FIND records SINCE 2026-02-30", "RETURN $",
        // Words.
        "MTCH (n) RETURN n", "MATCH (n) WHER n.x = 1 RETURN n", "MATCH (n) RETRUN n", "FINDD processes", "hello world",
        "RETURN 1 AS match", "MATCH (match) RETURN 1", "CHEK orphaned-process", "SHOW noun",
        "DEFINE CHEK x AS RETURN 1",
        // Patterns.
        "MATCH (p Process) RETURN p", "MATCH (a)-[r OWNED_BY]->(b) RETURN a", "MATCH (a)-[:A:B]->(b) RETURN a",
        "MATCH (a)-[:A*-2]->(b) RETURN a", "MATCH (a)-[:A..2]->(b) RETURN a", "MATCH n RETURN n",
        "MATCH (a)-(b) RETURN a",
        "RETURN (n)-->()", "MATCH ((a)-->()-->(b)){1,3} RETURN a", "MATCH (x) ((a)-->(b)) RETURN a",
        "MATCH ((a)-->(b) WHERE a.k = 1) RETURN a", "MATCH SHORTEST 0 (a)-->(b) RETURN a",
        // Clauses.
        "RETURN", "WITH", "RETURN 1 UNION RETURN 2 UNION ALL RETURN 3", "MATCH (n) SET n", "CALL { RETURN 1 }",
        "RETURN {a}", "RETURN {1a: 2}", "RETURN a = NOT b", "MATCH (n) WHERE n.x IS MISSING RETURN n",
        "RETURN 1; RETURN 2",
        "RETURN CASE 1 END", "RETURN x IS LABELD A",
        // The audit layer.
        "FIND", "FIND processes owner IS MISSING", "FIND processes IS MISSING",
        "LOOP OF Access review", "LOOP GAP", "TRACE 'a' 'b'", "TRACE DOWNSTREAM OF 'a' WITHIN 3", "CHECK ALL AT minor",
        "WHY orphaned-process", "DEFINE CHECK x SUMMARY 'a' SUMMARY 'b' AS RETURN 1",
        "DEFINE CHECK x SEVERITY minor RETURN 1",
        "SAMPLE 5 FROM FIND processes", "FIND records DURING 2026", "FIND processes INTO gaps.csv", "",
        // Words and arrows of other languages, quotes of two kinds, commas too many.
        "SELECT a FROM b WHERE c = 1", "SELECT a", "GET processes", "RETURN x LIKE '%a%'", "RETURN x NOT LIKE 'a%'",
        "RETURN x LIKE 'a_c'", "RETURN count x.y", "RETURN count *", "RETURN sum DISTINCT x",
        "RETURN 1, count(*) GROUP BY 1", "FIND processes GROUP BY a", "COUNT processes GROUP BY a",
        "FIND processes SORT BY a", "FIND processes WHERE a = 1 TOP 5", "RETURN x IS 'a'",
        "MATCH (a)=>(b) RETURN a", "MATCH (a)-[:T]=>(b) RETURN a", "MATCH (a)=[:T]=>(b) RETURN a",
        "MATCH (a)->(b) RETURN a", "MATCH (a)<-(b) RETURN a", "MATCH (a)-[:T]>(b) RETURN a",
        "RETURN size(x) => (3)", "MATCH (a), (b) WHERE (a)=>(b) RETURN a",
        "RETURN \"a” AS x", "RETURN x IN ('a', 'b')", "RETURN 1, ", "RETURN [1, ]", "RETURN a, LIMIT 3",
        "FIND processes WHERE owner IS NOT MISSING", "FIND processes WHERE name = 'a SHOW id",
    ]

    @Test func everyFaultReadsAsExpected() {
        var text = ""
        for input in FaultTests.inputs {
            let source = SourceText(input)
            text += "> " + input + "\n"
            do throws(Diagnostic) {
                _ = try Parser.parseStatement(source)
                Issue.record("is read: \(input)")
            } catch {
                text += Snippet(error, in: source).text + "  [\(error.type.rawValue) \(error.detail.rawValue)]\n\n"
            }
        }
        #expect(Golden("faults.txt", besideFile: #filePath).difference(from: text) == nil)
    }

    /// A correction makes the statement right, or at least gets it further.
    @Test func correctionsHelp() {
        for input in FaultTests.inputs {
            guard let fault = fault(of: input), let correction = fault.correction, let span = fault.span else {
                continue
            }
            var bytes = Array(input.utf8)
            bytes.replaceSubrange(Int(span.start)..<Int(span.end), with: correction.utf8)
            let corrected = String(decoding: bytes, as: UTF8.self)
            if let next = self.fault(of: corrected), let place = next.span {
                #expect(place.start >= span.start && next != fault, "\(input) → \(corrected)")
            }
        }
    }

    private func fault(of text: String) -> Diagnostic? {
        do throws(Diagnostic) {
            _ = try Parser.parseStatement(text)
            return nil
        } catch {
            return error
        }
    }
}
