// An intake: a folder read, asked about, and read again with each answer.

package import Diagnostics
import Loaders

/// The work on a folder's manifest: what was proposed, what was answered, and what the checks say of it now.
///
/// Nothing is written: `manifest` is the text, and the caller saves it.
package final class Intake {
    package let folder: String
    private(set) var draft: IntakeDraft
    /// The organisation as the draft reads it.
    package private(set) var session: Session
    private var open: [IntakeQuestion] = []
    private var given: [Given] = []
    private var standing = CheckStanding()
    private var putOff: Set<[String]> = []

    /// A question that only the auditor can answer, with its choices and the one that is proposed.
    package struct Question: Sendable {
        package var file: String
        /// One sentence that ends with a question mark.
        package var text: String
        /// How many rows it is about, and the lines of the first of them.
        package var rows: Int
        package var lines: [Int]
        package var choices: [String]
        package var proposal: Int
    }

    private struct Given {
        var question: IntakeQuestion
        var choice: Int
        var before: IntakeDraft
    }

    /// Reads the folder by the draft of an earlier intake, else by a proposal, and runs every check once.
    /// - Throws: `LoadError`: no folder, no tables, a manifest that a person wrote, a file that can't be read.
    package init(folder: String, settings: SessionSettings) throws(Diagnostic) {
        self.folder = folder
        draft = try IntakeDraft(folder: folder)
        if draft.asOf == nil { draft.asOf = settings.asOf }
        if draft.period == nil { draft.period = settings.period.map { ($0.from, $0.to) } }
        session = Session(settings: settings)
        try read()
    }

    /// The manifest as it is now.
    package var manifest: String { draft.text }

    /// What is open, without what the auditor has put off.
    package var questions: [Question] { open.map(Self.question) }

    /// What was answered, in its order.
    package var answers: [(question: Question, choice: Int)] { given.map { (Self.question($0.question), $0.choice) } }

    /// Answers the first open question and reads the folder again. Gives what that changed in the results of checks.
    /// - Throws: as opening does; then nothing has changed.
    package func answer(_ choice: Int) throws(Diagnostic) -> [CheckStanding.Difference] {
        guard let question = open.first, question.choices.indices.contains(choice) else { return [] }
        let before = (draft, standing)
        putOff.insert(question.key)
        guard let change = question.choices[choice].change else {
            given.append(Given(question: question, choice: choice, before: draft))
            open.removeAll { $0.key == question.key }
            return []
        }
        draft.apply(change)
        do throws(Diagnostic) { try read() } catch {
            draft = before.0
            putOff.remove(question.key)
            throw error
        }
        given.append(Given(question: question, choice: choice, before: before.0))
        return standing.differences(from: before.1)
    }

    /// Takes the last answer back, so that its question is open again. False where there is none.
    package func takeBack() throws(Diagnostic) -> Bool {
        guard let last = given.popLast() else { return false }
        draft = last.before
        putOff.remove(last.question.key)
        try read()
        return true
    }

    /// Takes the proposal of each question until none is left. An answer may open others, but none is asked twice.
    package func acceptProposals() throws(Diagnostic) {
        while let question = open.first { _ = try answer(question.proposal) }
    }

    private func read() throws(Diagnostic) {
        let next = Session(settings: session.settings)
        try next.open(folder, manifest: draft.text)
        session = next
        open = draft.questions(next.issues, next.graph).filter { !putOff.contains($0.key) }
        standing = try CheckStanding(of: next)
    }

    private static func question(_ question: IntakeQuestion) -> Question {
        Question(
            file: question.file, text: question.text, rows: question.rows, lines: question.lines,
            choices: question.choices.map(\.text), proposal: question.proposal)
    }
}
