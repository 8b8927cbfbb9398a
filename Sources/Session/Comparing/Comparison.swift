// COMPARE WITH: an earlier state of the organisation, or another one, beside the one that is open.

import Audit
import Diagnostics
import Engine
import Syntax
import Values

struct Comparison {
    let session: Session
    let cancellation: Cancellation

    private struct Finding {
        var label: Value
        var id: Value
        var name: Value
        var grade: Value
        var detail: Value
        var file: Value
        var line: Value
    }

    /// What differs, then a summary of the findings: new, repeated, gone. Each state is judged by its own dates, unless it
    /// names none.
    /// - Throws: a folder that can't be read.
    func run(_ folder: String) throws(Diagnostic) -> Outcome {
        let other = Session(settings: session.settings)
        other.settings.asOf = nil
        other.settings.period = nil
        other.definitions = session.definitions
        try other.open(folder)
        if other.judgement.asOf == nil {
            other.settings.asOf = session.settings.asOf ?? session.organisation?.asOf
            other.settings.period = session.settings.period
        }
        var table = ResultTable(columns: GraphComparison.columns)
        table.rows = GraphComparison(before: other.graph, after: session.graph).rows
        let changes = table.rows.count
        let (before, after) = (try checks(of: other), try checks(of: session))
        var summary = ResultTable(columns: [
            "check", "result_before", "result_after", "repeated", "new", "gone", "reading", "escalation",
        ])
        for (then, now) in zip(before, after) {
            summary.rows.append(compare(then, now, prior: isPrior(other) ? folder : nil, into: &table))
        }
        var outcome = Outcome()
        outcome.tables = [OutcomeTable(.rows, table), OutcomeTable(.summary, summary)]
        outcome.notes = [
            "\(changes) differences in the records; findings are compared by check, subject and the check's own columns",
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
        let (old, new) = (findings(of: then), findings(of: now))
        // Where one of the states can't be judged, nothing appeared and nothing went away.
        let isComparable = then.isEvaluable && now.isEvaluable
        let repeated = new.keys.filter { old[$0] != nil }
        let fresh = new.keys.filter { old[$0] == nil }
        let gone = old.keys.filter { new[$0] == nil }
        for key in fresh.sorted() { if let finding = new[key] { table.rows.append(row("new", now, finding)) } }
        for key in gone.sorted() { if let finding = old[key] { table.rows.append(row("gone", now, finding)) } }
        for key in repeated.sorted() { if let finding = new[key] { table.rows.append(row("repeated", now, finding)) } }
        let minor = repeated.filter { new[$0]?.grade == .string("minor") && old[$0]?.grade == .string("minor") }
        let reading =
            !isComparable
            ? "not comparable"
            : gone.count > fresh.count
                ? "improved" : gone.count < fresh.count ? "worse" : gone.isEmpty ? "unchanged" : "moved"
        var escalation = Value.null
        if let prior, isComparable, !minor.isEmpty {
            escalation = .string("consider major: \(minor.count) minor repeated from \(prior)")
        }
        return [
            .string(now.plan.name), .string(result(then)), .string(result(now)), .integer(Int64(repeated.count)),
            .integer(Int64(fresh.count)), .integer(Int64(gone.count)), .string(reading), escalation,
        ]
    }

    private func result(_ outcome: CheckOutcome) -> String {
        guard outcome.isEvaluable else { return "not evaluable" }
        return outcome.exceptions.rows.isEmpty ? "in order" : "exceptions: \(outcome.exceptions.rows.count)"
    }

    private func row(_ change: String, _ check: CheckOutcome, _ finding: Finding) -> [Value] {
        let (before, after): (Value, Value) =
            switch change {
            case "new": (.null, finding.grade)
            case "gone": (finding.grade, .null)
            default: (finding.grade, finding.grade)
            }
        return [
            .string(change), .string("finding " + check.plan.name), finding.label, finding.id, finding.name,
            finding.detail,
            before, after, finding.file, finding.line,
        ]
    }

    /// By what tells findings of one check apart from one year to the next: the subject, and what of the check's own
    /// columns names something, not counts or dates that grow older by themselves.
    private func findings(of outcome: CheckOutcome) -> [String: Finding] {
        guard outcome.isEvaluable else { return [:] }
        let table = outcome.exceptions
        func cell(_ name: String, _ row: [Value]) -> Value {
            table.columns.firstIndex(of: name).map { row[$0] } ?? .null
        }
        let common = Set(AuditColumns.common)
        let own = table.columns.indices.filter { !common.contains(table.columns[$0]) }
        var result: [String: Finding] = [:]
        for row in table.rows {
            let names = own.compactMap { index -> String? in
                if case .string(let text) = row[index] { text } else { nil }
            }
            let base =
                ([cell("subject_label", row), cell("subject_id", row)].map { WhyPage.text($0, table) ?? "" } + names)
                .joined(separator: "\u{1f}")
            var key = base
            var number = 2
            while result[key] != nil {
                key = "\(base)\u{1f}\(number)"
                number += 1
            }
            result[key] = Finding(
                label: cell("subject_label", row), id: cell("subject_id", row), name: cell("subject_name", row),
                grade: cell("grade", row), detail: names.isEmpty ? .null : .string(names.joined(separator: ", ")),
                file: cell("source_file", row), line: cell("source_line", row))
        }
        return result
    }
}
