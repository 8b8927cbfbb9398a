// The program: its subcommands, and how it ends.

import ArgumentParser
import Session
import Shell

@main
struct Weft: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weft",
        abstract: "Ask an organisation's registers questions, as an auditor does.",
        discussion: """
            An organisation is a folder of registers (CSV files), with or without a manifest, or a single file. Without a subcommand
            the shell opens: weft samples/northwind
            """,
        version: WeftVersion.current,
        subcommands: [
            ShellCommand.self, QueryCommand.self, CheckCommand.self, FormatCommand.self, GrammarCommand.self,
            ManifestCommand.self, VerifyCommand.self, ExportCommand.self, ServeCommand.self,
        ],
        defaultSubcommand: ShellCommand.self)

    static func main() {
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
