// Different values by group.

/// Which values each group has met, by number: a value is numbered, and the pair of group and number is looked up. Handed over with
/// the groups of its worker.
struct DistinctTable: @unchecked Sendable {
    private let values = NumberMap()
    private let pairs = NumberMap()
    private var metValues: [UInt64] = []
    /// Group and number of the value of each pair, in the order in which they were met.
    private var metPairs: [UInt64] = []

    /// - Returns: whether the group had not met the value.
    @inline(__always)
    mutating func insert(_ value: UInt64, group: Int) -> Bool {
        let number = values.number(of: value)
        if Int(number) == metValues.count { metValues.append(value) }
        let pair = UInt64(truncatingIfNeeded: group) << 32 | UInt64(number)
        let place = pairs.number(of: pair)
        guard Int(place) == metPairs.count else { return false }
        metPairs.append(pair)
        return true
    }

    var count: Int { metPairs.count }

    /// Calls `body` with each value and the group that met it.
    func forEach(_ body: (UInt64, _ group: Int) throws -> Void) rethrows {
        for pair in metPairs { try body(metValues[Int(pair & 0xFFFF_FFFF)], Int(pair >> 32)) }
    }
}
