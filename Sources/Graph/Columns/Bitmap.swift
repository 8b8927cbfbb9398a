// Sets of small numbers, one bit each.

/// A set of row numbers or ids. It is as long as its largest member asks for; beyond it nothing is in the set.
package struct Bitmap: Sendable {
    @usableFromInline package private(set) var words: [UInt64] = []

    package init() {}

    /// The numbers below `count`.
    package init(filled count: Int) {
        words = [UInt64](repeating: .max, count: count / 64)
        if count % 64 != 0 { words.append((1 << UInt64(count % 64)) - 1) }
    }

    package init(words: [UInt64]) { self.words = words }

    @inlinable package func contains(_ index: Int) -> Bool {
        let word = index >> 6
        return word < words.count && words[word] >> UInt64(index & 63) & 1 != 0
    }

    package mutating func insert(_ index: Int) {
        let word = index >> 6
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        words[word] |= 1 << UInt64(index & 63)
    }

    package mutating func remove(_ index: Int) {
        let word = index >> 6
        if word < words.count { words[word] &= ~(1 << UInt64(index & 63)) }
    }

    /// The number of members. Linear.
    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}

/// Which rows of a column are null. Columns without a mask have no nulls.
package struct NullMask: Sendable {
    package var rows: Bitmap

    package init(_ rows: Bitmap = Bitmap()) { self.rows = rows }

    @inlinable package func isNull(_ row: Int) -> Bool { rows.contains(row) }
}
