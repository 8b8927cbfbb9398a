// What .help prints.

import Assist
import Diagnostics

/// Help on commands, statements and functions, for someone who has never seen a query language.
struct Help {
    let knowledge: Knowledge

    var overview: String {
        let width = DotCommands.all.map(\.usage.count).filter { $0 <= 24 }.max() ?? 0
        let commands = DotCommands.all.map { command -> String in
            let usage = command.usage.count <= width ? command.usage : command.name
            return "  " + usage + String(repeating: " ", count: width - usage.count + 2) + command.summary
        }
        return """
            Ask a question and end it with ; or, if it is a question in one line, just press Return.

              FIND processes WITHOUT interactions        what touches nothing else
              CHECK orphaned-process                     a check with its proposed grade
              LOOP GAPS                                  where the improvement loop is open
              SHOW nouns                                 what can be asked about

            .help FIND explains a statement, .help toUpper a function, .help .output a command. Tab completes. Ctrl-C stops a
            query, Ctrl-D leaves.

            \(commands.joined(separator: "\n"))
            """
    }

    /// nil where there is nothing to say.
    func text(on topic: String) -> String? {
        let word = topic.trimmingBlanks()
        if let command = DotCommands.named(word) ?? DotCommands.named("." + word) {
            return command.usage + "\n\n" + command.summary + (command.detail.isEmpty ? "" : "\n\n" + command.detail)
        }
        if let text = HelpTopics.text(on: word) { return text }
        return knowledge.help(onFunction: word)
    }

    func unknown(_ topic: String) -> Diagnostic {
        let names = DotCommands.all.map(\.name) + HelpTopics.names + knowledge.functionNames
        return .usage(
            "there is no help on \(topic)", label: NearestNames.question(for: topic, among: names),
            help: ".help alone lists what there is.")
    }
}
