// What a statement may take: .limit.

import Assist
import Diagnostics
import Session

struct LimitCommand: DotCommand {
    let name = ".limit"
    let parameters = "[memory SIZE | rows NUMBER | time TIME | rows off | time off]"
    let summary = "how much memory, how many rows and how much time a statement may take; alone: what it is now"
    let detail =
        "A statement that would take more ends with an error; an answer is never cut off.\n\n  .limit memory 2GB\n  .limit time 30s\n  .limit rows off"
    let argument = CommandDescription.Argument.words(["memory", "rows", "time"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let words = argument.split(separator: " ").map(String.init)
        if let what = words.first {
            let value = words.dropFirst().joined()
            try failing { () throws(Diagnostic) in try set(what.lowercased(), value, &bench.session.settings) }
        }
        bench.terminal.tell(Self.text(bench.session.settings))
    }

    private func set(_ what: String, _ value: String, _ settings: inout SessionSettings) throws(Diagnostic) {
        let isOff = value.lowercased() == "off"
        switch what {
        case "memory": settings.memoryLimit = try Quantities.bytes(value)
        case "rows": settings.rowLimit = isOff ? nil : try Quantities.rows(value)
        case "time": settings.timeLimit = isOff ? nil : try Quantities.time(value)
        default: throw .usage("there is no limit of \(what)", help: "It is written \(usage)")
        }
    }

    /// `memory 2048 MB, any number of rows, as long as it takes`
    private static func text(_ settings: SessionSettings) -> String {
        let rows = settings.rowLimit.map { "at most \($0) rows" } ?? "any number of rows"
        let time = settings.timeLimit.map { "at most \($0)" } ?? "as long as it takes"
        return "memory \(settings.memoryLimit >> 20) MB, \(rows), \(time)\n"
    }
}
