// weft manual: the manual page, made from what the subcommands say of themselves.

import ArgumentParser
import Rendering
import Session
import Shell

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page, as man shows it.",
        discussion: """
            make install puts it where man finds it. Without that:

              weft manual | man -l -
            """)

    func run() throws {
        guard let help = try? JSONReader.read(Weft._dumpHelp()), let program = help["command"] else {
            throw ExitStatus.statementFailed.code
        }
        throw Terminal().put(ManualPage(program: CommandHelp(program)).text).code
    }
}

/// What the argument parser knows of a command.
struct CommandHelp {
    var name: String
    var abstract: String
    var discussion: String
    var arguments: [ArgumentHelp]
    var subcommands: [CommandHelp]

    struct ArgumentHelp: Hashable {
        /// `-o`, `--output`; none for what is given by its place.
        var names: [String]
        /// What stands for the value; nil for a switch.
        var value: String?
        var abstract: String
        var isOptional: Bool
        var isRepeating: Bool
    }

    init(_ json: JSON) {
        name = json["commandName"]?.string ?? ""
        abstract = json["abstract"]?.string ?? ""
        discussion = json["discussion"]?.string ?? ""
        arguments = (json["arguments"]?.array ?? []).map(ArgumentHelp.init)
        subcommands = (json["subcommands"]?.array ?? []).map(CommandHelp.init)
    }
}

extension CommandHelp.ArgumentHelp {
    init(_ json: JSON) {
        let given: [JSON] = json["names"]?.array ?? []
        names = given.map { (name: JSON) -> String in
            let dashes = name["kind"]?.string == "short" ? "-" : "--"
            return dashes + (name["name"]?.string ?? "")
        }
        value = json["kind"]?.string == "flag" ? nil : json["valueName"]?.string
        abstract = json["abstract"]?.string ?? ""
        isOptional = json["isOptional"]?.bool ?? true
        isRepeating = json["isRepeating"]?.bool ?? false
    }
}
