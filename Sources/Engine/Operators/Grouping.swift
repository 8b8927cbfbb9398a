// Rows by equal values.

import Graph
import Values

/// Gives rows with equivalent keys the same number, in the order in which keys are first met. One key column of a narrow
/// form is looked up by its number; everything else by value.
struct Grouping {
    private var byNumber: [UInt64: Int] = [:]
    private var byValue: [Value: Int] = [:]
    private var byValues: [[Value]: Int] = [:]
    private var lists = ListNumbers()
    private(set) var count = 0
    /// The key values of each group.
    private(set) var keys: [[Value]] = []
    private var usesNumbers: Bool?

    /// The group of each row.
    mutating func groups(_ columns: [Vector], count rows: Int, in graph: Graph) -> [Int] {
        if columns.count == 1, usesNumbers != false, let numbers = numbers(columns[0]) {
            usesNumbers = true
            return numbered(numbers, columns[0], in: graph)
        }
        if usesNumbers == true { forgetNumbers() }
        usesNumbers = false
        var result: [Int] = []
        result.reserveCapacity(rows)
        for row in 0..<rows {
            if columns.count == 1 {
                result.append(group(of: columns[0].value(at: row, in: graph)))
            } else {
                result.append(group(of: columns.map { $0.value(at: row, in: graph) }))
            }
        }
        return result
    }

    private mutating func numbered(_ numbers: [UInt64], _ column: Vector, in graph: Graph) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(numbers.count)
        for (row, number) in numbers.enumerated() {
            if let group = byNumber[number] {
                result.append(group)
            } else {
                byNumber[number] = count
                keys.append([column.value(at: row, in: graph)])
                result.append(count)
                count += 1
            }
        }
        return result
    }

    private mutating func group(of value: Value) -> Int {
        let key = lists.key(value)
        if let group = byValue[key] { return group }
        byValue[key] = count
        keys.append([value])
        count += 1
        return count - 1
    }

    private mutating func group(of values: [Value]) -> Int {
        var key = values
        for index in key.indices { key[index] = lists.key(key[index]) }
        if let group = byValues[key] { return group }
        byValues[key] = count
        keys.append(values)
        count += 1
        return count - 1
    }

    /// A later batch has another form: goes on by value.
    private mutating func forgetNumbers() {
        for (group, key) in keys.enumerated() { byValue[key[0]] = group }
        byNumber = [:]
    }

    /// Numbers that tell the values of a column apart, with the form in the upper half.
    private func numbers(_ column: Vector) -> [UInt64]? {
        switch column {
        case .nodes(let ids): ids.map { 1 << 32 | UInt64($0) }
        case .relationships(let ids): ids.map { 2 << 32 | UInt64($0) }
        case .strings(let ids): ids.map { 3 << 32 | UInt64($0) }
        case .dates(let days, nil): days.map { 4 << 32 | UInt64(UInt32(bitPattern: $0)) }
        case .truths, .integers, .floats, .dates, .values, .constant: nil
        }
    }
}
