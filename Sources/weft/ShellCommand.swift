// weft [ORGANISATION]: the shell.

import ArgumentParser
import Shell

struct ShellCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shell", abstract: "Open an organisation and ask questions at a prompt (the default).")

    @Argument(help: "A folder, a manifest or a file.", completion: .file())
    var organisation: String?

    @OptionGroup var session: SessionOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let bench = try Workbench.opened(organisation, session, display)
        // A pipe is a script; only a person gets a prompt.
        if bench.terminal.isInteractive { throw InteractiveShell(bench).run().code }
        let status = bench.runStandardInput()
        bench.tellExpectations()
        throw status.code
    }
}
