// The loop at the terminal: prompt, read, carry out, show.

import Assist
import Diagnostics
import Session

/// A session with a person.
package final class InteractiveShell {
    private let bench: Workbench
    private let history: History

    /// A table at the prompt stops after this many rows; `.last` shows all.
    private static let rowLimit = 200

    package init(_ bench: Workbench) {
        self.bench = bench
        // With --safe nothing is written outside its folder, and the history would be.
        history = History(path: bench.disk.isSafe ? nil : Folders.state.map { $0 + "/history" })
        bench.statements = history.entries
        bench.display.rowLimit = Self.rowLimit
        bench.pager = bench.disk.isSafe ? .secured : .standard
        bench.session.settings.today = SystemClock.today
    }

    /// Until Ctrl-D or `.quit`. Nothing that goes wrong in a statement ends it.
    package func run() -> ExitStatus {
        let bench = bench
        let keys = PromptKeys(
            history: history, knowledge: { Knowledge(bench.session) }, files: Folders.completions,
            columns: { bench.terminal.columns ?? 80 })
        guard let editor = LineEditor(delegate: keys, terminal: bench.terminal) else {
            bench.tell(
                .usage(
                    "this terminal can't be used for editing lines",
                    help: "weft query reads statements from standard input."))
            return .wrongUsage
        }
        bench.terminal.draw(Banner(session: bench.session).start)
        readConfiguration()
        while !bench.wantsToLeave {
            Interrupts.forget()
            history.refresh()
            keys.begin()
            keys.prefilled = bench.prefilled
            keys.proposal = bench.proposal
            bench.prefilled = nil
            switch editor.read(prompt: Banner(session: bench.session).prompt) {
            case .text(let text): handle(text, promptWidth: DisplayWidth.of(Banner(session: bench.session).prompt))
            case .interrupted(let wasEmpty): if wasEmpty { bench.terminal.draw("Ctrl-D or .quit leaves.\n") }
            case .end:
                bench.terminal.draw("\n")
                return .done
            }
        }
        return .done
    }

    /// What the user wants set at every start: `weftrc` in the user's own folder, never one of the current folder.
    private func readConfiguration() {
        guard let path = Folders.configuration.map({ $0 + "/weftrc" }), Folders.isRegularFile(path) else { return }
        _ = bench.runFile(path)
    }

    /// The commands that people type without their dot. No statement is that short.
    private static func meant(_ text: String) -> String {
        switch (text.hasSuffix(";") ? text.dropLast() : text[...]).lowercased() {
        case "exit", "quit": ".quit"
        case "help": ".help"
        default: text
        }
    }

    private func handle(_ text: String, promptWidth: Int) {
        bench.proposal = nil
        let statement = Indentation(width: promptWidth).dedented(text).composed
        let trimmed = statement.trimmingBlanks()
        if trimmed.isEmpty { return }
        let kept = (statement.hasPrefix(" ") ? " " : "") + trimmed
        history.append(kept)
        if !kept.hasPrefix(" ") { bench.statements.append(trimmed) }
        Interrupts.forget()
        for step in Script(name: "<query>", Self.meant(trimmed)).steps {
            do throws(Halt) { try bench.run(step) } catch {
                if case .failure(let diagnostic) = error, diagnostic.type == .interrupted {
                    bench.terminal.tell("\ninterrupted\n")
                } else if trimmed.hasPrefix("."), case .failure(let diagnostic) = error {
                    bench.tell(diagnostic)
                } else {
                    bench.tell(error, of: step)
                    if case .failure(let diagnostic) = error {
                        bench.proposal = diagnostic.corrected(trimmed)
                    }
                }
                return
            }
        }
        if bench.isTourStatement(trimmed) { bench.proposal = ".tour next" }
    }
}

extension Knowledge {
    /// What completion and help may know, as the session stands now.
    init(_ session: Session) {
        self = session.knowledge(commands: DotCommands.descriptions)
    }
}
