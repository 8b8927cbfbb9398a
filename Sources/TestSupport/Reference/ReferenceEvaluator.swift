// The reference: reading queries evaluated row by row, straight from the tree, by the plainest means there are.

package import Syntax
package import Values

/// Why the reference gives no answer.
package enum ReferenceFailure: Error, Sendable {
    /// A part of the language that it does not cover.
    case unsupported(String)
    /// More work than a test is worth.
    case tooMuch
    /// The query asks for something that has no value, such as a sum of strings.
    case wrongType(String)
}

/// Evaluates the reading half of the core by definition: every MATCH tries all nodes and relationships, nothing is planned,
/// indexed or remembered. Slow, and made to be read: what it answers must be plain to see. It shares only `Values` (equality
/// and order) with the engine.
package final class ReferenceEvaluator {
    /// Variables and their values.
    typealias Row = [String: Value]

    let graph: ReferenceGraph
    private var stepsLeft: Int

    /// - Parameter limit: how many steps to take before giving up.
    package init(_ graph: ReferenceGraph, limit: Int = 40_000) {
        self.graph = graph
        stepsLeft = limit
    }

    /// Columns and rows; the table's records stay empty.
    /// - Throws: `ReferenceFailure`.
    package func run(_ query: Query) throws -> ResultTable {
        let answer = try rows(of: query, given: [:])
        return ResultTable(
            columns: answer.columns,
            rows: answer.rows.map { row in answer.columns.map { row[$0] ?? .null } })
    }

    func countStep() throws {
        stepsLeft -= 1
        if stepsLeft < 0 { throw ReferenceFailure.tooMuch }
    }

    /// - Parameter outer: what a subquery sees of the row around it.
    func rows(of query: Query, given outer: Row) throws -> (columns: [String], rows: [Row]) {
        var answer = try rows(of: query.first, given: outer)
        for part in query.unions {
            answer.rows += try rows(of: part.query, given: outer).rows
            if !part.all { answer.rows = distinct(answer.rows, by: answer.columns) }
        }
        return answer
    }

    private func rows(of query: SingleQuery, given outer: Row) throws -> (columns: [String], rows: [Row]) {
        var rows = [outer]
        for clause in query.clauses {
            switch clause.kind {
            case .match(let match): rows = try rows.flatMap { try matches(match, $0) }
            case .unwind(let list, let name): rows = try rows.flatMap { try unwind(list, name.text, $0) }
            case .with(let projection, let predicate): rows = try project(projection, rows, where: predicate).rows
            case .return(let projection): return try project(projection, rows, where: nil)
            case .filter(let predicate): rows = try rows.filter { try holds(predicate, $0) }
            case .let(let items):
                for item in items {
                    for index in rows.indices { rows[index][item.name.text] = try value(item.value, rows[index]) }
                }
            case .call, .create, .merge, .set, .remove, .delete:
                throw ReferenceFailure.unsupported("writing and procedures")
            }
        }
        return ([], rows)
    }

    private func unwind(_ list: Expression, _ name: String, _ row: Row) throws -> [Row] {
        switch try value(list, row) {
        case .null: return []
        case .list(let members): return members.map { row.merging([name: $0]) { $1 } }
        case let single: return [row.merging([name: single]) { $1 }]
        }
    }

    /// The rows without those whose columns are the same as an earlier row's.
    func distinct(_ rows: [Row], by columns: [String]) -> [Row] {
        var seen: Set<[Value]> = []
        return rows.filter { row in seen.insert(columns.map { row[$0] ?? .null }).inserted }
    }
}
