// Lists as parts of keys.

import Values

/// Stands a short key in for a list: equivalent lists have the same one. A list that was collected before stands in row after row as
/// the same array, so that the one before is known by its storage, and n rows that carry a list of n members take n steps and not n
/// times n.
struct ListNumbers {
    private var numbers: [[Value]: Int64] = [:]
    private var last: (members: [Value], number: Int64)?

    /// A list's short key; any other value is its own.
    mutating func key(_ value: Value) -> Value {
        guard case .list(let members) = value else { return value }
        if let last, isSame(last.members, members) { return .list([.integer(last.number)]) }
        let number = numbers[members] ?? Int64(numbers.count)
        numbers[members] = number
        last = (members, number)
        return .list([.integer(number)])
    }
}

/// Whether two lists are one by their storage. Constant time.
func isSame(_ first: [Value], _ second: [Value]) -> Bool {
    guard first.count == second.count else { return false }
    return unsafe first.withUnsafeBufferPointer { first in
        unsafe second.withUnsafeBufferPointer { unsafe first.baseAddress == $0.baseAddress }
    }
}
