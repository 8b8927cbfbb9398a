// What patterns match, what is refused, and that time grows with the text alone.

import Diagnostics
import RegularExpressions
import TestSupport
import Testing

/// A pattern, texts that it matches as a whole, and texts that it does not.
private let examples: [(pattern: String, yes: [String], no: [String])] = [
    // Scalars, sequences, alternatives, repetitions.
    ("", [""], ["a"]), ("abc", ["abc"], ["ab", "abcd", "ABC"]), ("a|bc|", ["a", "bc", ""], ["b", "abc"]),
    ("a*", ["", "aaa"], ["ab"]), ("a+b?", ["a", "aab"], ["b", "abb"]), ("(ab){2}", ["abab"], ["ab", "ababab"]),
    ("a{2,}", ["aa", "aaaaa"], ["a"]), ("a{1,3}", ["a", "aaa"], ["", "aaaa"]), ("(a*)*b", ["b", "aaab"], ["a"]),
    ("a*?b", ["aab"], ["aa"]), ("(?:a|b)+", ["abba"], ["", "abc"]), ("(?<year>\\d{4})-\\d\\d", ["2026-01"], ["26-01"]),
    (".", ["a", "é", "🙂"], ["", "\n", "e\u{301}"]), ("..", ["e\u{301}", "ab"], ["é"]),
    ("(?s).", ["\n", "\u{2028}"], []),
    // Sets.
    ("[a-c]", ["b"], ["d", "-"]), ("[^a-c]", ["d", "\n", "é"], ["b"]), ("[]a]", ["]", "a"], ["["]),
    ("[a-]", ["a", "-"], ["b"]),
    ("[a-z&&[^aeiou]]+", ["xyz"], ["xay"]), ("[a-f[0-3]]+", ["a0f3"], ["g", "4"]), ("[\\d_]+", ["1_2"], ["a"]),
    ("[[:alpha:]_]+", ["Ab_"], ["1"]), ("[\\]\\\\]", ["]", "\\"], ["["]),
    ("\\p{Lu}\\p{Ll}+", ["Änne"], ["änne", "ÄNNE"]),
    ("\\pL+", ["Straße"], ["a1"]), ("\\P{L}", ["1", " "], ["a"]), ("\\p{Sc}", ["€", "$"], ["E"]),
    ("\\p{IsAlphabetic}", ["ж"], ["1"]),
    ("\\w+", ["Müller_7", "e\u{301}"], ["a b", ""]), ("\\W", [" ", "-"], ["a", "_"]), ("\\d+", ["42", "٤٢"], ["4.2"]),
    ("\\s+", [" \t\n\u{A0}"], ["a"]), ("\\S+", ["ab"], ["a b"]), ("\\h", ["\t"], ["\n"]),
    ("\\R", ["\r\n", "\n", "\r"], ["\n\n"]),
    // Signs that are written by others.
    ("\\.\\*\\+\\?\\(\\)\\[\\{\\|\\^\\$\\/", [".*+?()[{|^$/"], []), ("\\t\\x41\\u00e9\\x{1F642}\\0101", ["\tAé🙂A"], []),
    ("\\Qa.b*\\E+", ["a.b*", "a.b***"], ["a.b", "a.b*+"]), ("a\\Q.", ["a."], ["ab"]),
    // Flags.
    ("(?i)straße", ["STRAßE", "Straße"], ["STRASSE"]), ("(?i)[a-c]É", ["Bé"], ["dé"]), ("(?i)[^a]", ["b"], ["A", "a"]),
    ("(?i)σ", ["ς", "Σ"], ["s"]), ("(?i)k", ["\u{212A}", "K"], ["c"]), ("a(?i)b(?-i)c", ["aBc"], ["ABc", "abC"]),
    ("a(?i:b)c", ["aBc"], ["aBC"]), ("(?x) a b # said so\n c", ["abc"], ["a b c"]), ("(?is)a.b", ["A\nB"], []),
    // Places.
    ("^ab$", ["ab"], ["ab\n"]), ("a^b", [], ["ab"]), ("(^a|b)+", ["ab", "b"], ["ba"]), ("\\Aa\\z", ["a"], []),
    ("(?m)a\\n^b$", ["a\nb"], ["a\nbc"]), (".*\\bfox\\b.*", ["the fox ran", "fox"], ["foxes", "afox"]),
    (".*\\bü\\b", ["a ü"], ["aü"]), ("a\\Bb", ["ab"], ["a b"]), ("a\\b", ["a"], ["a "]),
    ("(\\b|a)*", ["a", "aa", ""], ["b"]),
    // Combining marks are scalars like others.
    ("é", ["é"], ["e\u{301}"]), ("e\u{301}", ["e\u{301}"], ["é"]), ("a.*", ["a\u{301}"], []),
]

