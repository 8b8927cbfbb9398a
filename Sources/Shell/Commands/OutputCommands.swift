// Commands about how results look and where they go: .mode, .output, .once, .last, .width, .null, .columns, .timer.

import Assist
package import Diagnostics
import Rendering

struct ModeCommand: DotCommand {
    let name = ".mode"
    var parameters: String { Renderers.all.map(\.name).joined(separator: "|") }
    let summary = "the format of results"
    var detail: String { Renderers.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n") }
    var argument: CommandDescription.Argument { .words(Renderers.all.map(\.name)) }

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty { return bench.terminal.tell("mode: \(bench.display.renderer.name)\n") }
        guard let renderer = Renderers.named(argument) else { throw .failure(.unknownMode(argument)) }
        bench.display.renderer = renderer
        bench.display.isChosen = renderer.name != "table"
    }
}

struct OutputCommand: DotCommand {
    let name = ".output"
    let parameters = "[FILE|FOLDER/]"
    let summary = "write results to a file, or each to one of its own in a folder; alone: back to the screen"
    let detail =
        "The format follows the ending, unless .mode was given. A later result takes the place of an earlier one in a file.\n\n  .output gaps.csv\n  .output results/"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty { return bench.destination = .screen }
        let path = unquoted(argument)
        try failing { () throws(Diagnostic) in try bench.disk.permit(path) }
        bench.destination = Destination(path: path)
    }
}

struct OnceCommand: DotCommand {
    let name = ".once"
    let parameters = "FILE"
    let summary = "write the next result to a file"
    let detail = "  .once gaps.csv\n  LOOP GAPS"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let path = try needed(argument)
        try failing { () throws(Diagnostic) in try bench.disk.permit(path) }
        bench.nextDestination = Destination(path: path)
    }
}

struct LastCommand: DotCommand {
    let name = ".last"
    let summary = "the last result again, with every row"

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        guard let last = bench.last else { throw .failure(.usage("there has been no result yet")) }
        try bench.show(last.outcome, inFull: true)
    }
}

struct WidthCommand: DotCommand {
    let name = ".width"
    let parameters = "CELLS|auto"
    let summary = "how wide tables may be"
    let detail = "auto is the width of the window."
    let argument = CommandDescription.Argument.words(["auto"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty {
            return bench.terminal.tell("width: \(bench.display.width.map(String.init) ?? "auto")\n")
        }
        if argument.lowercased() == "auto" { return bench.display.width = nil }
        guard let width = Int(argument), width >= 20, width <= 10_000 else {
            throw .failure(.usage("a width is a number of cells from 20 to 10000, or auto"))
        }
        bench.display.width = width
    }
}

struct NullCommand: DotCommand {
    let name = ".null"
    let parameters = "[TEXT]"
    let summary = "what stands where there is no value; alone: the format's own"

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        bench.display.nullText = argument.isEmpty ? nil : unquoted(argument)
    }
}

struct SeparatorCommand: DotCommand {
    let name = ".separator"
    let parameters = "[,|;|tab]"
    let summary = "what stands between the cells of CSV"
    let detail =
        "Spreadsheets of countries that write 1,5 expect a semicolon.\n\n  .separator ';'\n  FIND processes INTO 'processes.csv'"
    let argument = CommandDescription.Argument.words([",", "';'", "tab"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty {
            let name = bench.display.separator == .tab ? "tab" : bench.display.separator.rawValue
            return bench.terminal.tell("separator: \(name)\n")
        }
        guard let separator = CSVSeparator(argument: unquoted(argument)) else {
            throw .failure(.noSeparator(argument))
        }
        bench.display.separator = separator
    }
}

struct ColumnsCommand: DotCommand {
    let name = ".columns"
    let parameters = "brief|all"
    let summary = "whether exceptions are told in brief, or with every column"
    let detail = "Files always have every column.\n\n  .columns all\n  CHECK overdue-cadence"
    let argument = CommandDescription.Argument.words(["brief", "all"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        switch argument.lowercased() {
        case "": bench.terminal.tell("columns: \(bench.display.isBrief ? "brief" : "all")\n")
        case "brief": bench.display.isBrief = true
        case "all": bench.display.isBrief = false
        default: throw .failure(.usage("columns are brief or all"))
        }
    }
}

struct TimerCommand: DotCommand {
    let name = ".timer"
    let parameters = "on|off"
    let summary = "whether the time that a statement took is told"
    let argument = CommandDescription.Argument.words(["on", "off"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty { return bench.terminal.tell("timer: \(bench.display.showsTime ? "on" : "off")\n") }
        bench.display.showsTime = try switchValue(argument, of: self)
    }
}

// MARK: Wording

extension Diagnostic {
    package static func unknownMode(_ name: String) -> Diagnostic {
        let names = Renderers.all.map(\.name)
        return .usage(
            "there is no format \(name)", label: NearestNames.question(for: name, among: names),
            help: "The formats are \(names.joined(separator: ", ")).")
    }
}
