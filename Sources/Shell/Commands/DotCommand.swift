// Commands of the shell: lines that begin with a dot and are no part of the language.

import Assist
import Diagnostics

/// One dot command. It describes itself: help, completion and the list of commands are made from these.
protocol DotCommand: Sendable {
    /// With its dot.
    var name: String { get }
    /// Other names that work but are not listed.
    var aliases: [String] { get }
    /// What follows the name, as `FOLDER` or `[on|off]`.
    var parameters: String { get }
    /// One line for the list.
    var summary: String { get }
    /// What else there is to say, with an example.
    var detail: String { get }
    var argument: CommandDescription.Argument { get }

    /// - Parameter argument: the rest of the line without blanks around it.
    func run(_ argument: String, on bench: Workbench) throws(Halt)
}

extension DotCommand {
    var aliases: [String] { [] }
    var parameters: String { "" }
    var detail: String { "" }
    var argument: CommandDescription.Argument { .none }
    var usage: String { parameters.isEmpty ? name : name + " " + parameters }

    /// The one argument that this command needs.
    func needed(_ argument: String) throws(Halt) -> String {
        if argument.isEmpty {
            throw .failure(.usage("\(name) needs something behind it", help: "It is written \(usage)"))
        }
        return unquoted(argument)
    }
}

/// Every dot command, in the order of the list.
enum DotCommands {
    static let all: [any DotCommand] = [
        HelpCommand(), TourCommand(), EchoCommand(), OpenCommand(), IntakeCommand(), SourcesCommand(), SchemaCommand(),
        ChecksCommand(),
        ReadCommand(), ModeCommand(),
        OutputCommand(), OnceCommand(), LastCommand(), AsOfCommand(), PeriodCommand(), LimitCommand(), TimerCommand(),
        WidthCommand(),
        NullCommand(), ColumnsCommand(), SeparatorCommand(), PagerCommand(), EditCommand(), WorkpaperCommand(),
        NoteCommand(), LogCommand(),
        GradesCommand(),
        SamplingCommand(),
        GradeCommand(),
        HistoryCommand(),
        ExpectCommand(), QuitCommand(),
    ]

    static func named(_ name: String) -> (any DotCommand)? {
        let wanted = name.lowercased()
        return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
    }

    static var descriptions: [CommandDescription] {
        all.map { CommandDescription(name: $0.name, usage: $0.usage, summary: $0.summary, argument: $0.argument) }
    }
}

extension Workbench {
    /// Carries out a line that begins with a dot. A `;` at its end is forgiven.
    package func run(command line: String) throws(Halt) {
        var text = line.trimmingBlanks()
        if text.hasSuffix(";") { text = String(text.dropLast()).trimmingBlanks() }
        let name = text.prefix { $0 != " " && $0 != "\t" }
        guard let command = DotCommands.named(String(name)) else { throw .failure(.unknownCommand(String(name))) }
        try command.run(String(text[name.endIndex...]).trimmingBlanks(), on: self)
    }
}

extension String {
    /// Without blanks, tabs and line ends at either end.
    func trimmingBlanks() -> String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

/// A path without the quotes that someone put around it.
func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, let first = text.first, first == "'" || first == "\"", text.last == first else {
        return text
    }
    return String(text.dropFirst().dropLast())
}

/// `on` or `off`.
func switchValue(_ argument: String, of command: any DotCommand) throws(Halt) -> Bool {
    switch argument.lowercased() {
    case "on", "yes", "true": return true
    case "off", "no", "false": return false
    default: throw .failure(.usage("\(command.name) is either on or off", help: "It is written \(command.usage)"))
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func unknownCommand(_ name: String) -> Diagnostic {
        let names = DotCommands.all.map(\.name)
        let near = NearestNames.nearest(to: name, among: names)
        return .usage(
            "there is no command \(name)",
            label: near.isEmpty ? nil : "did you mean \(near.joined(separator: " or "))?",
            help: ".help lists them all.")
    }
}
