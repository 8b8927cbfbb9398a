// weft intake: the questions that a folder leaves open, one after the other.

import Diagnostics
import Rendering
import Session

/// The dialogue of an intake. It tells what each file was taken for, asks what is open, says after each answer what has changed, and
/// saves the manifest and a report beside the registers.
package struct IntakeDialogue {
    let bench: Workbench
    let intake: Intake
    /// Takes every proposal without asking.
    let accepts: Bool

    private var terminal: Terminal { bench.terminal }
    private var columns: Int { terminal.columns ?? 100 }

    /// Begins an intake, or goes on with one, and leads it to its end.
    package static func run(folder: String, accepts: Bool, on bench: Workbench) -> ExitStatus {
        do throws(Diagnostic) {
            // As at the prompt: where nothing else is set, today is the day that everything is judged by, and is said to be.
            bench.session.settings.today = bench.session.settings.today ?? SystemClock.today
            let intake = try Intake(folder: folder, settings: bench.session.settings)
            return IntakeDialogue(bench: bench, intake: intake, accepts: accepts).run()
        } catch {
            bench.tell(error)
            return .notLoaded
        }
    }

    private func run() -> ExitStatus {
        do throws(Diagnostic) {
            say(IntakeWords.overview(intake, columns))
            if accepts { try accept() } else { try ask() }
            return try save()
        } catch {
            bench.tell(error)
            return .statementFailed
        }
    }

    /// Takes all proposals and says which.
    private func accept() throws(Diagnostic) {
        try intake.acceptProposals()
        for (question, choice) in intake.answers { say(IntakeWords.answer(question, choice) + "\n") }
    }

    private func ask() throws(Diagnostic) {
        if !intake.questions.isEmpty { say(IntakeWords.keys + "\n") }
        var isLeaving = false
        while let question = intake.questions.first, !isLeaving {
            say("\n" + IntakeWords.question(question, number: intake.answers.count + 1, open: intake.questions.count))
            isLeaving = try !answer(question)
        }
    }

    /// False where the auditor leaves.
    private func answer(_ question: Intake.Question) throws(Diagnostic) -> Bool {
        let keys = IntakeKeys(terminal: terminal)
        while true {
            switch keys.next() {
            case .enter: return try take(question.proposal, of: question)
            case .digit(let number) where question.choices.indices.contains(number - 1):
                return try take(number - 1, of: question)
            case .letter("b"), .letter("B"):
                if try !intake.takeBack() { say("This is the first question.\n") }
                return true
            case .letter("f"), .letter("F"): say(IntakeWords.columns(of: question.file, in: intake, columns))
            case .letter("q"), .letter("Q"), .end: return false
            default: say(IntakeWords.keys + "\n")
            }
        }
    }

    private func take(_ choice: Int, of question: Intake.Question) throws(Diagnostic) -> Bool {
        let changed = try intake.answer(choice)
        say("  → " + visibleText(question.choices[choice]) + "\n" + IntakeWords.changes(changed))
        return true
    }

    /// Writes the manifest, and the report with the statement that makes it anew, so that it can be verified like any export.
    private func save() throws(Diagnostic) -> ExitStatus {
        let folder = intake.folder.hasSuffix("/") ? String(intake.folder.dropLast()) : intake.folder
        try bench.disk.write(Array(intake.manifest.utf8), to: folder + "/isms.yaml")
        try bench.load(folder)
        for ending in ["csv", "md"] {
            let status = bench.runText("SHOW intake INTO \(IntakeWords.literal(folder + "/intake-report." + ending))")
            guard status == .done else { return status }
        }
        say(IntakeWords.ending(intake, folder))
        return .done
    }

    private func say(_ text: String) { terminal.tell(text) }
}
