// A table that is too wide: what all rows share is said once, what differs stays a table.

import Diagnostics
package import Values

package struct SplitTable {
    /// The columns that differ from row to row.
    package let varying: ResultTable
    /// The others, with the value that every row has.
    private let constant: [(name: String, value: Value)]
    private let table: ResultTable

    /// nil where there is nothing to split: fewer than two rows, or no column that all rows share.
    package init?(_ table: ResultTable) {
        guard table.rows.count > 1, let first = table.rows.first else { return nil }
        let cells = CellText.forReading(table)
        let texts = first.map { $0.isNull ? nil : cells.text($0) }
        let isConstant = table.columns.indices.map { column in
            table.rows.allSatisfy { row in (row[column].isNull ? nil : cells.text(row[column])) == texts[column] }
        }
        let kept = table.columns.indices.filter { !isConstant[$0] }
        guard kept.count < table.columns.count, !kept.isEmpty else { return nil }
        varying = ResultTable(
            columns: kept.map { table.columns[$0] }, rows: table.rows.map { row in kept.map { row[$0] } },
            nodes: table.nodes,
            relationships: table.relationships)
        constant = table.columns.indices.filter { isConstant[$0] }.map { (table.columns[$0], first[$0]) }
        self.table = table
    }

    /// `In every row: check orphaned-process · grade minor`, and the names of columns without any value.
    package func constantText(_ options: RenderOptions) -> String {
        let cells = CellText.forReading(table)
        let separator = options.ascii ? " | " : " · "
        let given = constant.filter { !$0.value.isNull }
            .map { Self.unbroken(visibleText($0.name) + " " + visibleText(cells.text($0.value))) }
        let empty = constant.filter { $0.value.isNull }.map { visibleText($0.name) }
        var text = ""
        if !given.isEmpty { text += lines("In every row: " + given.joined(separator: separator), options) }
        if !empty.isEmpty { text += lines("Without any value: " + empty.joined(separator: ", "), options) }
        return text
    }

    private func lines(_ text: String, _ options: RenderOptions) -> String {
        let width = options.width ?? Int.max
        return TableLayout.wrapped(text, to: width).map { line in
            let plain = String(line.map { $0 == Self.tie ? " " : $0 })
            return (options.colour ? Style.dim.applied(to: plain) : plain) + "\n"
        }.joined()
    }

    /// Holds a name and its value together while lines are broken; no data hold it.
    private static let tie: Character = "\u{E000}"

    private static func unbroken(_ text: String) -> String { String(text.map { $0 == " " ? tie : $0 }) }
}
