// The first row of each group in an order.

import Diagnostics
import Planning
import Values

/// One sort key's values for the rows of a batch.
typealias SortColumn = (values: [Value], descending: Bool)

/// By what each group's first row is sorted; of rows that are equal the one that came first.
struct FirstRows {
    private var keys: [[Value]?] = []
    /// When the first row of each group came.
    private var places: [Int] = []
    private var rowCount = 0

    /// - Returns: whether a row stands before all others of its group so far.
    mutating func take(_ row: Int, _ columns: [SortColumn], group: Int) -> Bool {
        while keys.count <= group {
            keys.append(nil)
            places.append(0)
        }
        rowCount += 1
        if let known = keys[group] {
            let found = columns.indices.lazy.map { columns[$0].values[row] }
            guard Self.precedes(found, known, columns.map(\.descending)) else { return false }
        }
        keys[group] = columns.map { $0.values[row] }
        places[group] = rowCount
        return true
    }

    /// The groups in the order of their first rows.
    func order(_ descending: [Bool]) -> [Int] {
        keys.indices.sorted { a, b in
            guard let first = keys[a], let second = keys[b] else { return places[a] < places[b] }
            if Self.precedes(first, second, descending) { return true }
            return Self.precedes(second, first, descending) ? false : places[a] < places[b]
        }
    }

    private static func precedes(_ a: some Collection<Value>, _ b: [Value], _ descending: [Bool]) -> Bool {
        for (index, value) in a.enumerated() {
            switch value.order(b[index]) {
            case .less: return !descending[index]
            case .greater: return descending[index]
            case .equal: continue
            }
        }
        return false
    }
}

extension Evaluator {
    func sortColumns(_ keys: [SortKey], _ batch: Batch) throws(Diagnostic) -> [SortColumn] {
        var columns: [SortColumn] = []
        for key in keys { columns.append((try values(key.expression, batch), key.descending)) }
        return columns
    }
}
