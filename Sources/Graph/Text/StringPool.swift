// Distinct byte strings in one arena, found by hashing.

/// An append-only set of byte strings, numbered from 0 in the order in which they came.
///
/// The table is open-addressed with linear probing; a slot holds 32 bits of the hash beside the number, so that a probe rarely
/// reads the arena. One arena holds at most 4 GiB: who loads files checks their size first (`hasRoom`).
package struct StringPool: Sendable {
    /// All strings, one after the other.
    @usableFromInline var arena: [UInt8] = []
    /// Where each string ends; it starts where the one before it ends.
    @usableFromInline var ends: [UInt32] = []
    /// The hash's upper half and the number plus one; 0 is free. A power of two long, at most three quarters full.
    @usableFromInline var slots: [UInt64] = []

    package init() {}

    package var count: Int { ends.count }

    /// Bytes that the pool occupies.
    package var footprint: Int { arena.capacity + 4 * ends.capacity + 8 * slots.capacity }

    /// Whether so many more bytes fit.
    package func hasRoom(for bytes: Int) -> Bool { arena.count + bytes < Int(UInt32.max) }

    @inlinable func start(_ index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }

    /// Calls the closure with the string's bytes.
    @inlinable package func withUTF8<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let range = start(index)..<Int(ends[index])
        return unsafe arena.withUnsafeBufferPointer { unsafe body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The number of a string, nil where the pool lacks it.
    package func find(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
        guard !slots.isEmpty else { return nil }
        let mask = slots.count - 1
        let tag = hash & 0xFFFF_FFFF_0000_0000
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { return nil }
            let index = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
            if entry & 0xFFFF_FFFF_0000_0000 == tag, unsafe isEqual(index, bytes) { return index }
            slot = (slot + 1) & mask
        }
    }

    /// The number of a string, which is added where the pool lacks it.
    package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        if (ends.count + 1) * 4 > slots.count * 3 { grow(toHold: ends.count + 1) }
        let mask = slots.count - 1
        let tag = hash & 0xFFFF_FFFF_0000_0000
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { break }
            let index = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
            if entry & 0xFFFF_FFFF_0000_0000 == tag, unsafe isEqual(index, bytes) { return index }
            slot = (slot + 1) & mask
        }
        unsafe arena.append(contentsOf: bytes)
        ends.append(UInt32(truncatingIfNeeded: arena.count))
        slots[slot] = tag | UInt64(ends.count)
        return ends.count - 1
    }

    /// Adds many strings at once; returns their numbers plus one. `string` gives the bytes and the hash of each.
    package mutating func internAll(
        _ count: Int, _ string: (Int) -> (bytes: UnsafeBufferPointer<UInt8>, hash: UInt64)
    ) -> [UInt32] {
        var ids: [UInt32] = []
        ids.reserveCapacity(count)
        for index in 0..<count {
            let (bytes, hash) = unsafe string(index)
            ids.append(UInt32(truncatingIfNeeded: unsafe intern(bytes, hash: hash) + 1))
        }
        return ids
    }

    /// Makes the table large enough for so many strings.
    package mutating func reserve(strings: Int, bytes: Int) {
        if strings * 4 > slots.count * 3 { grow(toHold: strings) }
        ends.reserveCapacity(strings)
        arena.reserveCapacity(bytes)
    }

    /// Adds the strings of another pool, none of which may be in this one, behind its own.
    mutating func append(_ other: StringPool) {
        for index in 0..<other.count {
            unsafe other.withUTF8(index) { bytes in
                _ = unsafe intern(bytes, hash: hashBytes(bytes))
            }
        }
    }

    private func isEqual(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = start(index)
        guard Int(ends[index]) - first == bytes.count else { return false }
        return unsafe arena.withUnsafeBufferPointer { arena in
            for offset in 0..<bytes.count where unsafe arena[first + offset] != bytes[offset] { return false }
            return true
        }
    }

    private mutating func grow(toHold strings: Int) {
        var size = max(64, slots.count)
        while strings * 4 > size * 3 { size *= 2 }
        size = max(size, slots.count * 2)
        var wider = [UInt64](repeating: 0, count: size)
        let mask = size - 1
        for index in 0..<ends.count {
            let hash = unsafe withUTF8(index) { unsafe hashBytes($0) }
            var slot = Int(truncatingIfNeeded: hash) & mask
            while wider[slot] != 0 { slot = (slot + 1) & mask }
            wider[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
        }
        slots = wider
    }
}

/// A hash of bytes that mixes eight at a time by folded multiplication; the same in every run.
@inlinable package func hashBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: raw.count)
    var offset = 0
    while raw.count - offset > 8 {
        let word = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = foldedMultiply(hash ^ word, 0xA076_1D64_78BD_642F)
        offset += 8
    }
    var tail: UInt64 = 0
    if raw.count >= 8 {
        tail = unsafe raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
    } else {
        while offset < raw.count {
            let byte = unsafe raw[offset]
            tail = tail << 8 | UInt64(byte)
            offset += 1
        }
    }
    return foldedMultiply(hash ^ tail, 0xE703_7ED1_A0B4_28DB)
}

@inlinable func foldedMultiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
}
