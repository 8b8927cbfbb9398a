// A manual page in the man macros of roff, section 1.

import Session
import Shell

/// Commands and options come from their declarations, dot commands from the shell; the rest is written here.
struct ManualPage {
    let program: CommandHelp

    var text: String {
        let version = "weft " + WeftVersion.current
        return [
            ".TH WEFT 1 \"\" \"\(version)\" \"Weft\"\n", section("Name"),
            "weft \\- " + Roff.text(lowered(program.abstract)),
            section("Synopsis"), commands.map(synopsis).joined(), section("Description"),
            Roff.prose(program.discussion),
            section("Commands"), commands.map(description).joined(), section("Options that several commands have"),
            shared.map { definition(of: $0, in: users(of: $0)) }.joined(), section("At the prompt"),
            Roff.prose(
                "Questions end with a semicolon or, where they are one line, with Return. Lines that begin with a dot:"),
            WorkbenchOptions.dotCommands.map { Roff.definition($0.usage, $0.summary + ".") }.joined(),
            section("Exit status"), Self.statuses.map { Roff.definition($0, $1) }.joined(), section("Environment"),
            Self.variables.map { Roff.definition($0, $1) }.joined(), section("Files"),
            Self.files.map { Roff.definition($0, $1) }.joined(),
        ].joined()
    }

    private var commands: [CommandHelp] { program.subcommands.filter { $0.name != "help" } }

    private func section(_ title: String) -> String { "\n.SH \(title.uppercased())\n" }

    private func lowered(_ sentence: String) -> String {
        let bare = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return bare.prefix(1).lowercased() + bare.dropFirst()
    }

    // MARK: Commands

    private func synopsis(_ command: CommandHelp) -> String {
        let positional = command.arguments.filter { $0.names.isEmpty }.map { argument in
            let name = "\\fI\(Roff.text(argument.value ?? ""))\\fR" + (argument.isRepeating ? " ..." : "")
            return argument.isOptional ? "[\(name)]" : name
        }
        let name = "\\fBweft " + (command.name == "shell" ? "" : command.name + "\\fR ")
        return ".br\n" + name + "\\fR" + (["[\\fIoptions\\fR]"] + positional).joined(separator: " ") + "\n"
    }

    private func description(_ command: CommandHelp) -> String {
        let own = command.arguments.filter { !shared.contains($0) && !isGeneral($0) }
        return ".SS weft \(command.name)\n" + Roff.prose(command.abstract) + ".PP\n" + Roff.prose(command.discussion)
            + own.map { definition(of: $0, in: []) }.joined()
    }

    private func definition(of argument: CommandHelp.ArgumentHelp, in commands: [String]) -> String {
        let value = argument.value ?? ""
        let names = argument.names.sorted { $0.utf8.count < $1.utf8.count }.joined(separator: ", ")
        let term = names + (names.isEmpty || value.isEmpty ? "" : " ") + value
        let users = commands.isEmpty ? "" : " (\(commands.joined(separator: ", ")))"
        return Roff.definition(term, argument.abstract + users)
    }

    // MARK: Options that several commands have

    /// Each once, in the order in which they are declared.
    private var shared: [CommandHelp.ArgumentHelp] {
        commands.flatMap(\.arguments).reduce(into: []) { found, argument in
            let isShared = isGeneral(argument) || !argument.names.isEmpty && users(of: argument).count > 1
            if isShared, !found.contains(argument) { found.append(argument) }
        }
    }

    private func isGeneral(_ argument: CommandHelp.ArgumentHelp) -> Bool {
        argument.names.contains("--help") || argument.names.contains("--version")
    }

    private func users(of argument: CommandHelp.ArgumentHelp) -> [String] {
        if isGeneral(argument) { return [] }
        return commands.filter { $0.arguments.contains(argument) }.map(\.name)
    }

    // MARK: What no declaration says

    private static let statuses = [
        ("0", "Everything was done."), ("1", "A statement failed."),
        ("2", "The program was called wrongly."), ("3", "The organisation could not be loaded."),
        ("4", "A check, an expectation (.expect) or a verification failed."), ("130", "Interrupted by Ctrl-C."),
    ]

    private static let variables = [
        ("NO_COLOR", "Set to anything, it keeps colour away (https://no-color.org)."),
        ("CLICOLOR_FORCE", "Colour also where no terminal is written to."),
        ("WEFT_PAGER, PAGER", "The program that shows results taller than the screen; else less."),
        ("VISUAL, EDITOR", "The editor that .edit starts; else vi."),
        ("LC_ALL, LC_CTYPE, LANG", "A locale without UTF-8 makes tables be drawn with ASCII."),
        ("XDG_STATE_HOME, XDG_CONFIG_HOME", "Where the files below are, if not under ~/.local/state and ~/.config."),
    ]

    private static let files = [
        (
            "~/.local/state/weft/history",
            "Statements that were typed. One with a blank in front is not kept, with --safe none is."
        ),
        ("~/.config/weft/weftrc", "A script that is run when the shell starts."),
        ("~/.editrc", "Keys of the line editor."),
        ("isms.yaml", "The manifest of an organisation, in its folder: what its files and headings mean."),
    ]
}

/// The little roff that a manual page needs.
enum Roff {
    /// Text in which nothing is a request or an escape.
    static func text(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case "…": result += "..."
            default: result.append(character)
            }
        }
        return result.hasPrefix(".") ? "\\&" + result : result
    }

    /// Paragraphs; lines that begin with blanks stay as they are.
    static func prose(_ prose: String) -> String {
        var result = ""
        var isLiteral = false
        for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
            let isIndented = line.hasPrefix(" ")
            if isIndented != isLiteral, !line.isEmpty {
                result += isIndented ? ".RS 4\n.nf\n" : ".fi\n.RE\n.PP\n"
                isLiteral = isIndented
            }
            if line.isEmpty {
                result += isLiteral ? "" : ".PP\n"
            } else {
                result += text(String(line.drop { $0 == " " })) + "\n"
            }
        }
        return result + (isLiteral ? ".fi\n.RE\n" : "")
    }

    /// A term and what it means.
    static func definition(_ term: String, _ meaning: String) -> String {
        ".TP\n\\fB\(text(term))\\fR\n\(text(meaning))\n"
    }
}
