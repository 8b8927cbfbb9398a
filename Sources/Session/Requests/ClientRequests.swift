// What to ask the client for, so that every check can judge every subject.

import Audit
import Catalogue
import Diagnostics
import Loaders
import Syntax
import Values

/// The table behind SHOW REQUESTS: registers that are not there, then columns, then cells that were not understood; in each
/// group what the most checks wait for comes first.
struct ClientRequests {
    let session: Session
    let cancellation: Cancellation

    static let columns = [
        "request", "register", "column", "cells", "subjects", "checks", "source_file", "source_line",
    ]

    /// Runs every check once.
    func outcome() throws(Diagnostic) -> Outcome {
        guard
            case .checks(let checks) = try session.expander.expand(Statement(.check(CheckStatement(checks: []))))
        else { return Outcome(ResultTable(columns: Self.columns)) }
        let runner = CheckRunner(session: session, cancellation: cancellation)
        let outcomes = try checks.plans.map { (plan) throws(Diagnostic) in try runner.run(plan) }
        let requests = requests(of: outcomes)
        var outcome = Outcome(ResultTable(columns: Self.columns, rows: requests.map(\.row)))
        outcome.page = requests.page
        return outcome
    }

    /// What checks that were run leave to be asked for.
    func requests(of outcomes: [CheckOutcome]) -> [ClientRequest] {
        var requests = RequestList(graph: session.catalogue.graph)
        var cells = CellRequests(session.issues)
        for outcome in outcomes {
            for group in outcome.plan.lacking { requests.add(group, for: outcome.plan.name) }
            for row in outcome.untested.rows { cells.add(row, for: outcome.plan.name) }
        }
        return requests.inOrder + cells.inOrder
    }
}

/// One thing to ask for.
struct ClientRequest {
    /// A sentence that the client can be sent as it stands.
    var text: String
    var register: String
    var column: String?
    var cells: Int?
    var subjects: Int?
    /// In the order in which they are run.
    var checks: [String]
    var file: String?
    var line: Int?

    var row: [Value] {
        [
            .string(text), .string(register), value(column), value(cells), value(subjects),
            .string(checks.joined(separator: ", ")), value(file), value(line),
        ]
    }

    private func value(_ text: String?) -> Value { text.map { .string($0) } ?? .null }
    private func value(_ number: Int?) -> Value { number.map { .integer(Int64($0)) } ?? .null }
}

extension [ClientRequest] {
    /// What the most checks wait for first, the rest by its words.
    var byWeight: [ClientRequest] {
        sorted { first, second in
            first.checks.count != second.checks.count
                ? first.checks.count > second.checks.count : first.text < second.text
        }
    }
}
