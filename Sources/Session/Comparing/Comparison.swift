// COMPARE WITH: an earlier state of the organisation, or another one, beside the one that is open.

import Audit
import Diagnostics
import Engine
import Syntax
import Values

struct Comparison {
    let session: Session
    let cancellation: Cancellation

    /// What differs, then a summary of the findings: new, repeated, gone. Each state is judged by its own dates, unless it
    /// names none.
    /// - Throws: a folder that can't be read.
    func run(_ folder: String) throws(Diagnostic) -> Outcome {
        try session.admitsOpening?(folder)
        let other = Session(settings: session.settings)
        other.settings.asOf = nil
        other.settings.period = nil
        other.definitions = session.definitions
        try other.open(folder, cancellation: cancellation)
        if other.judgement.asOf == nil {
            other.settings.asOf = session.settings.asOf ?? session.organisation?.asOf
            other.settings.period = session.settings.period
        }
        var table = ResultTable(columns: GraphComparison.columns)
        table.rows = GraphComparison(before: other.graph, after: session.graph).rows
        let changes = table.rows.count
        let (before, after) = (try checks(of: other), try checks(of: session))
        var summary = ResultTable(columns: [
            "check", "result_before", "result_after", "repeated", "changed", "new", "gone", "reading", "escalation",
        ])
        for (then, now) in zip(before, after) {
            summary.rows.append(compare(then, now, prior: isPrior(other) ? folder : nil, into: &table))
        }
        var outcome = Outcome()
        outcome.tables = [OutcomeTable(.rows, table), OutcomeTable(.summary, summary)]
        outcome.notes = [
            "\(changes) differences in the records; findings are the same by check and subject",
            "before: \(folder), as of \(other.judgement.asOf?.text ?? "no date")"
                + "; after: as of \(session.judgement.asOf?.text ?? "no date")",
        ]
        return outcome
    }

    /// Whether the other state is judged by an earlier day, so that what is found in both was not put right since.
    private func isPrior(_ other: Session) -> Bool {
        guard let then = other.judgement.asOf, let now = session.judgement.asOf else { return false }
        return then.epochDay < now.epochDay
    }

    private func checks(of session: Session) throws(Diagnostic) -> [CheckOutcome] {
        let statement = Statement(.check(CheckStatement(checks: [])))
        guard case .checks(let run) = try session.expander.expand(statement) else { return [] }
        let runner = CheckRunner(session: session, cancellation: cancellation)
        var outcomes: [CheckOutcome] = []
        for plan in run.plans { outcomes.append(try runner.run(plan)) }
        return outcomes
    }

    /// Adds the findings of one check to the differences. Returns its row of the summary.
    private func compare(
        _ then: CheckOutcome, _ now: CheckOutcome, prior: String?, into table: inout ResultTable
    ) -> [Value] {
        let findings = FindingComparison(before: then, after: now)
        table.rows += findings.rows
        // Where one of the states can't be judged, nothing appeared and nothing went away.
        let isComparable = then.isEvaluable && now.isEvaluable
        let (fresh, gone) = (findings.fresh.count, findings.gone.count)
        let reading =
            !isComparable
            ? "not comparable"
            : gone > fresh
                ? "improved" : gone < fresh ? "worse" : gone == 0 && findings.changed == 0 ? "unchanged" : "moved"
        var escalation = Value.null
        if let prior, isComparable, findings.repeatedMinors > 0 {
            escalation = .string("consider major: \(findings.repeatedMinors) minor repeated from \(prior)")
        }
        return [
            .string(now.plan.name), .string(result(then)), .string(result(now)),
            .integer(Int64(findings.kept.count - findings.changed)), .integer(Int64(findings.changed)),
            .integer(Int64(fresh)), .integer(Int64(gone)), .string(reading), escalation,
        ]
    }

    private func result(_ outcome: CheckOutcome) -> String {
        guard outcome.isEvaluable else { return "not evaluable" }
        return outcome.exceptions.rows.isEmpty ? "in order" : "exceptions: \(outcome.exceptions.rows.count)"
    }
}
