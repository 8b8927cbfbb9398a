// What the text at the prompt looks like, without a terminal.

import Testing

@testable import Shell

@Suite("Painting")
struct PaintingTests {
    private let highlighter = Highlighter(
        labels: ["Process", "Role"], types: ["OWNED_BY"], commands: [".mode", ".read"])

    /// One letter a byte.
    private func inks(_ text: String, cursor: Int? = nil) -> String {
        highlighter.inks(text, cursor: cursor ?? text.utf8.count).map { ink -> String in
            switch ink {
            case .plain: "."
            case .keyword: "K"
            case .string: "S"
            case .number: "N"
            case .name: "L"
            case .unknownName: "?"
            case .parameter: "P"
            case .comment: "C"
            case .command: "D"
            case .unclosed: "!"
            case .hint: "H"
            }
        }.joined()
    }

    @Test(
        "each piece has its ink",
        arguments: [
            ("MATCH (p:Process) RETURN p.name // x", "KKKKK....LLLLLLL..KKKKKK........CCCC"),
            ("MATCH (p:Proces)", "KKKKK....??????."),
            ("MATCH (p:Proc", "KKKKK.!......"),  // may still become Process
            ("(:Role|Process|X)-[:OWNED_BY|Y]-()", "..LLLL.LLLLLLL.?....LLLLLLLL.?...."),
            ("(:Role RETURN", "!.LLLL.KKKKKK"),
            ("RETURN {match: 1.5, a: $b}", "KKKKKK..KKKKK..NNN.....PP."),
            ("RETURN 'a' + 'b", "KKKKKK.SSS...!!"),
            (".mode csv", "DDDDD...."), (".mdoe csv", "?????...."), (".mo", "DDD"),
        ])
    func pieces(_ text: String, _ expected: String) { #expect(inks(text) == expected) }

    private func painter(_ columns: Int = 20, rows: Int = 10, hasColour: Bool = true) -> Painter {
        Painter(promptWidth: 6, columns: columns, rows: rows, hasColour: hasColour, mark: "·")
    }

    @Test("the cursor comes back to where it was")
    func cursor() throws {
        let text = "RETURN 1,\n      2"
        let painting = try #require(
            painter(hasColour: false).painting(of: text, inks: [], cursor: 3, hint: "hint"))
        #expect(painting.bytes == "\r\u{1b}[6CRETURN 1,\u{1b}[K\r\n    · 2\u{1b}[J\u{1b}[1A\r\u{1b}[9C")
        #expect(!painting.hasHint)
    }

    @Test("rows end where the window does, wide characters go to the next one")
    func wrapping() throws {
        let painting = try #require(
            painter(10, hasColour: false).painting(of: "審a審b", inks: [], cursor: 8, hint: nil))
        #expect(painting.bytes == "\u{1b}[1A\r\u{1b}[6C審a\u{1b}[K\r\n審b\u{1b}[J\r\u{1b}[3C")
    }

    @Test("a hint stands behind the text, clipped to the row, and only where the cursor is")
    func hints() throws {
        let painting = try #require(painter().painting(of: "FIND", inks: [], cursor: 4, hint: "ing a needle"))
        #expect(painting.hasHint && painting.bytes.contains("\u{1b}[0;2ming a ne…\u{1b}[0m\u{1b}[J"))
        #expect(try #require(painter().painting(of: "FIND", inks: [], cursor: 2, hint: "x")).hasHint == false)
    }

    @Test(
        "what libedit draws in its own way is left alone",
        arguments: ["a\u{1}b", "e\u{301}", "a\tb", String(repeating: "x\n", count: 12)])
    func leftAlone(_ text: String) {
        #expect(painter().painting(of: text, inks: [], cursor: 0, hint: nil) == nil)
    }

    @Test("é typed as two scalars is one afterwards")
    func composition() {
        #expect("e\u{301}".composed.unicodeScalars.count == 1)
        #expect(Array("審査 x".composed.utf8) == Array("審査 x".utf8))
    }
}
