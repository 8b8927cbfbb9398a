// The language's `<`, `<=`, `>`, `>=`.

extension Value {
    /// How the comparison operators see two values; nil (null) where they are of types that do not compare, or a null
    /// is involved.
    ///
    /// `.unordered` stands for NaN: all four operators are false. Lists compare element by element, the first
    /// difference decides, a proper prefix is less. Durations do not compare, since months and days have no fixed
    /// length. Instants compare by point in time, then from west to east, then by the zone's name.
    package func compare(_ other: Value) -> Comparison? {
        switch (self, other) {
        case (.null, _), (_, .null): return nil
        case (.duration, .duration): return nil
        case (.list(let a), .list(let b)): return compareLists(a, b)
        case (.map, .map): return equals(other).map { $0 ? .equal : Comparison(order(other)) }
        case (.integer, .float), (.float, .integer), (.float, .float):
            return isNaN || other.isNaN ? .unordered : Comparison(order(other))
        default: return orderRank == other.orderRank ? Comparison(order(other)) : nil
        }
    }

    package func isLess(than other: Value) -> Bool? { compare(other)?.isLess }
    package func isAtMost(_ other: Value) -> Bool? { compare(other)?.isAtMost }
    package func isGreater(than other: Value) -> Bool? { compare(other)?.isGreater }
    package func isAtLeast(_ other: Value) -> Bool? { compare(other)?.isAtLeast }

    package var isNaN: Bool { if case .float(let value) = self { value.isNaN } else { false } }
}

private func compareLists(_ a: [Value], _ b: [Value]) -> Comparison? {
    for (left, right) in zip(a, b) {
        let comparison = left.compare(right)
        if comparison != .equal { return comparison }
    }
    return Comparison(Ordering(a.count, b.count))
}
