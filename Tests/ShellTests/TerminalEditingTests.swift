// Editing in a real terminal: cells, colours and the cursor, as a person sees them.

import Glibc
import TestSupport
import Testing

@Suite(
    "Editing at a terminal", .enabled(if: TerminalScreen.isAvailable, "there is no tmux on this machine"), .serialized)
struct TerminalEditingTests {
    private let state = "/tmp/weft-state-\(UInt32.random(in: 0...UInt32.max))"

    /// The program on a screen of its own. What stands there after the program has left says whether the terminal is as it was.
    private func open(columns: Int = 90, rows: Int = 40, variables: String = "") throws -> TerminalScreen {
        let program =
            "env -u NO_COLOR \(variables) XDG_STATE_HOME=\(state) \(CommandLineTests.weft) \(CommandLineTests.tiny)"
        let command =
            "before=$(stty -g); \(program); [ \"$before\" = \"$(stty -g)\" ] && echo left all as it was || echo left a mess; sleep 60"
        let screen = try #require(TerminalScreen(command, columns: columns, rows: rows))
        try #require(screen.waits(for: "tiny>"), "\(screen.text)")
        return screen
    }

    @Test("keywords, texts, numbers, known and unknown labels, and what is unclosed have their colours")
    func colours() throws {
        let screen = try open()
        screen.type("MATCH (p:Process), (q:Proces) RETURN 'a', 1, [")
        #expect(screen.waits(forStyled: "\u{1b}[36mProcess"))
        let styled = screen.styled
        for piece in [
            "\u{1b}[1m\u{1b}[34mMATCH", "\u{1b}[31mProces\u{1b}[0m", "\u{1b}[32m'a'", "\u{1b}[35m1",
            "\u{1b}[1m\u{1b}[31m[",
        ] {
            #expect(styled.contains(piece), "\(piece.dropFirst()) in \(styled)")
        }
    }

    @Test("NO_COLOR paints nothing")
    func noColour() throws {
        let screen = try open(variables: "NO_COLOR=1")
        screen.type("MATCH (p:Process) RETURN 'a'")
        #expect(screen.waits(for: "RETURN 'a'"))
        #expect(!screen.styled.contains("\u{1b}["))
    }

    @Test("a hint is dim behind the cursor and gone from what was run")
    func hint() throws {
        let screen = try open()
        screen.type("RETURN substring(")
        #expect(screen.waits(forStyled: "\u{1b}[0;2m") || screen.waits(forStyled: "\u{1b}[2m", seconds: 1))
        #expect(screen.text.contains("substring(text, start"))
        screen.type("'abc', 1) AS part")
        screen.press("Enter", "Enter")
        #expect(screen.waits(for: "(1 row)"))
        #expect(screen.text.contains("RETURN substring('abc', 1) AS part\n"))
    }

    @Test("wide characters and wrapping keep the cursor where the text is")
    func wrapping() throws {
        let screen = try open(columns: 20)
        screen.type("RETURN '審査審査審査'")
        #expect(screen.waits(for: "査'"))
        // tiny> RETURN '審査審 | 査審査'
        let rows = screen.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let prompt = try #require(rows.lastIndex { $0.hasPrefix("tiny>") })
        #expect(rows[prompt] == "tiny> RETURN '審査審")
        #expect(rows[prompt + 1] == "査審査'")
        #expect(screen.cursor == "7,\(prompt + 1)")
        screen.press("C-a")
        usleep(100_000)
        #expect(screen.cursor == "6,\(prompt)")
    }

    @Test("Up walks through the lines of a statement before it walks through the history")
    func lines() throws {
        let screen = try open()
        screen.type("RETURN 1,")
        screen.press("Enter")
        screen.type("2 AS b,")
        screen.press("Enter")
        screen.type("3;")
        #expect(screen.waits(for: "· 3;"))
        screen.press("Up", "Up", "End")
        screen.press("BSpace", "BSpace")
        screen.type("9 AS a,")
        screen.press("Down", "Down", "End", "Enter")
        #expect(screen.waits(for: "(1 row)"))
        #expect(screen.text.contains("9  2  3") || screen.text.contains("9  2"))
    }

    @Test("a paste of four statements waits for Return, then all run")
    func paste() throws {
        let screen = try open()
        screen.paste("RETURN 11 AS a;\nRETURN 22 AS b;\nRETURN 33\n  AS c;\nRETURN 44 AS d")
        #expect(screen.waits(for: "· RETURN 44 AS d"))
        usleep(200_000)
        #expect(!screen.text.contains("(1 row)"))
        screen.type("; ")
        screen.press("Enter")
        #expect(screen.waits(for: "44\n(1 row)"))
        #expect(screen.text.components(of: "(1 row)") == 4)
    }

