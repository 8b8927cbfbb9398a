// No text makes the parser crash or hang, however it is nested, cut or scrambled.

import Diagnostics
import Syntax
import TestSupport
import Testing

@Suite struct RobustnessTests {
    @Test func mutatedStatementsNeverCrash() {
        var random = SeededRandom(seed: 4_4)
        var read = 0
        for round in 0..<6_000 {
            let statement = Corpus.statements[round % Corpus.statements.count]
            var bytes = Array(statement.utf8)
            for _ in 0..<Int.random(in: 1...2, using: &random) { mutate(&bytes, &random) }
            let text = String(decoding: bytes, as: UTF8.self)
            let script = Parser.parseScript(SourceText(text))
            for entry in script.entries {
                switch entry.result {
                case .success(let tree):
                    read += 1
                    let again = try? Parser.parseStatement(tree.printed)
                    #expect(again == tree, "\(text)")
                case .failure(let fault):
                    #expect(fault.span.map { $0.end <= text.utf8.count } == true, "\(text)")
                    #expect(!Snippet(fault, in: SourceText(text)).text.isEmpty)
                }
            }
            _ = StatementCompleteness.of(text)
        }
        // Enough of them stay statements for this to mean something.
        #expect(read > 500)
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        let signs = Array("()[]{}<>-=|:;,.'\"`$*+/\\ \n09azAZ_\u{0}—“”é".utf8)
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default:
            let other = Corpus.statements.randomElement(using: &random) ?? ""
            bytes.insert(contentsOf: other.utf8.suffix(Int.random(in: 0...20, using: &random)), at: place)
        }
    }

    /// What may be nested, up to the limit and beyond it.
    @Test(arguments: [
        ("RETURN ", "(", "1", ")"), ("RETURN ", "[", "1", "]"), ("RETURN ", "{a: ", "1", "}"),
        ("RETURN ", "a[", "1", "]"),
        ("RETURN ", "f(", "1", ")"), ("RETURN ", "CASE WHEN ", "1", " THEN 1 END"), ("RETURN ", "({a: ", "1", "})"),
        ("RETURN ", "all(x IN ", "[]", " WHERE x)"), ("MATCH ", "(", "(n)", ")"), ("MATCH (n:", "(", "A", ") RETURN n"),
        ("", "EXPLAIN ", "FIND processes", ""), ("MATCH (n) WHERE ", "EXISTS { (n) WHERE ", "true", "}"),
        ("FIND x ", "WITH y (", "WHERE z", ")"), ("RETURN 1 + ", "(1 + ", "1", ")"),
    ])
    func nestingHasALimit(_ head: String, _ open: String, _ inner: String, _ close: String) {
        func nested(_ depth: Int) -> String {
            head + String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
        }
        #expect(faultDetail(nested(5_000)) == .nestingTooDeep)
        #expect(faultDetail(nested(40)) != .nestingTooDeep)
    }

    /// Long chains grow high trees and plans, so they have a limit too; wide ones have none.
    @Test func heightHasALimit() {
        let tooHigh = "RETURN 1" + String(repeating: " + 1", count: 2_100)
        #expect(faultDetail(tooHigh) == .nestingTooDeep)
        for sign in ["NOT ", "- ", "+"] {
            #expect(faultDetail("RETURN " + String(repeating: sign, count: 10_000) + "true") == .nestingTooDeep)
        }
        #expect(faultDetail("RETURN a" + String(repeating: ".b", count: 10_000)) == .nestingTooDeep)
        #expect(faultDetail("MATCH (n" + String(repeating: ":A", count: 10_000) + ") RETURN n") == .nestingTooDeep)
        for sign in [" < 1", " = 1", " OR 1", " AND 1", " XOR 1", " =~ 1", " IS NULL", " IN 1"] {
            #expect(faultDetail("RETURN 1" + String(repeating: sign, count: 10_000)) == .nestingTooDeep, "\(sign)")
            #expect(faultDetail("RETURN 1" + String(repeating: sign, count: 1_900)) == nil, "\(sign)")
        }
        #expect(faultDetail("RETURN [1" + String(repeating: ", 1", count: 20_000) + "]") == nil)
        for (head, part) in [
            ("MATCH ()", "-->()"), ("MATCH ()", ", ()"), ("MATCH ()", "((a)-->(b)){1,2}"), ("", "WITH 1 AS x "),
            ("", "MATCH (a) "), ("", "UNWIND [1] AS x "), ("", "MERGE (a) "), ("", "DETACH DELETE a "),
            ("", "LET a = 1 "),
            ("", "FILTER true "), ("RETURN 1 AS x", " UNION RETURN 1 AS x"), ("RETURN [()", "-->()"),
            ("RETURN EXISTS { ()", "-->()"),
        ] {
            #expect(faultDetail(head + String(repeating: part, count: 6_000)) == .nestingTooDeep, "\(part)")
            #expect(faultDetail(head + String(repeating: part, count: 1_600)) != .nestingTooDeep, "\(part)")
        }
        #expect(faultDetail("CREATE ()" + String(repeating: "-[:R]->(), ()", count: 20_000)) == nil)
    }

    private func faultDetail(_ text: String) -> ErrorDetail? {
        do throws(Diagnostic) {
            _ = try Parser.parseStatement(text)
            return nil
        } catch {
            return error.detail
        }
    }
}
