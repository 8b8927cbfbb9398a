// The screens of docs/screens.md, captured from the running program: `make screens` writes them, `make test` compares them.

import Glibc
import TestSupport
import Testing

/// One screen: what is typed on the sample, and how it is known that the answer stands there.
struct CapturedScreen: Sendable, CustomTestStringConvertible {
    var title: String
    /// What the reader is to notice.
    var remark: String
    /// Texts and, in angle brackets, keys: `FIND proce<Tab>`.
    var typed: [String] = []
    var awaited: String
    var rows = 24
    var columns = 100
    /// Whether it comes out the same each time and can be compared.
    var isStable = true

    var testDescription: String { title }
}

@Suite("Screens", .enabled(if: TerminalScreen.isAvailable, "there is no tmux on this machine"), .serialized)
struct ScreenTests {
    private static let project = String(
        #filePath.prefix(upTo: #filePath.firstRange(of: "/Tests/")?.lowerBound ?? #filePath.endIndex))
    private static let page = project + "/docs/screens.md"

    /// How many checks the program ships.
    private static let checks =
        (readTextFile(project + "/Sources/CResources/CResources.c") ?? "").split(separator: "\n").count {
            $0.hasPrefix("#embed \"checks/")
        }

    static let screens = [
        CapturedScreen(
            title: "First start", remark: "What was opened, as of when, what needs a look, and three things to try.",
            awaited: "northwind>", rows: 16),
        CapturedScreen(
            title: "Values with their counts",
            remark: "Tab inside quotes offers what occurs in the data, the most frequent first.",
            typed: ["MATCH (p:Process) WHERE p.status = '", "<Tab>"], awaited: "active", rows: 22),
        CapturedScreen(
            title: "An error with its correction",
            remark: "The place, the nearest names, and the corrected statement dim at the next prompt, one key away.",
            typed: ["FIND proceses", "<Enter>"], awaited: "(Tab takes it)", rows: 20),
        CapturedScreen(
            title: "An empty answer explained", remark: "Which step left nothing.",
            typed: ["MATCH (p:Process) WHERE p.status = 'actve' RETURN p.name; ", "<Enter>"],
            awaited: "note: nothing was left",
            rows: 20),
        CapturedScreen(
            title: "A wide result", remark: "What does not fit side by side is shown line by line.",
            typed: [
                "MATCH (p:Process {id: 'P-001'}) RETURN properties(p) AS all, p.id, p.name, p.status, p.criticality, labels(p) AS labels; ",
                "<Enter>",
            ],
            awaited: "(1 row)", rows: 34),
        CapturedScreen(
            title: "CHECK ALL", remark: "The end of it: each check with its result and its proposed grade.",
            typed: [".pager off", "<Enter>", "CHECK ALL", "<Enter>"], awaited: "(\(checks) checks)", rows: 80,
            columns: 100,
            isStable: false),
        CapturedScreen(
            title: "Exceptions in brief, in a window of 80 × 24",
            remark: "A line each, in the check's own words; what all were expected to be stands in the heading.",
            typed: ["CHECK overdue-cadence", "<Enter>"], awaited: "(1 check)", rows: 24, columns: 80),
        CapturedScreen(
            title: "Why, in a window of 80 × 24", remark: "What was asked, looked for, searched and found.",
            typed: [".pager off", "<Enter>", "WHY orphaned-process 'P-065'", "<Enter>"], awaited: "processes.csv:66",
            rows: 40, columns: 80),
        CapturedScreen(
            title: "Who hands on to whom", remark: "MAP MATRIX in cells; INTO 'matrix.svg' draws it.",
            typed: ["MAP MATRIX", "<Enter>"], awaited: "INTO 'map.svg'", rows: 30, columns: 100),
        CapturedScreen(
            title: "The tour, step three",
            remark: "A short text, its statement typed for you, and after it the way on.",
            typed: [".tour 3", "<Enter>", "<Enter>"], awaited: "(Tab takes it)", rows: 32),
        CapturedScreen(
            title: "What a statement asks, in plain words",
            remark: "The sentence stands dim above the answer, on standard error.",
            typed: [
                ".echo on", "<Enter>", "<C-e>", "<C-e>", "COUNT processes WHERE owner IS MISSING BY department",
                "<Enter>",
            ],
            awaited: "rows)", rows: 24),
        CapturedScreen(
            title: "A pager", remark: "A result that is taller than the window; its last line says how to go on.",
            typed: ["FIND processes SHOW id, name, department", "<Enter>"], awaited: "q leaves", rows: 20),
    ]

    /// The first thing that a reader of README.md sees.
    static let first = CapturedScreen(
        title: "README.md", remark: "",
        typed: [
            "FIND processes WITHOUT interactions SHOW id, name, department, status; ", "<Enter>",
            "MATCH (p:Process)-[:OWNED_BY]->(o)", "<Enter>", "WHERE p.criticality = 'high'", "<Enter>",
            "RETURN o.name AS owner, count(*) AS processes ORDER BY processes DESC, owner LIMIT 3; ", "<Enter>",
            "FIND proceses", "<Enter>",
        ], awaited: "(Tab takes it)", rows: 50)

    @Test("docs/screens.md shows what the program shows", arguments: screens)
    func screen(_ screen: CapturedScreen) throws {
        let shown = try Self.capture(screen)
        if getenv("UPDATE_SCREENS") != nil { return }
        let text = try #require(readTextFile(Self.page), "make screens writes docs/screens.md")
        #expect(text.contains("## \(screen.title)\n"))
        if screen.isStable { #expect(text.contains("```\n\(shown)\n```"), "\(shown)") }
    }

    @Test("README.md begins with what the program shows")
    func readme() throws {
        let shown = try Self.capture(Self.first)
        let path = Self.project + "/README.md"
        let text = try #require(readTextFile(path))
        guard getenv("UPDATE_SCREENS") != nil else {
            #expect(text.contains("```\n\(shown)\n```"), "\(shown)")
            return
        }
        let parts = text.split(separator: "```\n", maxSplits: 2, omittingEmptySubsequences: false)
        try Self.write("\(parts[0])```\n\(shown)\n```\n\(parts[2])", to: path)
    }

    @Test("make screens", .enabled(if: getenv("UPDATE_SCREENS") != nil))
    func update() throws {
        var text =
            "# Screens\n\nCaptured from the program on `samples/northwind` by `make screens`; a test compares those that come out the same each time.\n"
        for screen in Self.screens {
            text += "\n## \(screen.title)\n\n\(screen.remark)\n\n```\n\(try Self.capture(screen))\n```\n"
        }
        text +=
            "\n## A load with progress\n\nOne line on standard error, gone when the load is done.\n\n```\n\(try Self.captureLoad())\n```\n"
        try Self.write(text, to: Self.page)
    }

    private static func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        defer { fclose(file) }
        #expect(fwrite(Array(text.utf8), 1, text.utf8.count, file) == text.utf8.count)
    }

    private static func capture(_ screen: CapturedScreen) throws -> String {
        let folder = "/tmp/weft-screens-\(UInt32.random(in: 0...UInt32.max))"
        defer { _ = RunningProgram.run("rm", ["-rf", folder]) }
        let command =
            "env -u LESS -u PAGER -u WEFT_PAGER XDG_STATE_HOME=\(folder) XDG_CONFIG_HOME=\(folder) \(CommandLineTests.weft) \(project)/samples/northwind"
        let terminal = try #require(TerminalScreen(command, columns: screen.columns, rows: screen.rows))
        try #require(terminal.waits(for: "northwind>"))
        for (index, typed) in screen.typed.enumerated() {
            if typed.hasPrefix("<") {
                // The keys before it have been read and drawn.
                usleep(150_000)
                let prompts = promptCount(terminal)
                terminal.press(String(typed.dropFirst().dropLast()))
                // What is typed while an answer comes would stand in the middle of it.
                let isLast = index == screen.typed.count - 1
                for _ in 0..<500 where typed == "<Enter>" && !isLast && promptCount(terminal) == prompts {
                    usleep(20_000)
                }
            } else {
                terminal.type(typed)
            }
        }
        try #require(terminal.waits(for: screen.awaited), "\(terminal.text)")
        usleep(400_000)
        return trimmed(terminal.text)
    }

    /// Lines that begin with a prompt or go on with a statement.
    private static func promptCount(_ terminal: TerminalScreen) -> Int {
        terminal.text.split(separator: "\n").count { $0.hasPrefix("northwind>") || $0.hasPrefix("         ·") }
    }

    /// A register of 600,000 rows is loaded; the screen is taken while that goes on.
    private static func captureLoad() throws -> String {
        let folder = "/tmp/weft-load-\(UInt32.random(in: 0...UInt32.max))"
        defer { _ = RunningProgram.run("rm", ["-rf", folder]) }
        let rows =
            "awk 'BEGIN { print \"id,name,department\"; for (i = 1; i <= 900000; i++) print \"P-\" i \",Process number \" i \",IT\" }'"
        let made = RunningProgram.run("bash", ["-c", "mkdir \(folder) && \(rows) > \(folder)/processes.csv"])
        try #require(made.status == 0, "\(made.errors)")
        let terminal = try #require(TerminalScreen("\(CommandLineTests.weft) \(folder)", columns: 100, rows: 4))
        try #require(terminal.waits(for: "MB/s"), "\(terminal.text)")
        return trimmed(terminal.text)
    }

    private static func trimmed(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines.joined(separator: "\n")
    }
}
