// weft format FILE: saved queries in the one usual form.

import ArgumentParser
import Shell

struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format", abstract: "Print a script (a file with statements) in the usual form, or write it back.")

    @Argument(help: "A script.", completion: .file())
    var file: String

    @Flag(name: [.customShort("i"), .customLong("in-place")], help: "Write the file instead of printing it.")
    var inPlace = false

    func run() throws { throw ScriptFormatting(terminal: Terminal()).run(file, inPlace: inPlace).code }
}
