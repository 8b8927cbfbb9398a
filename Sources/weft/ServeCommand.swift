// weft serve --stdio: for notebooks, editors and test suites.

import ArgumentParser
import Serve
import Session

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer requests in JSON, one a line, for notebooks, editors and test suites.")

    @Flag(help: "Read requests from standard input and answer on standard output.")
    var stdio = false

    func validate() throws {
        guard stdio else { throw ValidationError("Say --stdio: there is no other way yet.") }
    }

    func run() throws { Server(session: Session()).run() }
}
