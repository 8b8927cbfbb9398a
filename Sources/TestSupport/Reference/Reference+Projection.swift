// WITH and RETURN: columns, groups, order, and which rows are kept.

import Syntax
import Values

extension ReferenceEvaluator {
    /// One row of a projection with what ORDER BY and WHERE may see of it.
    private struct Projected {
        var output: Row
        var visible: Row
    }

    func project(
        _ projection: Projection, _ rows: [Row], where predicate: Expression?
    ) throws -> (columns: [String], rows: [Row]) {
        let columns = projection.items.map(\.columnName)
        var projected: [Projected]
        if projection.items.contains(where: { $0.expression.holdsAggregate }) {
            projected = try grouped(projection, rows)
        } else {
            projected = try rows.map { try plain(projection, $0) }
        }
        if projection.distinct {
            let names = projection.all ? Array(projected.first?.output.keys ?? [:].keys) : columns
            projected = distinct(projected.map(\.output), by: names).map { Projected(output: $0, visible: $0) }
        }
        projected = try sorted(projected, projection.order)
        if let skip = projection.skip { projected = Array(projected.dropFirst(try count(skip))) }
        if let limit = projection.limit { projected = Array(projected.prefix(try count(limit))) }
        if let predicate { projected = try projected.filter { try holds(predicate, $0.visible) } }
        return (columns, projected.map(\.output))
    }

    private func plain(_ projection: Projection, _ row: Row) throws -> Projected {
        var output: Row = projection.all ? row : [:]
        for item in projection.items { output[item.columnName] = try value(item.expression, row) }
        return Projected(output: output, visible: row.merging(output) { $1 })
    }

    /// One row for each group of rows with the same values in the columns without aggregates; without such columns there
    /// is one group even if there are no rows.
    private func grouped(_ projection: Projection, _ rows: [Row]) throws -> [Projected] {
        let keys = projection.items.filter { !$0.expression.holdsAggregate }.map(\.expression)
        var order: [[Value]] = keys.isEmpty ? [[]] : []
        var groups: [[Value]: [Row]] = [:]
        for row in rows {
            let key = try keys.map { try value($0, row) }
            if groups[key] == nil, !keys.isEmpty { order.append(key) }
            groups[key, default: []].append(row)
        }
        return try order.map { key in
            let group = groups[key] ?? []
            var output: Row = [:]
            for item in projection.items {
                output[item.columnName] = try value(item.expression, Environment(row: group.first ?? [:], group: group))
            }
            return Projected(output: output, visible: output)
        }
    }

    private func sorted(_ rows: [Projected], _ items: [SortItem]) throws -> [Projected] {
        if items.isEmpty { return rows }
        let keyed = try rows.map { row in (row, try items.map { try value($0.expression, row.visible) }) }
        return keyed.enumerated().sorted { a, b in
            for (index, item) in items.enumerated() {
                let order = a.element.1[index].order(b.element.1[index])
                if order != .equal { return item.descending ? order == .greater : order == .less }
            }
            return a.offset < b.offset
        }.map { $0.element.0 }
    }

    private func count(_ expression: Expression) throws -> Int {
        guard case .integer(let number) = try value(expression, [:]) else {
            throw ReferenceFailure.wrongType("SKIP or LIMIT")
        }
        return Int(number)
    }
}

extension ProjectionItem {
    var columnName: String {
        if let alias { return alias.text }
        if case .variable(let name) = expression.kind { return name }
        return text.text
    }
}
