// weft manifest [FOLDER]: what files mean, to be read or corrected.

import ArgumentParser
import Shell

struct ManifestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifest", abstract: "Describe what a folder's columns mean (its manifest), as a first proposal.",
        discussion: """
            Without a folder: what files of usual names hold where a folder has no manifest. With one: a manifest for its registers,
            with guessed types and links; correct it and save it there as isms.yaml. With --schema: its keys, as a schema from which
            editors complete.
            """)

    @Argument(help: "A folder of registers.", completion: .directory)
    var folder: String?

    @Flag(help: "Print a JSON Schema of a manifest's keys.")
    var schema = false

    func run() throws {
        let printing = ManifestPrinting(terminal: Terminal())
        throw (schema ? printing.schema() : printing.run(folder)).code
    }
}
