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

    private static let columns = [
        "request", "register", "column", "cells", "subjects", "checks", "source_file", "source_line",
    ]

    /// Runs every check once.
    func table() throws(Diagnostic) -> ResultTable {
        guard
            case .checks(let checks) = try session.expander.expand(Statement(.check(CheckStatement(checks: []))))
        else { return ResultTable(columns: Self.columns) }
        var requests = RequestList(graph: session.catalogue.graph)
        let runner = CheckRunner(session: session, cancellation: cancellation)
        var cells = CellRequests(session.issues)
        for plan in checks.plans {
            for group in plan.lacking { requests.add(group, for: plan.name) }
            for row in try runner.run(plan).untested.rows { cells.add(row, for: plan.name) }
        }
        var table = ResultTable(columns: Self.columns)
        for request in requests.inOrder + cells.inOrder { table.rows.append(request.row) }
        return table
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
