// weft serve --stdio: for notebooks, editors and test suites.

import ArgumentParser
import Diagnostics
import Serve
import Session
import Shell

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer requests in JSON, one a line, for notebooks, editors and test suites.")

    @Flag(help: "Read requests from standard input and answer on standard output.")
    var stdio = false

    @Option(
        help: ArgumentHelp(
            "How much memory may be held, as 2GB: what was read and what a statement needs. Half of the machine's unless said.",
            valueName: "size"))
    var memory: String?

    @Option(
        name: .customLong("max-rows"),
        help: ArgumentHelp("An answer with more rows is refused, never cut off.", valueName: "number"))
    var maxRows: String?

    @Option(help: ArgumentHelp("A statement that takes longer is stopped, as 30s or 5m.", valueName: "time"))
    var timeout: String?

    func validate() throws {
        guard stdio else { throw ValidationError("Say --stdio: there is no other way yet.") }
    }

    func run() throws {
        let session = Session()
        do throws(Diagnostic) {
            try WorkbenchOptions.limit(&session.settings, memory: memory, maxRows: maxRows, timeout: timeout)
        } catch {
            Terminal().tell("weft: \(error.message)\n" + (error.help.map { "help: \($0)\n" } ?? ""))
            throw ExitStatus.wrongUsage.code
        }
        Server(session: session).run()
    }
}
