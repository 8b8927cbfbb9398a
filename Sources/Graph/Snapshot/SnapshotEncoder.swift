// Putting a graph, and what stands beside it, into bytes and arrays.

/// Describes things one after the other; what is large is an array of its own, which is not copied and stands once however
/// often it is named. `SnapshotDecoder` reads the same in the same order.
package struct SnapshotEncoder {
    var description: [UInt8] = []
    var arrays: [SnapshotArray] = []
    private var numbers: [Place: Int] = [:]

    private struct Place: Hashable {
        var address: UInt
        var count: Int
        var kind: SnapshotArray.Kind
    }

    package init() {}

    /// Seven bits a byte, the lowest first.
    package mutating func count(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            description.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        description.append(UInt8(truncatingIfNeeded: rest))
    }

    package mutating func count(_ number: Int) { count(UInt64(truncatingIfNeeded: number)) }

    /// Of either sign; small ones are short.
    package mutating func integer(_ number: Int64) { count(UInt64(bitPattern: number << 1 ^ number >> 63)) }

    package mutating func flag(_ flag: Bool) { description.append(flag ? 1 : 0) }

    package mutating func text(_ text: String) {
        count(text.utf8.count)
        description.append(contentsOf: text.utf8)
    }

    /// Whether there is something, and what it is.
    package mutating func optional<Wrapped>(_ value: Wrapped?, _ body: (inout SnapshotEncoder, Wrapped) -> Void) {
        flag(value != nil)
        if let value { body(&self, value) }
    }

    /// How many there are, and each of them.
    package mutating func list<Members: Collection>(
        _ members: Members, _ body: (inout SnapshotEncoder, Members.Element) -> Void
    ) {
        count(members.count)
        for member in members { body(&self, member) }
    }

    mutating func array(_ array: SnapshotArray) {
        let place = Place(address: array.count == 0 ? 0 : array.place, count: array.count, kind: array.kind)
        if let number = numbers[place] { return count(number) }
        numbers[place] = arrays.count
        count(arrays.count)
        arrays.append(array)
    }
}
