// What comes with the program: the manual page, completions, and the grammar for editors.

import Session
import TestSupport
import Testing

@testable import Shell

@Suite("Packaging")
struct PackagingTests {
    /// Each subcommand with its long options, from its own help.
    private static let commands: [(name: String, options: [String])] = {
        let names = [
            "shell", "query", "check", "format", "grammar", "manifest", "snapshot", "verify", "export", "serve",
            "manual",
        ]
        return names.map { name in
            let help = RunningProgram.run(CommandLineTests.weft, [name, "--help"]).text
            let words = help.split { " ,\n[]()'`".contains($0) }.map(String.init)
            let options = words.filter { $0.hasPrefix("--") && $0.dropFirst(2).allSatisfy { $0.isLetter || $0 == "-" } }
            return (name, Array(Set(options.filter { $0.count > 3 })).sorted())
        }
    }()

    @Test("the manual page holds every subcommand, every option, every dot command and every exit code")
    func manual() {
        let page = RunningProgram.run(CommandLineTests.weft, ["manual"]).text
        #expect(page.hasPrefix(".TH WEFT 1 "))
        for command in Self.commands {
            #expect(page.contains(".SS weft \(command.name)\n"))
            #expect(!command.options.isEmpty)
            for option in command.options { #expect(page.contains(roffText(option)), "\(option)") }
        }
        for command in DotCommands.all { #expect(page.contains(roffText(command.name)), "\(command.name)") }
        for code in ["0", "1", "2", "3", "4", "130"] { #expect(page.contains(".TP\n\\fB\(code)\\fR\n")) }
    }

    /// A hyphen as roff writes it.
    private func roffText(_ text: String) -> String {
        text.split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
    }

    @Test("roff finds nothing wrong with it", .enabled(if: RunningProgram.run("groff", ["--version"]).status == 0))
    func roff() {
        let page = RunningProgram.run(CommandLineTests.weft, ["manual"]).text
        let shown = RunningProgram.run("groff", ["-man", "-Tutf8", "-ww"], input: page)
        #expect(shown.errors == "")
        #expect(shown.text.contains("weft query"))
    }

    @Test("completions for each shell know every subcommand and every option", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) {
        let script = RunningProgram.run(CommandLineTests.weft, ["--generate-completion-script", shell]).text
        for command in Self.commands {
            #expect(script.contains(command.name))
            for option in command.options where option != "--generate-completion-script" {
                // fish names a long option without its dashes.
                let written = shell == "fish" ? "-l '\(option.dropFirst(2))'" : option
                #expect(script.contains(written), "\(command.name) \(option)")
            }
        }
        if shell == "bash" { #expect(RunningProgram.run("bash", ["-n"], input: script).status == 0) }
    }

    @Test("what editors read is what the program prints, and the grammar knows every keyword")
    func textMate() {
        let root = CommandLineTests.tiny.split(separator: "/").dropLast(4).joined(separator: "/")
        let printed = RunningProgram.run(CommandLineTests.weft, ["grammar", "--format", "textmate"]).text
        #expect(printed == readTextFile("/" + root + "/editors/weft.tmLanguage.json"), "make editors writes it")
        let words = Set(printed.split { !$0.isLetter }.map(String.init))
        let schema = RunningProgram.run(CommandLineTests.weft, ["manifest", "--schema"]).text
        #expect(schema == readTextFile("/" + root + "/editors/isms.schema.json"), "make editors writes it")
        let keywords = RunningProgram.run(CommandLineTests.weft, ["grammar", "--format", "keywords"]).text
        #expect(keywords.split(separator: "\n").map(String.init).filter { !words.contains($0) } == [])
    }
}
