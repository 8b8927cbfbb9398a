// Exceptions of several checks, as people read them: a table for each check, with the columns that it fills.

import Diagnostics
package import Values

/// In files the exceptions of all checks are one table, and a check that has no owner to name has an empty column for it. For reading
/// they are taken apart again: what every row shares is said once, then each check stands under its name.
package struct CheckSections {
    /// What the rows of all checks share; nil where there is nothing.
    package let shared: SplitTable?
    package let sections: [(check: String, table: ResultTable)]

    /// nil where the table is no list of exceptions of at least two checks.
    package init?(_ table: ResultTable) {
        shared = SplitTable(table)
        let varying = shared?.varying ?? table
        guard let place = varying.columns.firstIndex(of: "check") else { return nil }
        var order: [String] = []
        var rows: [String: [[Value]]] = [:]
        for row in varying.rows {
            guard case .string(let check) = row[place] else { return nil }
            if rows[check] == nil { order.append(check) }
            rows[check, default: []].append(row)
        }
        guard order.count > 1 else { return nil }
        sections = order.map { check in
            (check, Self.filled(rows[check] ?? [], of: varying, without: place))
        }
    }

    /// The columns that hold something in any of the rows.
    private static func filled(_ rows: [[Value]], of table: ResultTable, without place: Int) -> ResultTable {
        let kept = table.columns.indices.filter { column in
            column != place && rows.contains { !$0[column].isNull && $0[column] != .list([]) }
        }
        return ResultTable(
            columns: kept.map { table.columns[$0] }, rows: rows.map { row in kept.map { row[$0] } }, nodes: table.nodes,
            relationships: table.relationships)
    }

    /// Whether nothing has to be folded.
    private func fits(_ table: ResultTable, _ options: RenderOptions) -> Bool {
        guard let width = options.width else { return true }
        let shown = TableText(table, options: options)
        return TableLayout.naturalWidths(header: shown.header, rows: shown.rows).reduce(0) { $0 + $1 + TableLayout.gap }
            <= width + TableLayout.gap
    }

    /// Writes all of it; columns and rows look as the table renderer makes them.
    package func render(to output: OutputBuffer, options: RenderOptions) {
        if let shared { output.append(shared.constantText(options)) }
        for section in sections where output.failure == nil {
            let title = visibleText(section.check)
            output.append("\n" + (options.colour ? Style.bold.applied(to: title) : title) + "\n")
            let isOneLongRow = section.table.rows.count == 1 && !fits(section.table, options)
            let renderer: any Renderer = isOneLongRow ? LineRenderer() : TableRenderer()
            _ = renderer.render(section.table, to: output, options: options)
        }
    }
}
