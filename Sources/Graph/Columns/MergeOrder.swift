// Several sorted runs of rows as one.

import Values

/// In which order the rows of several parts stand when they are one: for each place the part whose next row comes there. Parts keep
/// their own order, so merging reads each of them from front to back.
package struct MergeOrder: Sendable {
    let parts: [UInt16]
    private let partCount: Int

    /// Parts by ascending numbers, each of which ascends already; where numbers are equal, the earlier part comes first. Linear in the
    /// numbers and in their range; nil for more parts than can be told apart.
    package init?(ascending numbers: [[UInt32]]) {
        guard numbers.count <= Int(UInt16.max) else { return nil }
        partCount = numbers.count
        let lowest = numbers.compactMap(\.first).min() ?? 0
        let highest = numbers.compactMap(\.last).max() ?? 0
        var places = [UInt32](repeating: 0, count: Int(highest - lowest) + 2)
        for part in numbers { for number in part { places[Int(number - lowest) + 1] &+= 1 } }
        for index in places.indices.dropFirst() { places[index] &+= places[index - 1] }
        var parts = [UInt16](repeating: 0, count: numbers.reduce(0) { $0 + $1.count })
        for (index, part) in numbers.enumerated() {
            for number in part {
                let place = Int(places[Int(number - lowest)])
                places[Int(number - lowest)] &+= 1
                parts[place] = UInt16(truncatingIfNeeded: index)
            }
        }
        self.parts = parts
    }

    /// The elements of the parts, which have as many as the order was made of.
    package func merged<Element: BitwiseCopyable>(_ arrays: [[Element]]) -> [Element] {
        var next = unsafe arrays.map { unsafe $0.withUnsafeBufferPointer { $0.baseAddress } }
        return withExtendedLifetime(arrays) {
            unsafe [Element](unsafeUninitializedCapacity: parts.count) { result, count in
                unsafe next.withUnsafeMutableBufferPointer { next in
                    for place in 0..<parts.count {
                        let part = Int(parts[place])
                        guard let element = unsafe next[part] else { continue }
                        unsafe result.initializeElement(at: place, to: element.pointee)
                        unsafe next[part] = element + 1
                    }
                }
                count = parts.count
            }
        }
    }

    /// The same for elements that own memory.
    func merged(owning arrays: [[Value]]) -> [Value] {
        var next = [Int](repeating: 0, count: partCount)
        return parts.map { part in
            let index = Int(part)
            defer { next[index] += 1 }
            return arrays[index][next[index]]
        }
    }

    /// Which places are null by the masks of the parts; nil where there is none.
    func merged(_ masks: [NullMask?]) -> NullMask? {
        guard masks.contains(where: { $0 != nil }) else { return nil }
        let words = masks.map { $0?.rows.words ?? [] }
        var next = [Int](repeating: 0, count: partCount)
        var result = [UInt64](repeating: 0, count: (parts.count + 63) / 64)
        unsafe next.withUnsafeMutableBufferPointer { next in
            for place in 0..<parts.count {
                let part = Int(parts[place])
                let row = unsafe next[part]
                unsafe next[part] = row + 1
                if row >> 6 < words[part].count, words[part][row >> 6] >> UInt64(row & 63) & 1 != 0 {
                    result[place >> 6] |= 1 << UInt64(place & 63)
                }
            }
        }
        return NullMask(Bitmap(words: result))
    }
}

extension Column {
    /// Columns of the same form as one; nil where their forms differ.
    package static func merged(_ columns: [Column], _ order: MergeOrder) -> Column? {
        switch columns.first {
        case .integers:
            numbers(columns, order) { if case .integers(let rows, let nulls) = $0 { (rows, nulls) } else { nil } }
                .map { .integers($0, $1) }
        case .floats:
            numbers(columns, order) { if case .floats(let rows, let nulls) = $0 { (rows, nulls) } else { nil } }
                .map { .floats($0, $1) }
        case .booleans:
            numbers(columns, order) { if case .booleans(let rows, let nulls) = $0 { (rows, nulls) } else { nil } }
                .map { .booleans($0, $1) }
        case .dates:
            numbers(columns, order) { if case .dates(let rows, let nulls) = $0 { (rows, nulls) } else { nil } }
                .map { .dates($0, $1) }
        case .localDateTimes:
            numbers(columns, order) { if case .localDateTimes(let rows, let nulls) = $0 { (rows, nulls) } else { nil } }
                .map { .localDateTimes($0, $1) }
        case .strings:
            all(columns) { if case .strings(let rows) = $0 { rows } else { nil } }
                .map { .strings(order.merged($0)) }
        case .values:
            all(columns) { if case .values(let rows) = $0 { rows } else { nil } }
                .map { .values(order.merged(owning: $0)) }
        case .dictionary: dictionary(columns, order)
        case nil: nil
        }
    }

    private static func all<Part>(_ columns: [Column], _ part: (Column) -> Part?) -> [Part]? {
        let parts = columns.compactMap(part)
        return parts.count == columns.count ? parts : nil
    }

    private static func numbers<Cell: BitwiseCopyable>(
        _ columns: [Column], _ order: MergeOrder, _ part: (Column) -> ([Cell], NullMask?)?
    ) -> ([Cell], NullMask?)? {
        all(columns, part).map { parts in (order.merged(parts.map(\.0)), order.merged(parts.map(\.1))) }
    }

    /// The dictionaries become one: the first part's, then what others have beside it.
    private static func dictionary(_ columns: [Column], _ order: MergeOrder) -> Column? {
        guard
            let parts = all(
                columns, { if case .dictionary(let values, let codes) = $0 { (values, codes) } else { nil } })
        else { return nil }
        var values: [Value] = []
        var known: [DictionaryKey: UInt32] = [:]
        let recoded = parts.map { dictionary, codes in
            let recoding = dictionary.map { value in
                let key = DictionaryKey(value)
                if let code = known[key] { return code }
                let code = UInt32(truncatingIfNeeded: values.count)
                known[key] = code
                values.append(value)
                return code
            }
            return codes.map { recoding[Int($0)] }
        }
        return .dictionary(values, order.merged(recoded))
    }
}

/// A value that is told apart from equal numbers of the other type.
private struct DictionaryKey: Hashable {
    let value: Value
    let isFloat: Bool

    init(_ value: Value) {
        self.value = value
        if case .float = value { isFloat = true } else { isFloat = false }
    }
}
