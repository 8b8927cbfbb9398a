// JSON as text.

import Rendering
import Testing

@Suite("JSON")
struct JSONTests {
    @Test(
        "what a terminal or a reader could obey is escaped, all else stands as it is",
        arguments: [
            ("", #""""#), ("P-001", #""P-001""#), ("Prüfung — 日本 €", #""Prüfung — 日本 €""#),
            ("a \"b\" \\ c", #""a \"b\" \\ c""#), ("a\nb\rc\td", #""a\nb\rc\td""#),
            ("\u{0}\u{1B}[31m\u{7F}", #""\u0000\u001b[31m\u007f""#), ("\u{85}\u{A0}é", "\"\\u0085\u{A0}é\""),
            ("\u{2028}\u{202E}\u{200E}\u{2066}–", #""\u2028\u202e\u200e\u2066–""#),
        ])
    func quoted(text: String, expected: String) throws {
        #expect(JSON.string(text).text == expected)
        #expect(try JSONReader.read(expected).string == text)
    }
}