    @Test("a window that changes its size in the middle of a statement shows the statement once")
    func resize() throws {
        let screen = try open(columns: 60)
        screen.type("RETURN 'a long text that needs more than one row' AS first,")
        screen.press("Enter")
        screen.type("2 AS second")
        #expect(screen.waits(for: "second"))
        for columns in [30, 80, 45] {
            screen.resize(columns: columns)
            usleep(250_000)
            #expect(screen.text.components(of: "tiny>") == 1, "\(columns)\n\(screen.text)")
            #expect(screen.text.components(of: "second") == 1, "\(columns)\n\(screen.text)")
        }
        screen.press("Enter", "Enter")
        #expect(screen.waits(for: "(1 row)"))
    }

    @Test("Ctrl-R finds, Ctrl-C ends the search and not the line, Return runs what was found")
    func search() throws {
        let screen = try open()
        for text in ["RETURN 1 AS alpha; ", "RETURN 2 AS beta; "] {
            screen.type(text)
            screen.press("Enter")
        }
        #expect(screen.waits(for: "beta\n────\n   2\n(1 row)"))
        screen.type("RETURN 3")
        screen.press("C-r")
        screen.type("alp")
        #expect(screen.waits(for: "search: alp> RETURN 1 AS alpha;"))
        screen.press("C-c")
        #expect(screen.waits(for: "tiny> RETURN 3\n"))
        #expect(!screen.text.contains("search:"))
        screen.press("C-r")
        screen.type("return")
        #expect(screen.waits(for: "search: return> RETURN 2"))
        screen.press("C-r")
        #expect(screen.waits(for: "search: return> RETURN 1"))
        screen.press("C-s")
        #expect(screen.waits(for: "search forward: return> RETURN 2"))
        screen.press("C-r", "Enter")
        #expect(screen.waits(for: "tiny> RETURN 1 AS alpha;\nalpha"))
    }

    @Test("what is taller than the screen goes to the pager; Ctrl-C there leaves the shell alone")
    func pager() throws {
        let screen = try open(rows: 20, variables: "-u LESS -u PAGER -u WEFT_PAGER")
        screen.type("UNWIND range(1, 100) AS n RETURN n; ")
        screen.press("Enter")
        #expect(screen.waits(for: "16\n"))
        #expect(!screen.text.contains("(100 rows)"))
        #expect(screen.waits(for: "Space goes on, b goes back, q leaves"))
        // What reads results starts no programs by a slip of the hand.
        screen.type("!")
        #expect(screen.waits(for: "not available"))
        screen.press("Enter")
        screen.press("C-c")
        usleep(100_000)
        screen.press("q")
        #expect(screen.waits(for: "tiny>"))
        screen.type(".pager off")
        screen.press("Enter")
        screen.type("UNWIND range(1, 100) AS n RETURN n; ")
        screen.press("Enter")
        #expect(screen.waits(for: "(100 rows)\ntiny>"))
    }

    @Test("without less a long result goes to the screen as it is, and .pager says why")
    func noPager() throws {
        // A path that leads to nothing but what starts the program.
        let screen = try open(rows: 20, variables: "-u PAGER -u WEFT_PAGER PATH=/nowhere")
        screen.type("UNWIND range(1, 100) AS n RETURN n; ")
        screen.press("Enter")
        #expect(screen.waits(for: "(100 rows)\ntiny>"))
        #expect(!screen.text.contains("not found"))
        screen.type(".pager on")
        screen.press("Enter")
        #expect(screen.waits(for: "there is no less on this system"))
    }

    @Test("what the editor saves stands at the prompt; an editor that fails changes nothing")
    func edit() throws {
        let screen = try open(variables: "EDITOR='sed -i s/1/41/'")
        screen.type("RETURN 1 AS answer; ")
        screen.press("Enter")
        screen.type(".edit")
        screen.press("Enter")
        #expect(screen.waits(for: "tiny> RETURN 41 AS answer;"))
        screen.press("Enter")
        #expect(screen.waits(for: "    41\n(1 row)"))
        let failing = try open(variables: "EDITOR=false")
        failing.type("RETURN 1 AS answer; ")
        failing.press("Enter")
        failing.type(".edit")
        failing.press("Enter")
        #expect(failing.waits(for: "the editor false ended with 1, so nothing was taken over"))
    }

    @Test("a corrected statement takes one key")
    func correction() throws {
        let screen = try open()
        screen.type("FIND proceses")
        screen.press("Enter")
        #expect(screen.waits(for: "tiny> FIND processes   (Tab takes it)"))
        screen.press("Tab", "Enter")
        #expect(screen.waits(for: "rows)"))
    }