/// Patterns that are none, and a word of what is said.
private let refused: [(pattern: String, says: String)] = [
    ("(a", "not closed"), ("a)", "closes nothing"), ("[a", "not closed"), ("*a", "nothing before it"),
    ("a{2", "number of times"),
    ("a{3,1}", "number of times"), ("a{99999999999999999999}", "more than"), ("[z-a]", "ascend"),
    ("\\p{Nonsense}", "no set"),
    ("\\q", "means nothing"), ("a\\", "backslash"), ("\\x4", "digits"), ("\\x{D800}", "no code point"),
    ("(a)\\1", "back to a group"),
    ("(?=a)b", "ahead"), ("(?!a)b", "ahead"), ("(?<=a)b", "behind"), ("(?>a)", "atomic"), ("a*+", "give nothing back"),
    ("(?j)a", "no flag"), ("((a{1000}){1000}){1000}", "too large"), ("((){10000}){10000}", "too large"),
    (String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000), "nest"),
    (String(repeating: "[", count: 5000), "nest"), ("a" + String(repeating: "?", count: 5000), "in a row"),
]

@Suite("Regular expressions")
struct RegularExpressionTests {
    @Test("match whole texts, scalar by scalar", arguments: examples.indices)
    func matches(index: Int) throws {
        let (pattern, yes, no) = examples[index]
        let expression = try RegularExpression(pattern)
        for text in yes { #expect(try expression.matches(text, Cancellation()), "\(pattern) and '\(text)'") }
        for text in no { #expect(try !expression.matches(text, Cancellation()), "\(pattern) and '\(text)'") }
    }

    @Test("say why a pattern can't be used", arguments: refused.indices)
    func refusals(index: Int) {
        let fault = #expect(throws: RegularExpressionFault.self) { try RegularExpression(refused[index].pattern) }
        #expect(fault?.message.contains(refused[index].says) == true, "\(fault?.message ?? "")")
    }

    /// Steps would double with each letter if anything were tried twice.
    @Test(
        "take time by the text alone",
        arguments: [
            "(a+)+$", "(a|a)*b", "(a?){50}a{50}b", "(.*)*x", "(a|b|ab)*c", "([a-z]+)*=", "(x+x+)+y", "(?i)(a*)*[^a]b",
            ".*.*.*.*.*.*=.*", "(\\w+\\s?)*:", "(a{0,50}){0,50}b",
        ])
    func linear(pattern: String) throws {
        let expression = try RegularExpression(pattern)
        #expect(try !expression.matches(String(repeating: "a", count: 20_000) + "!", Cancellation()))
    }

    @Test("states that become too many are thrown away, and the answer stays")
    func forgetting() throws {
        // Which of the last 16 letters were an `a` is 2¹⁶ states.
        let expression = try RegularExpression("[ab]*a[ab]{15}")
        var random = SeededRandom(seed: 3)
        let letters = (0..<100_000).map { _ in Bool.random(using: &random) ? "a" : "b" }
        for end in [99_990, 99_995, 100_000] {
            let text = letters[..<end]
            #expect(try expression.matches(text.joined(), Cancellation()) == (text[end - 16] == "a"))
        }
    }

    @Test("hear that they are to stop")
    func interrupted() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let expression = try RegularExpression("(a{0,50}){0,50}b")
        #expect(throws: Diagnostic.self) {
            try expression.matches(String(repeating: "a", count: 100_000), cancellation)
        }
    }

    @Test("agree with Swift's own on generated patterns")
    func peer() throws {
        var random = SeededRandom(seed: 17)
        var (matched, compared) = (0, 0)
        for _ in 0..<1_500 {
            let pattern = generated(depth: 3, &random)
            let mine = try RegularExpression(pattern)
            let peer = try Regex(pattern).wordBoundaryKind(.simple)
            for _ in 0..<6 {
                let length = Int.random(in: 0...7, using: &random)
                let text = String((0..<length).map { _ in "aabbc A-".randomElement(using: &random) ?? "a" })
                let expected = (try? peer.wholeMatch(in: text)) ?? nil
                #expect(try mine.matches(text, Cancellation()) == (expected != nil), "\(pattern) and '\(text)'")
                matched += expected == nil ? 0 : 1
                compared += 1
            }
        }
        #expect(matched > compared / 20)
    }

    private func generated(depth: Int, _ random: inout SeededRandom) -> String {
        let atoms = [
            "a", "b", "c", ".", "[ab]", "[^a]", "\\w", "\\W", "\\s", "(?i:a)", "[a-c&&[^b]]", "-", "\\b", "^", "$",
        ]
        let choice = depth == 0 ? 0 : Int.random(in: 0..<7, using: &random)
        func inner() -> String { generated(depth: depth - 1, &random) }
        switch choice {
        case 1, 2: return inner() + inner()
        case 3: return "(?:" + inner() + "|" + inner() + ")"
        case 4: return "(?:" + inner() + ")*"
        case 5:
            return "(" + inner() + ")"
                + (["?", "+", "{2}", "{1,3}", "{0,2}", "{1,}"].randomElement(using: &random) ?? "")
        case 6: return "(" + inner() + inner() + "|" + inner() + ")"
        default: return atoms.randomElement(using: &random) ?? "a"
        }
    }
}
