// Running checks, one after the other, on one state of the graph.

import Audit
import Diagnostics
import Engine
import Syntax
import Values

struct CheckRunner {
    let session: Session
    let cancellation: Cancellation
    private let unread: [UnreadCell]

    init(session: Session, cancellation: Cancellation) {
        self.session = session
        self.cancellation = cancellation
        unread = UnreadCell.all(session.issues, in: session.graph)
    }

    /// Exceptions and summary are two tables, never mixed.
    func run(_ checks: CheckRun) throws(Diagnostic) -> Outcome {
        var outcomes: [CheckOutcome] = []
        var ruledOut: [[UntestedRow]] = []
        for plan in checks.plans {
            let outcome = try run(plan)
            outcomes.append(outcome)
            ruledOut.append(checks.wantsUntested ? try finder.byRule(of: plan, besides: outcome.untested.rows) : [])
        }
        return outcome(outcomes, of: checks, ruledOut: ruledOut)
    }

    /// What a statement gives of checks that were run. `ruledOut`: by check what it leaves untested by its own rule, for UNTESTED.
    func outcome(_ outcomes: [CheckOutcome], of checks: CheckRun, ruledOut: [[UntestedRow]] = []) -> Outcome {
        let report = CheckReport(outcomes, escalates: checks.isAll)
        var outcome = Outcome()
        outcome.checks = report.summaries
        outcome.requests = ClientRequests(session: session, cancellation: cancellation).requests(of: outcomes)
        if checks.wantsUntested {
            var listed = outcomes
            for (place, rows) in ruledOut.enumerated() { listed[place].untested.rows += rows }
            let untested = CheckReport(listed, escalates: checks.isAll).untested
            outcome.tables = [OutcomeTable(.rows, untested), OutcomeTable(.summary, report.summary)]
            outcome.page = listed.untestedPage
            return outcome
        }
        let (exceptions, notes) = session.judged(report.exceptions, of: checks.plans.map(\.name))
        outcome.tables = [OutcomeTable(.exceptions, exceptions), OutcomeTable(.summary, report.summary)]
        outcome.notes = notes
        let untested = outcomes.filter { !$0.untested.rows.isEmpty }.map(\.plan.name)
        if !untested.isEmpty {
            let names = untested.count == 1 ? untested[0] : "\(untested.count) checks"
            outcome.notes.append(
                "\(names) could not judge every subject, since cells could not be read or met: CHECK … UNTESTED lists them"
            )
        }
        return outcome
    }

    func run(_ plan: CheckPlan) throws(Diagnostic) -> CheckOutcome {
        guard plan.missing.isEmpty else {
            return CheckOutcome(plan: plan, population: nil, exceptions: ResultTable(columns: plan.columns))
        }
        let exceptions = try rows(plan.exceptions)
        let unfiltered = try plan.unfiltered.map { (query) throws(Diagnostic) in try rows(query) }
        let untested = try finder.subjects(of: plan, unfiltered ?? exceptions)
        return CheckOutcome(
            plan: plan, population: try plan.population.map { (query) throws(Diagnostic) in try rows(query) },
            exceptions: untested.without(exceptions), unfiltered: unfiltered.map(untested.without), untested: untested)
    }

    private var finder: UntestedFinder {
        UntestedFinder(session: session, cells: unread) { (query) throws(Diagnostic) in try rows(query) }
    }

    private func rows(_ query: Query) throws(Diagnostic) -> ResultTable {
        try session.run(session.plan(query), cancellation: cancellation).table
    }
}