    @Test("vi's keys, where .editrc asks for them: Escape is a key of its own, and arrows still work")
    func viKeys() throws {
        let home = "/tmp/weft-home-\(UInt32.random(in: 0...UInt32.max))"
        defer { _ = RunningProgram.run("rm", ["-rf", home]) }
        _ = RunningProgram.run("bash", ["-c", "mkdir \(home) && echo 'bind -v' > \(home)/.editrc"])
        let screen = try open(variables: "HOME=\(home)")
        screen.type("RETURN 12 AS n; ")
        #expect(screen.waits(for: "RETURN 12"))
        screen.press("Escape")
        usleep(100_000)
        screen.type("0wx")
        #expect(screen.waits(for: "tiny> RETURN 2 AS n;"))
        screen.type("i4")
        screen.press("Left")
        screen.type("3")
        #expect(screen.waits(for: "tiny> RETURN 342 AS n;"))
        screen.press("Enter")
        #expect(screen.waits(for: "342\n(1 row)"))
    }

    @Test("exit, quit and help do without their dot")
    func bareCommands() throws {
        let screen = try open(rows: 60)
        screen.type("help;")
        screen.press("Enter")
        #expect(screen.waits(for: ".tour shows the way in ten steps"))
        screen.press("q")
        screen.type("exit")
        screen.press("Enter")
        #expect(screen.waits(for: "left all as it was"))
    }

    @Test("random keys and bytes: no crash, no hang, the shell answers afterwards and leaves the terminal as it was")
    func randomKeys() throws {
        let count = getenv("WEFT_RANDOM_KEYS").flatMap { Int(String(cString: $0)) } ?? 500
        let seed = getenv("WEFT_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_260_331
        var keys = RandomKeys(seed: seed)
        let screen = try open(variables: "EDITOR=true PAGER=cat")
        for start in stride(from: 0, to: count, by: 50) {
            for piece in keys.some(min(50, count - start)) { screen.send(piece) }
            if start % 500 == 0 { screen.resize(columns: 20 + (start / 7) % 100) }
            #expect(!screen.text.contains("left a"), "after \(start) keys with seed \(seed)")
        }
        screen.resize(columns: 90)
        // Ends a paste, a search, a statement; then leaves.
        screen.send(Array("\u{1b}[201~".utf8) + [3])
        usleep(300_000)
        screen.press("C-c")
        usleep(100_000)
        screen.type("RETURN 40 + 2 AS answer; ")
        screen.press("Enter")
        #expect(screen.waits(for: "    42\n(1 row)"), "seed \(seed)\n\(screen.text)")
        screen.press("C-d")
        #expect(screen.waits(for: "left all as it was"), "seed \(seed)\n\(screen.text)")
    }
}

/// What a cat on the keyboard types: letters, signs, editing keys, pieces of escape sequences, bytes that are no UTF-8.
struct RandomKeys {
    private var random: SeededRandom
    private static let words = [
        "MATCH (p)", "FIND processes", "'", "\"", "(", "[", ")", "審査", "é", "🙂", " ", ";", "?", "\\", "CHECK", "$x",
        ":", ".help", "\r", "\t",
        "\u{1b}[A", "\u{1b}[B", "\u{1b}[C", "\u{1b}[D", "\u{1b}[H", "\u{1b}[F", "\u{1b}[3~", "\u{1b}OP", "\u{12}",
        "\u{13}", "\u{1}", "\u{5}",
        "\u{b}", "\u{15}", "\u{17}", "\u{19}", "\u{1f}", "\u{7f}", "\u{1b}", "\u{1b}[200~RETURN 1;\nRETURN\u{1b}[201~",
        "\u{3}", "\u{14}", "\u{1e}",
        "\u{1d}", "\u{1c}", "\u{10}", "\u{e}", "\u{7}", "\u{16}",
    ]

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// So many keys, in pieces that are sent one after another. Neither Ctrl-D, which leaves, nor Ctrl-Z.
    mutating func some(_ count: Int) -> [[UInt8]] {
        var piece: [UInt8] = []
        for _ in 0..<count {
            if Int.random(in: 0..<4, using: &random) == 0 {
                let byte = UInt8.random(in: 0...255, using: &random)
                piece.append(byte == 4 || byte == 26 ? 32 : byte)
            } else {
                piece += Array((Self.words.randomElement(using: &random) ?? "x").utf8)
            }
        }
        return [piece]
    }
}

extension String {
    fileprivate func components(of text: String) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: text) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
