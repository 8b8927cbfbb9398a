// What an intake has to ask.

package import Graph

/// A question about a folder that only the auditor can answer, with a proposal. It is asked because the answer changes results.
package struct IntakeQuestion: Sendable, Hashable {
    /// A possible answer.
    package struct Choice: Sendable, Hashable {
        package var text: String
        /// Nil where the cells stay unread.
        package var change: IntakeChange?
    }

    package var file: String
    package var heading: String
    /// The cell that is asked about; empty where the question is about the whole file.
    package var cell: String
    /// One sentence that ends with a question mark.
    package var text: String
    /// How many rows it is about, and the first lines of them.
    package var rows: Int
    package var lines: [Int]
    package var choices: [Choice]
    /// The choice that a single key takes.
    package var proposal: Int

    /// What the same question is known by after the files were read again.
    package var key: [String] { [file, heading, cell] }

    /// The choice that leaves things as they are.
    static let leave = Choice(text: "I can't say now: leave it unread", change: nil)
}

extension IntakeDraft {
    /// What is open after a load, in the order of files and lines, the same thing asked once. Linear in the issues; a name that was
    /// not met is compared with all names of its kind.
    package func questions(_ issues: [DataIssue], _ graph: Graph) -> [IntakeQuestion] {
        var cases: [OpenCase] = []
        var places: [[String]: Int] = [:]
        for issue in issues {
            guard let kind = OpenCase.Kind(issue) else { continue }
            let cell = kind == .date ? "" : issue.value
            let key = [issue.file, kind == .date ? "" : issue.column, cell]
            if let place = places[key] {
                cases[place].lines.append(issue.line)
            } else {
                places[key] = cases.count
                cases.append(OpenCase(kind: kind, issue: issue, lines: [issue.line]))
            }
        }
        let names = KnownNames(graph)
        return cases.compactMap { $0.question(names) } + unknownFiles
    }

    /// Tables that no convention knows by their name or their headings.
    private var unknownFiles: [IntakeQuestion] {
        entries.compactMap { entry in
            guard entry.isUnknown,
                !entries.contains(where: { !$0.isUnknown && $0.rule.tableName == entry.rule.tableName })
            else { return nil }
            let file = entry.rule.tableName
            let label = entry.rule.nodeLabels.first ?? "Row"
            return IntakeQuestion(
                file: file, heading: "", cell: "", text: "Is \(file) one of the organisation's registers?", rows: 0,
                lines: [],
                choices: [
                    .init(text: "yes: keep its rows as \(label); no check looks at them", change: nil),
                    .init(text: "no: leave the file out", change: .leaveOut(file: file)),
                ], proposal: 0)
        }
    }
}

/// Cells that were not understood for the same reason.
private struct OpenCase {
    enum Kind { case word, date, name }
    var kind: Kind
    /// The first of them.
    var issue: DataIssue
    var lines: [Int]

    func question(_ names: KnownNames) -> IntakeQuestion? {
        let (choices, proposal) = choices(names)
        if choices.isEmpty { return nil }
        return IntakeQuestion(
            file: issue.file, heading: issue.column, cell: kind == .date ? "" : issue.value, text: text,
            rows: lines.count,
            lines: Array(lines.prefix(3)), choices: choices + [IntakeQuestion.leave], proposal: proposal)
    }

    private var text: String {
        switch kind {
        case .word: "What does “\(issue.value)” in the column \(issue.column) mean?"
        case .date: "Which comes first in dates like \(issue.value)?"
        case .name: "Who or what is “\(issue.value)” in the column \(issue.column)?"
        }
    }

    private func choices(_ names: KnownNames) -> ([IntakeQuestion.Choice], Int) {
        let (file, heading, cell) = (issue.file, issue.column, issue.value)
        switch kind {
        case .word:
            let words = Vocabulary.standard.property(issue.property, of: [issue.label])?.spellings ?? []
            return (
                words.map { .init(text: $0, change: .word(file: file, heading: heading, cell: cell, value: $0)) },
                words.count
            )
        case .date:
            return (
                [
                    .init(text: "the day: 2/5/2026 is 2 May", change: .dateOrder(file: file, .dmy)),
                    .init(text: "the month: 2/5/2026 is 5 February", change: .dateOrder(file: file, .mdy)),
                ], 2
            )
        case .name:
            let near = names.like(cell).filter { $0 != cell }
            var choices = near.map { name in
                IntakeQuestion.Choice(
                    text: name, change: .name(file: file, heading: heading, cell: cell, target: name))
            }
            choices.append(
                .init(text: "nobody: the cell says that nothing is there", change: .nothing(file: file, cell: cell)))
            // Only a single likeness is worth a proposal.
            return (choices, near.count == 1 ? 0 : choices.count)
        }
    }
}

extension OpenCase.Kind {
    /// Nil for what no answer could mend.
    fileprivate init?(_ issue: DataIssue) {
        switch issue.problem {
        case .unknownValue where !issue.property.isEmpty: self = .word
        case .unparsable where hasTwoReadings(issue.value): self = .date
        case .unresolved, .ambiguous:
            // An id that no register has is asked of the client, not of the auditor: SHOW REQUESTS.
            if issue.relationship.isEmpty || !issue.value.contains(where: \.isLetter) || isID(issue.value) {
                return nil
            }
            self = .name
        default: return nil
        }
    }
}

/// Whether a text looks like an id: one word with digits in it, `P99`, `A.5.18`.
private func isID(_ text: String) -> Bool { text.contains(where: \.isNumber) && !text.contains(where: \.isWhitespace) }

/// Whether a text is a date of which nobody can tell whether the day or the month comes first: `2/5/2026`, `02-05-26`.
func hasTwoReadings(_ text: String) -> Bool {
    let parts = text.prefix { $0 != " " && $0 != "T" }.split { "/.-".contains($0) }.map { Int($0) }
    guard parts.count == 3, let first = parts[0], let second = parts[1], let year = parts[2] else { return false }
    return (1...12).contains(first) && (1...12).contains(second) && first != second && (year > 31 || year < 100)
}
