// Editing at the prompt, without a terminal.

import Assist
import Catalogue
import Testing

@testable import Shell

@Suite("Editing")
struct EditingTests {
    @Test("Up and Down keep the column, also under wide characters")
    func vertical() {
        var buffer = EditBuffer("審査 é\nabcdef\nx", cursor: 6)  // behind 審査
        var moves = [buffer.moveDown()]
        #expect(buffer.beforeCursor == "審査 é\nabcd")
        moves += [buffer.moveDown(), buffer.moveDown()]
        #expect(buffer.afterCursor.isEmpty)
        moves.append(buffer.moveUp())
        #expect(buffer.beforeCursor == "審査 é\na")
        #expect(moves == [true, true, false, true])
    }

    @Test("killing stays in the line, and joins lines at a line's end")
    func kill() {
        var buffer = EditBuffer("one\ntwo", cursor: 1)
        buffer.killToLineEnd()
        #expect(buffer.text == "o\ntwo")
        buffer.killToLineEnd()
        #expect(buffer.text == "otwo")
        buffer.killToLineStart()
        #expect(buffer.text == "two")
    }

    @Test(
        "indentation comes and goes, but never inside quotes or comments' quotes",
        arguments: [
            "MATCH (p)\nRETURN p", "RETURN 'a\nb',\n1", "RETURN \"it's\n\" +\n'x'", "// don't\nRETURN 1",
            "/* ' */\nRETURN `a\nb`",
            "RETURN 'a\\'\n'", "one line", "",
        ])
    func indentation(text: String) {
        let indentation = Indentation(width: 4)
        #expect(indentation.dedented(indentation.indented(text)) == text)
    }

    @Test("a line inside quotes is not indented")
    func quoted() {
        #expect(Indentation(width: 2).indented("RETURN 'a\nb',\n1") == "RETURN 'a\nb',\n  1")
    }

    @Test("rows on the screen follow line ends, wrapping and wide characters")
    func rows() {
        let screen = ScreenRows(promptWidth: 2, columns: 10)
        #expect(screen.row(after: "") == 0)
        #expect(screen.row(after: "1234567") == 0)
        #expect(screen.row(after: "12345678") == 1)
        #expect(screen.row(after: "1234567審") == 1)
        #expect(screen.row(after: "a\nb\nc") == 2)
    }
}

@Suite("Keys at the prompt")
struct PromptKeyTests {
    private let keys: PromptKeys
    private let history = History(path: nil)

    init() {
        history.append("RETURN 1;")
        history.append("MATCH (p)\nRETURN p;")
        keys = PromptKeys(
            history: history,
            knowledge: {
                Knowledge(
                    catalogue: Catalogue(graph: GraphCatalogue(), functions: [], procedures: []),
                    commands: DotCommands.descriptions)
            },
            files: { ["\($0)a.weft", "\($0)b.weft"] }, columns: { 80 })
        keys.begin()
    }

    private func press(_ key: EditKey, _ text: String, cursor: Int? = nil) -> EditResult? {
        keys.edit(key, EditBuffer(text, cursor: cursor), promptWidth: 2)
    }

    private func text(_ result: EditResult?) -> String? {
        if case .changed(let buffer) = result { buffer.text } else { nil }
    }

    private func isAccepted(_ result: EditResult?) -> Bool {
        if case .accepted = result { true } else { false }
    }

