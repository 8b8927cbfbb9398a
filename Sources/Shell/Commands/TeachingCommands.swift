// Commands that teach: .tour, .echo. What they say is Assist's.

import Assist
import Diagnostics
import Session

struct TourCommand: DotCommand {
    let name = ".tour"
    let parameters = "[next|STEP]"
    let summary = "ten steps on the sample organisation, up to your first export; alone: the step where you are"
    let detail =
        "At the prompt the statement of each step is typed for you: Return runs it. In a script a step is only printed.\n\n  .tour\n  .tour next\n  .tour 3"
    var argument: CommandDescription.Argument { .words(["next"] + (1...Tour.steps.count).map { "\($0)" }) }

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let number = try step(argument, from: bench.tourStep)
        let step = Tour.steps[number - 1]
        bench.tourStep = number
        var text = "\(number) of \(Tour.steps.count)  \(step.title)\n\n\(bench.terminal.folded(step.text))\n"
        if bench.isAtPrompt {
            bench.prefilled = step.statement
            text += number < Tour.steps.count ? "\nReturn runs it; .tour next goes on.\n" : "\nReturn runs it.\n"
        } else {
            text += "\n" + step.statement.split(separator: "\n").map { "  \($0)\n" }.joined()
        }
        try bench.deliver(text: text)
        if let open = bench.session.organisation, open.name != Tour.organisation.name {
            bench.terminal.tell(
                "note: the tour speaks of \(Tour.organisation.name), and \(Snippet.visible(open.name)) is open; .open \(Tour.organisation.folder) opens it\n"
            )
        }
    }

    /// From 1 to the number of steps.
    private func step(_ argument: String, from current: Int?) throws(Halt) -> Int {
        switch argument.lowercased() {
        case "": return current ?? 1
        case "next":
            let next = (current ?? 0) + 1
            guard next <= Tour.steps.count else { throw .failure(.tourIsOver) }
            return next
        default:
            guard let number = Int(argument), Tour.steps.indices.contains(number - 1) else {
                throw .failure(.noStep(argument))
            }
            return number
        }
    }
}

struct EchoCommand: DotCommand {
    let name = ".echo"
    let parameters = "on|off"
    let summary = "whether a sentence says what a statement asks, before it is answered"
    let detail =
        "The sentence is made from the statement as it was understood; what has no plain wording stands in it as it was written. It is no part of the data.\n\n  .echo on\n  FIND processes WHERE owner IS MISSING"
    let argument = CommandDescription.Argument.words(["on", "off"])

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty { return bench.terminal.tell("echo: \(bench.display.echoes ? "on" : "off")\n") }
        bench.display.echoes = try switchValue(argument, of: self)
    }
}

extension Workbench {
    /// Whether this is what the tour has just proposed.
    func isTourStatement(_ text: String) -> Bool {
        guard let tourStep, tourStep < Tour.steps.count else { return false }
        return text == Tour.steps[tourStep - 1].statement
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static var tourIsOver: Diagnostic {
        .usage("this was the last step of the tour", help: ".tour 1 begins anew, .help says what else there is.")
    }

    fileprivate static func noStep(_ argument: String) -> Diagnostic {
        .usage("the tour has no step \(argument)", help: "Its steps are 1 to \(Tour.steps.count); .tour next goes on.")
    }
}
