// Strings that came in ascending order: they are all new, and need no table to be found.

/// Strings of one length that begin with the same byte, as the ids of a register do: `R00000001` and `R00000002`.
package struct StringClass: Hashable, Sendable {
    /// The length in the upper byte, the first byte below it.
    fileprivate let number: UInt16
    /// Longer strings have no class.
    package static let lengthLimit = 64

    /// Nil for the empty string and for long ones.
    @inlinable package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count > 0, bytes.count < Self.lengthLimit else { return nil }
        unsafe self.init(number: UInt16(truncatingIfNeeded: bytes.count << 8) | UInt16(bytes[0]))
    }

    @usableFromInline init(number: UInt16) { self.number = number }
}

/// Runs of consecutive numbers whose strings ascend, by their class.
///
/// Registers number their records one after the other. A run whose class has no other strings, or only smaller ones in
/// runs before it, holds nothing that is known already: its strings are numbered without looking any of them up, and
/// found again by bisection. In a load of 14 million ids that is most of the work of numbering strings.
struct AscendingRuns: Sendable {
    /// The runs of a class, ascending, as indexes of strings.
    private var runs: [StringClass: [Range<Int>]] = [:]
    /// Classes that have strings outside of runs, one bit each.
    private var mixed = [UInt64](repeating: 0, count: StringClass.lengthLimit * 256 / 64)

    var isEmpty: Bool { runs.isEmpty }

    /// The runs of a class, ascending.
    subscript(class: StringClass) -> [Range<Int>] { runs[`class`] ?? [] }

    /// Notes a string outside of runs.
    @inline(__always) mutating func noteOther(_ class: StringClass) {
        mixed[Int(`class`.number >> 6)] |= 1 << UInt64(`class`.number & 63)
    }

    func hasOthers(_ class: StringClass) -> Bool {
        mixed[Int(`class`.number >> 6)] >> UInt64(`class`.number & 63) & 1 != 0
    }

    /// Adds a run whose strings are all greater than those of the class's other runs.
    mutating func append(_ run: Range<Int>, to class: StringClass) {
        var known = self[`class`]
        if let last = known.last, last.upperBound == run.lowerBound {
            known[known.count - 1] = last.lowerBound..<run.upperBound
        } else {
            known.append(run)
        }
        runs[`class`] = known
    }

    /// Takes the runs of a class away: their strings are in the table from now on.
    mutating func dissolve(_ class: StringClass) -> [Range<Int>] {
        noteOther(`class`)
        return runs.removeValue(forKey: `class`) ?? []
    }
}

// MARK: As parts

extension AscendingRuns {
    /// The runs by the numbers of their classes, ascending.
    var parts: [(number: UInt16, runs: [Range<Int>])] {
        runs.map { ($0.key.number, $0.value) }.sorted { $0.number < $1.number }
    }

    /// The classes that have strings outside of runs, one bit each.
    var mixedClasses: [UInt64] { mixed }

    /// Nil where there are not as many classes as there are.
    init?(parts: [(number: UInt16, runs: [Range<Int>])], mixedClasses: [UInt64]) {
        guard mixedClasses.count == mixed.count else { return nil }
        mixed = mixedClasses
        runs = Dictionary(
            parts.map { (StringClass(number: $0.number), $0.runs) }, uniquingKeysWith: { first, _ in first })
    }

    /// Strings in runs.
    var count: Int { runs.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }

    /// Whether every run holds strings of its class and nothing else. Linear in the strings.
    func areWithin(_ ends: [UInt32], of arena: [UInt8]) -> Bool {
        runs.allSatisfy { ownClass, runs in
            let (length, first) = (Int(ownClass.number >> 8), UInt8(truncatingIfNeeded: ownClass.number))
            return length > 0
                && runs.allSatisfy { run in
                    guard run.lowerBound >= 0, run.upperBound <= ends.count else { return false }
                    return run.allSatisfy { index in
                        let start = index == 0 ? 0 : Int(ends[index - 1])
                        return Int(ends[index]) - start == length && start < arena.count && arena[start] == first
                    }
                }
        }
    }
}
