// Statements that are long or deep are answered or refused; definitions that run each other, too.

import Diagnostics
import Session
import Testing

@Suite("Depth")
struct DepthTests {
    /// A head, a part that is repeated, and an end.
    static let families: [(String, String, String)] = [
        ("RETURN 1", " < 1", " AS x"), ("MATCH (n) WHERE n.k", " = n.k", " RETURN n"), ("", "WITH 1 AS x ", "RETURN x"),
        ("MATCH (n) ", "WITH * ", "RETURN n"), ("MATCH ()", "-->()", " RETURN 1 AS x"),
        ("", "UNWIND [1] AS x WITH 1 AS y ", "RETURN y"),
        ("", "MATCH (a) ", "RETURN a"), ("MATCH (a) ", "OPTIONAL MATCH (a)-->(:Z) ", "RETURN a"),
        ("MATCH (a) ", "SET a.k = 1 ", "RETURN a"), ("", "CREATE (:A) ", ""), ("", "MERGE (:A) ", ""),
        ("MATCH (a) ", "FILTER a.k > 0 ", "RETURN a"), ("MATCH (a) ", "DETACH DELETE a ", ""),
        ("RETURN 1 AS x", " UNION RETURN 1 AS x", ""), ("MATCH (a) WHERE a.k = 1", " OR a.k = 2", " RETURN a"),
        ("MATCH (a) WHERE a.k = 1", " AND a.k = 2", " RETURN a"), ("RETURN 1", " + 1", " AS x"),
        ("RETURN EXISTS { MATCH ()", "-->()", " } AS x"), ("RETURN COUNT { MATCH (a) ", "MATCH (b) ", "} AS x"),
        ("RETURN CASE", " WHEN false THEN 1", " END AS x"), ("RETURN [1", ", 1", "] AS x"),
        ("RETURN {a: 1", ", b: 1", "} AS x"),
    ]

    @Test("is answered or refused, family by family", arguments: families.indices)
    func answered(index: Int) throws {
        let (head, part, end) = Self.families[index]
        DeepStack.run {
            for count in [500, 1_200, 6_000] {
                let session = Session()
                session.settings.timeLimit = .seconds(3)
                _ = try? session.runScript("CREATE (:A {k: 1})")
                let text = head + String(repeating: part, count: count) + end
                do throws(Diagnostic) { _ = try session.runScript(text) } catch {
                    let isRefusal = error.detail == .nestingTooDeep || error.detail == .cancelled
                    #expect(isRefusal && count > 500, "\(part): \(error.message)")
                }
            }
        }
    }

    @Test("definitions that run themselves, or each other, are told")
    func runsItself() throws {
        let session = Session()
        _ = try session.runScript(
            """
            DEFINE QUERY a AS RUN a;
            DEFINE QUERY b AS RUN c;
            DEFINE QUERY c AS RUN b;
            DEFINE QUERY d AS CALL audit.answer('RUN d') YIELD x RETURN x;
            """)
        for name in ["a", "b", "c"] {
            let fault = #expect(throws: Diagnostic.self) { try session.runScript("RUN \(name)") }
            #expect(fault?.message.contains("run each other without an end") == true)
        }
        let fault = #expect(throws: Diagnostic.self) { try session.runScript("RUN d") }
        #expect(fault?.message.contains("calls itself") == true)
    }

    @Test("definitions that double end in an error, whichever way they do")
    func doubling() {
        let session = Session()
        var functions = "DEFINE FUNCTION f0(x) AS x + x;"
        var queries = "DEFINE QUERY q0($x) AS RETURN $x AS x;"
        var deep = "DEFINE FUNCTION g0(x) AS -x;"
        for number in 1...60 {
            let less = number - 1
            functions += "DEFINE FUNCTION f\(number)(x) AS f\(less)(x) + f\(less)(x);"
            queries += "DEFINE QUERY q\(number)($x) AS RUN q\(less)(x: $x + $x);"
            deep += "DEFINE FUNCTION g\(number)(x) AS g\(less)(g\(less)(x));"
        }
        let nested = String(repeating: "f5(", count: 100) + "1" + String(repeating: ")", count: 100)
        DeepStack.run {
            for text in [functions + "RETURN f60(1) AS x", queries + "RUN q40(x: 1)", deep, "RETURN \(nested) AS x"] {
                let fault = #expect(throws: Diagnostic.self) { try session.runScript(text) }
                let message = fault?.message ?? ""
                #expect(message.contains("when they are written out"), "\(message)")
            }
        }
    }
}
