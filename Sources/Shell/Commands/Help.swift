// What .help prints.

import Catalogue
import Diagnostics

/// Help on commands, statements and functions, for someone who has never seen a query language.
struct Help {
    let catalogue: Catalogue

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
        return catalogue.functions[word.lowercased()].map(text(on:))
    }

    private func text(on function: FunctionSignature) -> String {
        let calls = function.overloads.map { overload in
            "\(function.name)(\(overload.map { $0.optional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")))"
        }
        var lines = [calls.joined(separator: "\n"), "", "\(function.summary). Gives: \(function.result)."]
        if let example = function.example { lines += ["", "  \(example.expression) = \(example.result)"] }
        return lines.joined(separator: "\n")
    }

    func unknown(_ topic: String) -> Diagnostic {
        let names = DotCommands.all.map(\.name) + HelpTopics.names + catalogue.functions.values.map(\.name).sorted()
        return .usage(
            "there is no help on \(topic)", label: NearestNames.question(for: topic, among: names),
            help: ".help alone lists what there is.")
    }
}
