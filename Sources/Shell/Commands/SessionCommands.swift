// Commands about the session itself: .help, .read, .history, .expect, .quit.

import Assist
import Diagnostics
import Session
import Values

struct HelpCommand: DotCommand {
    let name = ".help"
    let aliases = [".h", ".?"]
    let parameters = "[TOPIC]"
    let summary = "how to begin, or what there is to say on a statement, a function, a check, a clause, a command"
    let detail =
        "  .help words\n  .help FIND\n  .help toUpper\n  .help orphaned-process\n  .help 9.2\n  .help processes\n  .help .output"
    let argument = CommandDescription.Argument.topic

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let help = Help(knowledge: Knowledge(bench.session))
        guard let text = argument.isEmpty ? help.overview : help.text(on: argument) else {
            throw .failure(help.unknown(argument))
        }
        try bench.deliver(text: bench.terminal.folded(text))
    }
}

struct ReadCommand: DotCommand {
    let name = ".read"
    let parameters = "FILE"
    let summary = "carry out a script: a file with statements and commands"
    let detail =
        "It stops at the first error. In a script, paths start from the script's own folder.\n\n  .read samples/queries/04-loop-gaps.weft"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) { try bench.read(try needed(argument)) }
}

struct HistoryCommand: DotCommand {
    let name = ".history"
    let parameters = "[COUNT]"
    let summary = "what was typed before, in earlier sessions too"

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        guard let count = argument.isEmpty ? 20 : Int(argument), count > 0 else {
            throw .failure(.usage("\(argument) is no number of statements"))
        }
        try bench.deliver(text: bench.statements.suffix(count).joined(separator: "\n"))
    }
}

struct ExpectCommand: DotCommand {
    let name = ".expect"
    let parameters = "rows = NUMBER ['why'] | empty ['why']"
    let summary = "in a script: what the last result must be; if it isn't, the exit code is 4"
    let detail =
        "  FIND processes WHERE name IS MISSING;\n  .expect empty 'every process has a name'\n  FIND processes;\n  .expect rows >= 12\n\nFor a check its exceptions count."

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        guard let last = bench.last, !bench.lastFailed else {
            throw .failure(.usage("there is no result to compare with"))
        }
        guard let expectation = Expectation(argument) else {
            throw .failure(.usage("I can't read what is expected", help: "It is written \(usage)"))
        }
        let rows = last.outcome.tables.first { $0.role != .summary }?.table.rows.count ?? 0
        let isMet = expectation.isMet(by: rows)
        bench.expectations += 1
        if !isMet { bench.failedExpectations += 1 }
        let place = isMet ? "" : bench.place.map { " (\($0))" } ?? ""
        let reason = expectation.reason.isEmpty ? "" : ": " + expectation.reason
        bench.terminal.tell("\(isMet ? "PASS" : "FAIL") expected \(expectation.text), found \(rows)\(reason)\(place)\n")
    }
}

/// `rows >= 12 'why'`, `empty`
struct Expectation {
    let comparison: String
    let number: Int
    let reason: String

    var text: String { "rows \(comparison) \(number)" }

    init?(_ argument: String) {
        let words = argument.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        let used: Int
        switch words.first?.lowercased() {
        case "empty":
            (comparison, number, used) = ("=", 0, 1)
        case "rows":
            guard words.count >= 3, ["=", "<>", "<", "<=", ">", ">="].contains(words[1]), let count = Int(words[2])
            else {
                return nil
            }
            (comparison, number, used) = (words[1], count, 3)
        default: return nil
        }
        reason = unquoted(words.dropFirst(used).joined(separator: " "))
    }

    func isMet(by rows: Int) -> Bool {
        switch comparison {
        case "=": rows == number
        case "<>": rows != number
        case "<": rows < number
        case "<=": rows <= number
        case ">": rows > number
        default: rows >= number
        }
    }
}

struct QuitCommand: DotCommand {
    let name = ".quit"
    let aliases = [".exit", ".q"]
    let summary = "leave, as Ctrl-D does"

    func run(_ argument: String, on bench: Workbench) throws(Halt) { bench.wantsToLeave = true }
}
