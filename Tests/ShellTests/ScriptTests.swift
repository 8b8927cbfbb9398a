// How a script is cut into steps.

import Diagnostics
import Session
import Syntax
import TestSupport
import Testing

@testable import Shell

@Suite("Scripts")
struct ScriptTests {
    /// Each step as `line: text`.
    private func steps(_ text: String) -> [String] {
        Script(name: "s.weft", text).steps.map { step in
            switch step {
            case .command(let line, let span, let source): "\(source.position(of: span.start).line): \(line)"
            case .statement(let entry, let source):
                "\(source.position(of: entry.span.start).line): \(source.text(in: entry.span))"
            }
        }
    }

    @Test("statements end at semicolons, commands at their line's end, and each knows its line")
    func lines() {
        let text =
            "#!/usr/bin/weft\n// first; not a statement\nRETURN 1; RETURN\n 2;\n\n.mode csv\n  .timer on\nRETURN 3"
        #expect(steps(text) == ["3: RETURN 1", "3: RETURN\n 2", "6: .mode csv", "7: .timer on", "8: RETURN 3"])
    }

    @Test(
        "a command without its dot is pointed out",
        arguments: [("help FIND", ".help"), ("quit;", ".quit"), ("exit", ".quit")])
    func missingDot(line: String, command: String) {
        let result = RunningProgram.run(CommandLineTests.weft, ["query", CommandLineTests.tiny], input: line)
        #expect(result.status == 1 && result.errors.contains("did you mean \(command)?"), "\(result.errors)")
    }

    @Test("a dot inside a statement is no command")
    func dots() {
        #expect(steps("MATCH (n) RETURN n\n.name;\n.help") == ["1: MATCH (n) RETURN n\n.name", "3: .help"])
        #expect(steps("RETURN '\n.quit';") == ["1: RETURN '\n.quit'"])
        #expect(steps("RETURN .5;") == ["1: RETURN .5"])
    }

    @Test(
        "a dot without a name behind it is no command, and the script has an end",
        arguments: [".", ". x", ".1.", "\u{b}.help", "RETURN 1;\n.\n.help", ".é(", ".\u{0}"])
    func loneDots(text: String) {
        #expect(steps(text).count <= 4)
    }

    @Test("quotes in a command's line don't reach into the next statement")
    func quotes() {
        #expect(steps(".open it's here\nRETURN 1;") == ["1: .open it's here", "2: RETURN 1"])
    }

    @Test(
        "expectations",
        arguments: [
            ("empty", 0, true), ("empty 'why'", 1, false), ("rows = 3", 3, true), ("rows >= 3 'x'", 2, false),
            ("rows <> 0", 1, true),
        ])
    func expectations(text: String, rows: Int, isMet: Bool) {
        #expect(Expectation(text)?.isMet(by: rows) == isMet)
    }

    @Test("what can't be read is no expectation", arguments: ["", "rows", "rows = x", "rows ~ 3", "full"])
    func noExpectation(text: String) { #expect(Expectation(text) == nil) }

    @Test("files beside an export are named after it")
    func besides() {
        #expect(Workbench.beside("out/gaps.csv", "summary") == "out/gaps.summary.csv")
        #expect(Workbench.beside("out.d/gaps", "manifest", ending: "json") == "out.d/gaps.manifest.json")
    }

    @Test(
        "a period is two dates in any usual form",
        arguments: [
            "2025-04-01 2026-03-31", "2025-04-01..2026-03-31", "2025-04-01/2026-03-31", "2025-04-01 to 2026-03-31",
        ])
    func periods(text: String) throws {
        let period = try Dates.period(text)
        #expect("\(period.from) \(period.to)" == "2025-04-01 2026-03-31")
    }

    @Test(
        "half a date, or a period that runs backwards, is refused",
        arguments: ["2026-03", "2026-13-01 2026-12-31", "2026-03-31 2025-04-01", "soon"])
    func badPeriods(text: String) { #expect(throws: Diagnostic.self) { try Dates.period(text) } }

    @Test("every command describes itself, and help speaks of nothing that does not exist")
    func commands() {
        for command in DotCommands.all {
            #expect(command.name.hasPrefix("."))
            #expect(!command.summary.isEmpty && !command.summary.hasSuffix("."))
        }
        #expect(Set(DotCommands.all.map(\.name)).count == DotCommands.all.count)
    }
}
