// Sets of Unicode scalars as ranges in ascending order.

/// A set of code points. Ranges ascend and do not touch, so equal sets are equal arrays.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>]

    static let last: UInt32 = 0x10FFFF
    static let empty = ScalarSet([])
    static let all = ScalarSet([0...last])

    /// In any order; they may overlap.
    init(_ unordered: [ClosedRange<UInt32>]) {
        ranges = []
        for range in unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let end = ranges.last?.upperBound, range.lowerBound <= end &+ 1 {
                ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound...max(end, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    /// O(log n) in the number of ranges.
    func contains(_ value: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }

    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    var complement: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        if next <= Self.last { result.append(next...Self.last) }
        return ScalarSet(result)
    }

    func intersection(_ other: ScalarSet) -> ScalarSet { complement.union(other.complement).complement }
}

extension ScalarSet {
    /// `("a"..."z")` and single scalars, for tables.
    init(_ parts: ClosedRange<Unicode.Scalar>...) {
        self.init(parts.map { $0.lowerBound.value...$0.upperBound.value })
    }
}
