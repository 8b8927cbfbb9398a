// weft check: checks for a pipeline.

import Diagnostics
import Rendering
import Session

/// What a pipeline wants to be told of, and where.
package struct CheckRun: Sendable {
    /// The names of checks; none: all of them.
    package var names: [String] = []
    /// `name=value`: values for parameters of the checks that are named.
    package var parameters: [String] = []
    /// Only checks that serve this clause.
    package var clause: String?
    /// The grades of exceptions that make the run fail.
    package var failing: Set<String> = []
    package var failsNotEvaluable = false
    /// Files for the exceptions, and for build servers.
    package var output: String?
    package var junit: String?

    package init() {}

    /// Runs the checks. 4 where something is found that makes the run fail.
    package func run(on bench: Workbench) -> ExitStatus {
        for path in [output, junit].compactMap({ $0 }) where !bench.permits(path) { return .wrongUsage }
        if output != nil { bench.destination = .held }
        let which: String
        do throws(Diagnostic) {
            let arguments = try CheckArguments(bench, names: WorkbenchOptions.parameterNames(parameters)).written(names)
            which = names.isEmpty ? "ALL" : arguments
        } catch {
            bench.tell(error)
            return .wrongUsage
        }
        let status = bench.runText("CHECK \(which)" + (clause.map { " FOR CLAUSE '\($0)'" } ?? ""))
        guard status == .done, let outcome = bench.last?.outcome, let verdict = CheckVerdict(outcome) else {
            return status
        }
        if let output {
            if let failed = bench.exportLast(to: output) { return failed }
            if let summary = outcome.tables.first(where: { $0.role == .summary }) { bench.tellSummary(summary) }
        }
        if let junit {
            let text = JUnitReport.text(
                verdict, organisation: bench.session.organisation?.name ?? "weft", failing: failing,
                failsNotEvaluable: failsNotEvaluable)
            do throws(Diagnostic) { try bench.disk.write(Array(text.utf8), to: junit) } catch {
                bench.tell(error)
                return .statementFailed
            }
        }
        return tellVerdict(verdict, bench) ? .checkFailed : .done
    }

    /// Says why the run fails, where it does.
    private func tellVerdict(_ verdict: CheckVerdict, _ bench: Workbench) -> Bool {
        let counting = verdict.countingRows(graded: failing).count
        let open = failsNotEvaluable ? verdict.notEvaluable : []
        if counting > 0 {
            let grades = ["major", "minor", "observation"].filter(failing.contains).joined(separator: " or ")
            bench.terminal.tell("FAIL \(counting) \(counting == 1 ? "exception" : "exceptions") graded \(grades)\n")
        }
        for check in open { bench.terminal.tell("FAIL \(check.check) is not evaluable: \(check.missing)\n") }
        return counting > 0 || !open.isEmpty
    }
}