    @Test(
        "Return runs what is complete",
        arguments: [
            "RETURN 1;", "FIND processes", "CHECK orphaned-process", ".help", "FIND processes WITHOUT interactions", "",
            "CHEK orphaned-process", "MATCH (p)\n  RETURN p\n  ", "SHOW nouns", "COUNT processes BY department",
        ])
    func runs(_ text: String) { #expect(isAccepted(press(.enter, text))) }

    @Test(
        "Return goes on to the next line where something is open",
        arguments: [
            ("MATCH (p)", "MATCH (p)\n  "), ("RETURN 'a", "RETURN 'a\n"), ("RETURN [1,", "RETURN [1,\n  "),
            ("FIND processes WHERE", "FIND processes WHERE\n  "),
            ("DEFINE QUERY x AS FIND processes", "DEFINE QUERY x AS FIND processes\n  "),
            ("/* a", "/* a\n"),
        ])
    func goesOn(_ text: String, _ expected: String) { #expect(self.text(press(.enter, text)) == expected) }

    @Test("Up brings back whole statements, Down what was being typed")
    func recall() {
        #expect(text(press(.up, "dra")) == "MATCH (p)\n  RETURN p;")
        #expect(text(press(.up, "MATCH (p)\n  RETURN p;", cursor: 0)) == "RETURN 1;")
        #expect(press(.up, "RETURN 1;") == nil)
        #expect(text(press(.down, "RETURN 1;")) == "MATCH (p)\n  RETURN p;")
        #expect(text(press(.down, "MATCH (p)\n  RETURN p;")) == "dra")
    }

    @Test("Ctrl-R finds what holds the typed text, again and again")
    func search() {
        guard case .searching("search: > ", let begun) = press(.searchBack, "dra") else {
            Issue.record("no search")
            return
        }
        #expect(begun.text == "dra")
        var found: EditResult?
        for letter in "ret".unicodeScalars { found = press(.search(letter), "") }
        #expect(searched(found) == "MATCH (p)\n             RETURN p;")
        #expect(searched(press(.search("\u{12}"), "")) == "RETURN 1;")
        #expect(searched(press(.search("\u{12}"), "")) == "RETURN 1;")
        #expect(searched(press(.search("\u{13}"), ""))?.hasPrefix("MATCH") == true)
        guard case .searchEnded(let kept, passesKeyOn: false) = press(.search("\u{3}"), "") else {
            Issue.record("Ctrl-C did not end the search")
            return
        }
        #expect(kept.text == "dra")
    }

    private func searched(_ result: EditResult?) -> String? {
        if case .searching(_, let buffer) = result { buffer.text } else { nil }
    }

    @Test("Ctrl-_ takes back a word at a time, also a kill")
    func undo() {
        var typed = ""
        _ = keys.appearance(of: EditBuffer(""), promptWidth: 2)
        for letter in "RETURN 12" {
            typed.append(letter)
            _ = keys.appearance(of: EditBuffer(typed), promptWidth: 2)
        }
        _ = keys.appearance(of: EditBuffer(""), promptWidth: 2)
        #expect(text(press(.undo, "")) == "RETURN 12")
        #expect(text(press(.undo, "RETURN 12")) == "RETURN")
        #expect(text(press(.undo, "RETURN"))?.isEmpty == true)
        #expect(press(.undo, "") == nil)
    }

    @Test("? twice is help on the word before it; inside quotes it is a letter")
    func question() {
        #expect(text(press(.question, "FIND")) == "FIND?")
        if case .listing(let help, let kept) = press(.question, "FIND?") {
            #expect(help.contains("FIND") && kept.text == "FIND")
        } else {
            Issue.record("no help")
        }
        #expect(text(press(.question, "RETURN 'why?")) == "RETURN 'why??")
    }

    @Test("a corrected statement is offered on Tab only, and a prefilled one stands there at once")
    func proposal() {
        keys.proposal = "FIND processes"
        #expect(keys.appearance(of: EditBuffer(""), promptWidth: 2).hint == "FIND processes   (Tab takes it)")
        #expect(text(press(.tab, "")) == "FIND processes")
        keys.prefilled = "MATCH (p)\nRETURN p;"
        #expect(text(press(.begin, "")) == "MATCH (p)\n  RETURN p;")
    }

    @Test("a paste runs nothing and keeps its lines")
    func paste() {
        #expect(text(press(.paste("RETURN 1;\r\nRETURN 'a\nb';"), "")) == "RETURN 1;\n  RETURN 'a\nb';")
    }

    @Test("Tab completes one, extends several, lists the rest")
    func tab() {
        #expect(text(press(.tab, ".sou")) == ".sources ")
        #expect(text(press(.tab, ".read x/")) == nil)
        #expect(text(press(.tab, ".he")) == ".help ")
        if case .listing(let list, _) = press(.tab, ".o") {
            #expect(list.contains(".open") && list.contains(".output") && list.contains(".once"))
        } else {
            Issue.record("no list")
        }
        #expect(press(.tab, "RETURN 1 zzz") == nil)
    }
}
