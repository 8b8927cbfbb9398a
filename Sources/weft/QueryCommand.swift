// weft query ORGANISATION: statements and scripts.

import ArgumentParser
import Shell

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Answer questions or scripts of questions without the shell.",
        discussion: """
            A question has a fixed form, called a statement; a script is a file with statements, each ended by a semicolon. Scripts are \
            run first, then the statements of -c, in the order given. Without either, standard input is the script. Answers go to \
            standard output, everything else to standard error. The first error ends the run with exit code 1; an \
            expectation that is not met (.expect) lets it go on and ends it with 4.

              weft query samples/northwind -c 'CHECK orphaned-process' --mode csv
              weft query samples/northwind -f samples/queries/04-loop-gaps.weft --output gaps.csv

            A script can be started by its name when its first line is

              #!/usr/bin/env -S weft query samples/northwind -f
            """)

    @Argument(help: "A folder, a manifest or a file.", completion: .file())
    var organisation: String

    @Option(name: [.customShort("c"), .long], help: ArgumentHelp("A statement; repeatable.", valueName: "statement"))
    var command: [String] = []

    @Option(
        name: [.customShort("f"), .long],
        help: ArgumentHelp("A script, or - for standard input; repeatable.", valueName: "file"), completion: .file())
    var file: [String] = []

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "Where the last result goes; with a / at the end a folder for all of them.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(name: .customLong("keep-going"), help: "Go on after an error; the exit code is still 1.")
    var keepGoing = false

    @OptionGroup var session: SessionOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let bench = try Workbench.opened(organisation, session, display)
        bench.keepsGoing = keepGoing
        var lastFile: String?
        if let output {
            guard bench.permits(output) else { throw ExitStatus.wrongUsage.code }
            switch Destination(path: output) {
            case .file(let path):
                bench.destination = .held
                lastFile = path
            case let folder: bench.destination = folder
            }
        }
        var status = runAll(bench)
        if status == .done || status == .checkFailed, let lastFile { status = bench.exportLast(to: lastFile) ?? status }
        bench.tellExpectations()
        throw status.code
    }

    /// The worst that came of any of them; without --keep-going the first that fails is the last.
    private func runAll(_ bench: Workbench) -> ExitStatus {
        if command.isEmpty, file.isEmpty { return bench.runStandardInput() }
        var worst = ExitStatus.done
        let runs =
            file.map { path in { path == "-" ? bench.runStandardInput() : bench.runFile(path) } }
            + command.map { text in { bench.runText(text) } }
        for run in runs {
            let status = run()
            if worst == .done || status == .statementFailed { worst = status == .done ? worst : status }
            if status == .interrupted { return status }
            if status != .done, status != .checkFailed, !keepGoing { return status }
        }
        return worst
    }
}
