// The shell in a real terminal, looked at as a person does.

import TestSupport
import Testing

@Suite("At a terminal", .enabled(if: TerminalScreen.isAvailable, "there is no tmux on this machine"), .serialized)
struct TerminalTests {
    private let state = "/tmp/weft-state-\(UInt32.random(in: 0...UInt32.max))"

    private func open(columns: Int = 90) throws -> TerminalScreen {
        let command = "env -u NO_COLOR XDG_STATE_HOME=\(state) \(CommandLineTests.weft) \(CommandLineTests.tiny)"
        let screen = try #require(TerminalScreen(command, columns: columns))
        try #require(screen.waits(for: "tiny>"), "\(screen.text)")
        return screen
    }

    @Test("a statement over several lines, run by an empty one")
    func severalLines() throws {
        let screen = try open()
        screen.type("UNWIND range(1, 3) AS n")
        screen.press("Enter")
        screen.type("RETURN n * 2 AS double")
        screen.press("Enter", "Enter")
        #expect(screen.waits(for: "(3 rows)"))
        #expect(screen.text.contains("tiny> UNWIND range(1, 3) AS n\n    · RETURN n * 2 AS double\n"))
    }

    @Test("Tab completes, and lists what it can't decide")
    func tab() throws {
        let screen = try open()
        screen.type("FIND proce")
        screen.press("Tab")
        #expect(screen.waits(for: "FIND processes"))
        screen.type("WITHOUT ")
        screen.press("Tab")
        #expect(screen.waits(for: "interactions"))
        #expect(screen.waits(for: "tiny> FIND processes WITHOUT\n"))
        screen.press("C-c")
    }

    @Test("a typo is marked, with its correction")
    func typo() throws {
        let screen = try open()
        screen.type("MATCH (n) RETUN n;")
        screen.press("Enter")
        #expect(screen.waits(for: "^^^^^ did you mean RETURN?"))
    }

    @Test("Ctrl-C stops a query and not the shell, and work goes on at once")
    func interrupt() throws {
        let screen = try open()
        screen.type(
            "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 9999) AS c RETURN sum(a % 7 * b * c);"
        )
        screen.press("Enter")
        #expect(!screen.waits(for: "interrupted", seconds: 0.5))
        screen.press("C-c")
        #expect(screen.waits(for: "\ninterrupted\ntiny>", seconds: 5))
        screen.type("RETURN 40 + 2 AS answer;")
        screen.press("Enter")
        #expect(screen.waits(for: "    42\n(1 row)"))
        #expect(screen.isRunning)
    }

    @Test("Ctrl-C at the prompt drops the line; on an empty one it says how to leave; Ctrl-D leaves")
    func leave() throws {
        let screen = try open()
        screen.type("RETURN 1")
        #expect(screen.waits(for: "RETURN 1"))
        screen.press("C-c")
        #expect(screen.waits(for: "RETURN 1^C\ntiny>"))
        screen.press("C-c")
        #expect(screen.waits(for: "Ctrl-D or .quit leaves."))
        screen.press("C-d")
        for _ in 0..<100 where screen.isRunning {}
        #expect(!screen.isRunning)
    }

    @Test("statements come back after a restart, whole")
    func history() throws {
        do {
            let screen = try open()
            screen.type("RETURN 1 AS first;")
            screen.press("Enter")
            #expect(screen.waits(for: "(1 row)"))
            screen.press("C-d")
        }
        let screen = try open()
        screen.press("Up", "Enter")
        #expect(screen.waits(for: "first\n"))
        _ = RunningProgram.run("rm", ["-r", state])
    }

    @Test("a narrow window turns wide results into lines, and long statements wrap")
    func narrow() throws {
        let screen = try open(columns: 30)
        screen.type("RETURN 'a long text indeed' AS one, 'another' AS two, 3 AS three, 4 AS four, 5 AS five, 6 AS six;")
        screen.press("Enter")
        #expect(screen.waits(for: "row 1"))
        #expect(screen.text.contains("another"))
    }
}
