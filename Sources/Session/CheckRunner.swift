// Running checks: exceptions and summary, never mixed.

import Audit
import Diagnostics
import Values

/// Runs the queries of checks one after the other on one state of the graph.
struct CheckRunner {
    let session: Session
    let cancellation: Cancellation

    func run(_ checks: CheckRun) throws(Diagnostic) -> Outcome {
        var outcome = Outcome()
        var exceptions: [ResultTable] = []
        var summary = ResultTable(columns: CheckSummary.columns)
        for plan in checks.plans {
            try cancellation.check()
            if !plan.missing.isEmpty {
                summary.rows.append(CheckSummary(plan, population: nil, tested: nil, exceptions: 0).row)
                continue
            }
            let found = try rows(plan.exceptions)
            let all = try plan.unfiltered.map { (query) throws(Diagnostic) in try rows(query).rows.count } ?? found.rows.count
            let counted = try plan.population.map { (query) throws(Diagnostic) in try rows(query) }
            summary.rows.append(
                CheckSummary(
                    plan, population: counted?.integer("population"), tested: counted?.integer("tested"), exceptions: all
                ).row)
            exceptions.append(found)
        }
        outcome.tables = [
            OutcomeTable(.exceptions, joined(exceptions, of: checks)), OutcomeTable(.summary, summary),
        ]
        return outcome
    }

    private func rows(_ query: Query) throws(Diagnostic) -> ResultTable {
        try session.run(session.plan(query), cancellation: cancellation).table
    }

    /// One table: the columns of all checks in the order in which they first stand, null where a check has no such column.
    private func joined(_ tables: [ResultTable], of checks: CheckRun) -> ResultTable {
        var columns: [String] = []
        for names in tables.map(\.columns) + checks.plans.map(\.columns) {
            for name in names where !columns.contains(name) { columns.append(name) }
        }
        var result = ResultTable(columns: columns)
        for table in tables {
            let places = columns.map { table.columns.firstIndex(of: $0) }
            for row in table.rows { result.rows.append(places.map { $0.map { row[$0] } ?? .null }) }
            result.nodes.merge(table.nodes) { first, _ in first }
            result.relationships.merge(table.relationships) { first, _ in first }
        }
        return result
    }
}

/// A row of the summary: what was looked at, and what came of it.
struct CheckSummary {
    static let columns = [
        "check", "result", "population", "tested", "untested", "exceptions", "rate", "missing", "parameters",
    ]
    let row: [Value]

    /// - Parameter population: nil where the check could not be run.
    init(_ plan: CheckPlan, population: Int64?, tested: Int64?, exceptions: Int) {
        let looked = tested ?? population
        let result =
            if !plan.missing.isEmpty || population == 0 { "not evaluable" } else if exceptions > 0 { "exceptions" } else { "in order" }
        let rate = looked.map { $0 > 0 ? Value.float(Double(exceptions) / Double($0)) : .null } ?? .null
        let untested: Value = if let population, let looked { .integer(population - looked) } else { .null }
        let missing = plan.missing.isEmpty && population == 0 ? ["nothing to look at"] : plan.missing
        row = [
            .string(plan.name), .string(result), population.map { .integer($0) } ?? .null,
            looked.map { .integer($0) } ?? .null, untested, plan.missing.isEmpty ? .integer(Int64(exceptions)) : .null, rate,
            missing.isEmpty ? .null : .string(missing.joined(separator: ", ")),
            plan.parameters.isEmpty ? .null : .string(plan.parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")),
        ]
    }
}

extension ResultTable {
    /// The number in the first row of a column.
    fileprivate func integer(_ column: String) -> Int64? {
        guard let place = columns.firstIndex(of: column), case .integer(let number)? = rows.first?[place] else { return nil }
        return number
    }
}
