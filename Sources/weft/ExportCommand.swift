// weft export ORGANISATION: the graph for another engine.

import ArgumentParser
import Shell

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write everything that was read so that a graph database can load it.",
        discussion: """
            cypher: one script of CREATE statements, on standard output or into a file. csv-bundle: a folder of CSV files with typed \
            headings for bulk importers. EXPAND … FOR openCypher prints the queries that go with either.
            """)

    @Argument(help: "A folder, a manifest or a file.", completion: .file())
    var organisation: String

    @Option(help: "cypher or csv-bundle.", completion: .list(GraphExporting.Format.allCases.map(\.rawValue)))
    var format: GraphExporting.Format = .cypher

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("The script, or the folder of a csv-bundle.", valueName: "path"))
    var output: String?

    @Flag(
        name: .customLong("without-derived"),
        help: "Leave out HANDS_OFF_TO, which Weft itself derives from interactions.")
    var withoutDerived = false

    @OptionGroup var session: SessionOptions

    func validate() throws {
        if format == .csvBundle, output == nil { throw ValidationError("A csv-bundle needs --output FOLDER.") }
    }

    func run() throws {
        let bench = try Workbench.opened(organisation, session)
        throw GraphExporting(bench: bench, includesDerived: !withoutDerived).run(format, to: output).code
    }
}

extension GraphExporting.Format: ExpressibleByArgument {}
