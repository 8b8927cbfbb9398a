// Reading what an encoder described: nothing is believed.

/// Reads in the order in which `SnapshotEncoder` wrote.
/// - Throws: `SnapshotFault.damaged` for what can't be.
package struct SnapshotDecoder {
    private let description: [UInt8]
    private var position = 0
    /// What `array` finds; given before the first is asked for.
    var arrays = SnapshotArrays(arrays: [])

    init(_ description: [UInt8]) { self.description = description }

    package var isAtEnd: Bool { position == description.count }

    private mutating func byte() throws(SnapshotFault) -> UInt8 {
        guard position < description.count else { throw .damaged }
        defer { position += 1 }
        return description[position]
    }

    package mutating func number() throws(SnapshotFault) -> UInt64 {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while true {
            let byte = try byte()
            guard shift < 64 else { throw .damaged }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }

    /// A number that is not negative.
    package mutating func count() throws(SnapshotFault) -> Int {
        guard let count = Int(exactly: try number()) else { throw .damaged }
        return count
    }

    /// A number of that width.
    package mutating func small<Number: FixedWidthInteger>() throws(SnapshotFault) -> Number {
        guard let number = Number(exactly: try number()) else { throw .damaged }
        return number
    }

    package mutating func integer() throws(SnapshotFault) -> Int64 {
        let number = try number()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    package mutating func flag() throws(SnapshotFault) -> Bool {
        let byte = try byte()
        guard byte < 2 else { throw .damaged }
        return byte == 1
    }

    package mutating func text() throws(SnapshotFault) -> String {
        let count = try count()
        guard count <= description.count - position,
            let text = String(validating: description[position..<(position + count)], as: UTF8.self)
        else { throw .damaged }
        position += count
        return text
    }

    package mutating func optional<Wrapped>(
        _ body: (inout SnapshotDecoder) throws(SnapshotFault) -> Wrapped
    ) throws(SnapshotFault) -> Wrapped? { try flag() ? try body(&self) : nil }

    package mutating func list<Member>(
        _ body: (inout SnapshotDecoder) throws(SnapshotFault) -> Member
    ) throws(SnapshotFault) -> [Member] {
        let count = try count()
        // Each member takes at least a byte.
        guard count <= description.count - position else { throw .damaged }
        var members: [Member] = []
        members.reserveCapacity(count)
        for _ in 0..<count { members.append(try body(&self)) }
        return members
    }

    private mutating func checked() throws(SnapshotFault) -> CheckedArray {
        let number = try count()
        guard number < arrays.arrays.count else { throw .damaged }
        return arrays.arrays[number]
    }

    mutating func array() throws(SnapshotFault) -> SnapshotArray { try checked().array }

    /// Words that are all below a limit.
    mutating func words(below limit: Int = 1 << 32) throws(SnapshotFault) -> [UInt32] {
        let checked = try checked()
        guard case .words(let words) = checked.array, words.isEmpty || Int(checked.greatest) < limit else {
            throw .damaged
        }
        return words
    }

    mutating func masks() throws(SnapshotFault) -> [UInt64] {
        guard case .masks(let masks) = try array() else { throw .damaged }
        return masks
    }

    mutating func bytes() throws(SnapshotFault) -> [UInt8] {
        guard case .bytes(let bytes) = try array() else { throw .damaged }
        return bytes
    }
}
