// The program: its subcommands, and how it ends.

import ArgumentParser
import Diagnostics
import Session
import Shell

@main
struct Weft: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weft",
        abstract: "Ask an organisation's registers questions, as an auditor does.",
        discussion: """
            A register is a table that an organisation keeps: its processes, people, documents, findings. Weft reads a folder of them \
            (CSV files or workbooks, as spreadsheets write them), or a single file, and answers questions about them and about how they hang \
            together. The usual way to work is its shell, where you type a question and get a table:

              weft samples/northwind

            There, .tour shows the way in ten steps and .help explains every word.

            The number that Weft ends with, its exit code, tells other programs how it went: 0 well, 1 a statement failed, 2 it was \
            called in a wrong way, 3 the organisation could not be read, 4 a check found something or an expectation was not met, 130 \
            it was interrupted.
            """,
        version: WeftVersion.current,
        subcommands: [
            ShellCommand.self, QueryCommand.self, CheckCommand.self, FormatCommand.self, GrammarCommand.self,
            IntakeCommand.self, ManifestCommand.self, SnapshotCommand.self, VerifyCommand.self, ExportCommand.self,
            ReportCommand.self, ServeCommand.self,
            ManualCommand.self,
        ],
        defaultSubcommand: ShellCommand.self)

    static func main() { DeepStack.run(carryOut) }

    private static func carryOut() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as ExitCode {
            exit(withError: error)
        } catch {
            // Help and the version are no errors; everything else that the parser has to say is wrong usage.
            guard exitCode(for: error) != .success else { exit(withError: error) }
            Terminal().tell(fullMessage(for: error) + "\n")
            exit(withError: ExitStatus.wrongUsage.code)
        }
    }
}

extension ExitStatus {
    var code: ExitCode { ExitCode(rawValue) }
}
