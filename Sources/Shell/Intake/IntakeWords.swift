// What an intake says.

import Diagnostics
import Rendering
import Session
import Values

/// The words of the dialogue: pure functions of what they speak of.
enum IntakeWords {
    static let keys =
        "Enter takes the proposal (>), a number another answer; b goes back, f shows the file, q saves and leaves."

    /// Each file, and how much is to be asked.
    static func overview(_ intake: Intake, _ columns: Int) -> String {
        let count = intake.questions.count
        let open =
            count == 0
            ? "Nothing is left to ask." : count == 1 ? "One question is open." : "\(count) questions are open."
        return rendered(intake.overview, columns) + "\n" + open + "\n"
    }

    /// A question with its choices; the proposal is marked.
    static func question(_ question: Intake.Question, number: Int, open: Int) -> String {
        var text = "\(number). \(visibleText(question.text))"
        text += open > 1 ? "   (\(open) open)\n" : "\n"
        if question.rows > 0 {
            let more = question.rows > question.lines.count ? ", …" : ""
            let lines = question.lines.map(String.init).joined(separator: ", ") + more
            let rows = question.rows == 1 ? "line \(lines)" : "\(question.rows) rows, lines \(lines)"
            text += "   \(visibleText(question.file)), \(rows)\n"
        }
        for (index, choice) in question.choices.enumerated() {
            text += " \(index == question.proposal ? ">" : " ") \(index + 1)  \(visibleText(choice))\n"
        }
        return text
    }

    /// What an answer changed: `unowned-process: 16 exceptions → 4`.
    static func changes(_ differences: [CheckStanding.Difference]) -> String {
        differences.map { difference in
            let (before, after) = (difference.before, difference.after)
            var parts: [String] = []
            if before.exceptions != after.exceptions {
                parts.append("exceptions \(before.exceptions) → \(after.exceptions)")
            }
            if before.untested != after.untested { parts.append("untested \(before.untested) → \(after.untested)") }
            if before.result != after.result, before.result == "not evaluable" || after.result == "not evaluable" {
                parts.insert("\(before.result) → \(after.result)", at: 0)
            }
            return parts.isEmpty ? "" : "    \(difference.check): \(parts.joined(separator: ", "))\n"
        }.joined()
    }

    /// A question and its answer on one line.
    static func answer(_ question: Intake.Question, _ choice: Int) -> String {
        "\(visibleText(question.text)) \(visibleText(question.choices[choice]))"
    }

    /// The headings of a file, what they mean, and three cells of each.
    static func columns(of file: String, in intake: Intake, _ width: Int) -> String {
        let reason = intake.reason(for: file).map { visibleText("\(file): \($0)") + "\n" } ?? ""
        return reason + rendered(intake.columns(of: file), width)
    }

    static func ending(_ intake: Intake, _ folder: String) -> String {
        let open = intake.questions.count
        let left =
            open == 0 ? "" : " \(open) open \(open == 1 ? "question" : "questions"): weft intake goes on from here."
        return "\(visibleText(folder))/isms.yaml is written.\(left)\n"
    }

    private static func rendered(_ table: ResultTable, _ width: Int) -> String {
        let memory = OutputBuffer()
        _ = TableRenderer().render(
            table, to: memory, options: RenderOptions(nullText: "", width: width, isForTerminal: true))
        return String(decoding: memory.contents, as: UTF8.self)
    }

    /// A text as the language writes it.
    static func literal(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
