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
    /// Whether the overview is followed by each exception. Where checks are named it always is.
    package var details = false
    /// Files for the exceptions, and for build servers.
    package var output: String?
    package var junit: String?

    package init() {}

    /// Runs the checks. 4 where something is found that makes the run fail.
    package func run(on bench: Workbench) -> ExitStatus {
        for path in [output, junit].compactMap({ $0 }) where !bench.permits(path) { return .wrongUsage }
        let isOverview = output == nil && bench.display.renderer.name == "table" && bench.display.isBrief
        if output != nil || isOverview { bench.destination = .held }
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
        if isOverview, let failed = showOverview(outcome, bench) { return failed }
        if let output {
            if let failed = bench.exportLast(to: output) { return failed }
            if let overview = Overview(outcome, in: bench.session) { bench.tell(overview.document(details: false)) }
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

    /// The status where it could not be shown.
    private func showOverview(_ outcome: Outcome, _ bench: Workbench) -> ExitStatus? {
        guard let overview = Overview(outcome, in: bench.session) else { return nil }
        do throws(Halt) { try bench.show(overview.document(details: details || !names.isEmpty)) } catch {
            if case .failure(let diagnostic) = error { bench.tell(diagnostic) }
            return error.status
        }
        return nil
    }

    /// Says why the run fails, where it does.
    private func tellVerdict(_ verdict: CheckVerdict, _ bench: Workbench) -> Bool {
        let counting = verdict.counting(graded: failing).count
        let open = failsNotEvaluable ? verdict.notEvaluable : []
        if counting > 0 {
            let grades = ["major", "minor", "observation"].filter(failing.contains).joined(separator: " or ")
            bench.terminal.tell("FAIL \(counting) \(counting == 1 ? "exception" : "exceptions") graded \(grades)\n")
        }
        for check in open { bench.terminal.tell("FAIL \(check.check) is not evaluable: \(check.missing)\n") }
        return counting > 0 || !open.isEmpty
    }
}
