// Running checks, one after the other, on one state of the graph.

import Audit
import Diagnostics
import Engine
import Syntax
import Values

struct CheckRunner {
    let session: Session
    let cancellation: Cancellation

    /// Exceptions and summary are two tables, never mixed.
    func run(_ checks: CheckRun) throws(Diagnostic) -> Outcome {
        var outcomes: [CheckOutcome] = []
        for plan in checks.plans { outcomes.append(try run(plan)) }
        let report = CheckReport(outcomes, escalates: checks.isAll)
        var outcome = Outcome()
        let (exceptions, notes) = session.judged(report.exceptions, of: checks.plans.map(\.name))
        outcome.tables = [OutcomeTable(.exceptions, exceptions), OutcomeTable(.summary, report.summary)]
        outcome.notes = notes
        return outcome
    }

    func run(_ plan: CheckPlan) throws(Diagnostic) -> CheckOutcome {
        guard plan.missing.isEmpty else {
            return CheckOutcome(plan: plan, population: nil, exceptions: ResultTable(columns: plan.columns))
        }
        return CheckOutcome(
            plan: plan, population: try plan.population.map { (query) throws(Diagnostic) in try rows(query) },
            exceptions: try rows(plan.exceptions),
            unfiltered: try plan.unfiltered.map { (query) throws(Diagnostic) in try rows(query) })
    }

    private func rows(_ query: Query) throws(Diagnostic) -> ResultTable {
        try session.run(session.plan(query), cancellation: cancellation).table
    }
}
