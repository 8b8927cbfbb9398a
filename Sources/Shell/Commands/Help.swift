// What .help prints.

import Assist
import Diagnostics

/// Help for someone who has never seen a query language. Pages are Assist's; dot commands describe themselves.
struct Help {
    let knowledge: Knowledge

    var overview: String {
        let width = DotCommands.all.map(\.usage.count).filter { $0 <= 24 }.max() ?? 0
        let commands = DotCommands.all.map { command -> String in
            let usage = command.usage.count <= width ? command.usage : command.name
            return "  " + usage + String(repeating: " ", count: width - usage.count + 2) + command.summary
        }
        return """
            Weft answers questions about the registers of an organisation: its lists of processes, people, documents, findings and
            more. A question has a fixed form, which is called a statement. If it stands in one line, Return runs it; a longer one
            ends with a semicolon.

              FIND processes WITHOUT interactions        what touches nothing else
              CHECK orphaned-process                     a check with its proposed grade
              LOOP GAPS                                  where the improvement loop is open
              SHOW nouns                                 what can be asked about

            .tour shows the way in ten steps. .help words explains the words of these pages, such as node, relationship, property, row
            and pattern. And .help followed by any of these says more:

              a statement          FIND COUNT SAMPLE CHECK WHY TRACE LOOP COMPARE SHOW EXPAND DEFINE RUN
              a part of it         WHERE WITHOUT OF DURING SHOW ORDER INTO
              a query's part       MATCH OPTIONAL WHERE RETURN WITH UNWIND UNION CALL CREATE
              a kind of thing      processes, findings, handoff records
              a check, a clause    orphaned-process, 9.2
              a function           toUpper, quarter
              a command            .output

            Tab completes what you type, F1 or ? twice explains the word under the cursor. Ctrl-C stops what runs, Ctrl-D leaves.
            Commands begin with a dot and take one line:

            \(commands.joined(separator: "\n"))
            """
    }

    /// nil where there is nothing to say.
    func text(on topic: String) -> String? {
        let word = topic.trimmingBlanks()
        if let command = DotCommands.named(word) { return command.page }
        let pages = [HelpPages(knowledge).text(on: word), DotCommands.named("." + word)?.page].compactMap { $0 }
        return pages.isEmpty ? nil : pages.joined(separator: "\n\n")
    }

    func unknown(_ topic: String) -> Diagnostic {
        let names = DotCommands.all.map(\.name) + HelpPages(knowledge).names
        return .usage(
            "there is no help on \(topic)", label: NearestNames.question(for: topic, among: names),
            help: ".help alone lists what there is.")
    }
}

extension DotCommand {
    /// How it is written, what it does, and examples.
    var page: String {
        let sentence = summary.prefix(1).uppercased() + summary.dropFirst() + "."
        return usage + "\n\n" + sentence + (detail.isEmpty ? "" : "\n\n" + detail)
    }
}
