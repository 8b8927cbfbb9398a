// What a statement leads to.

package import Audit
package import Diagnostics
package import Maps
package import Rendering
package import Syntax
package import Values

/// One table of an outcome.
package struct OutcomeTable: Sendable {
    /// Exceptions and summary of a check are two tables, never mixed.
    package enum Role: String, Sendable { case rows, exceptions, summary }
    package var role: Role
    package var table: ResultTable

    package init(_ role: Role, _ table: ResultTable) {
        self.role = role
        self.table = table
    }
}

/// Everything that a statement gives back. Which of it is shown where, the caller decides.
package struct Outcome: Sendable {
    package var tables: [OutcomeTable] = []
    /// CHECK: how each check came out. The summary among the tables holds the same as rows.
    package var checks: [CheckSummary] = []
    /// The first table as a person reads it first; empty where that is the table itself. Files have the table.
    package var page: [Block] = []
    /// CHECK: what to ask the client for, so that these checks can judge everything.
    var requests: [ClientRequest] = []
    /// EXPLAIN, EXPAND, SHOW CHECK: text instead of rows.
    package var text: String?
    /// MAP: what is drawn. Its tables hold the same as rows.
    package var picture: Picture?
    package var warnings: [Diagnostic] = []
    /// A remark under the result: why an answer is empty, that as-of is today, that edits are in force.
    package var notes: [String] = []
    package var into: IntoTarget?
    package var statistics = WriteStatistics()
    /// What an answer as of an earlier day takes from the present state of the files.
    package var presentState: [String] = []

    /// The first table.
    var rows: ResultTable { tables.first?.table ?? ResultTable(columns: []) }

    package init() {}
    package init(_ table: ResultTable, role: OutcomeTable.Role = .rows) { tables = [OutcomeTable(role, table)] }
    package init(text: String) { self.text = text }
}
