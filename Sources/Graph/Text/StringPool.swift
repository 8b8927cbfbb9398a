// Distinct byte strings in one arena, found by hashing.

/// An append-only set of byte strings, numbered from 0 in the order in which they came.
///
/// The table is open-addressed with linear probing; a slot holds 32 bits of the hash beside the number, so that a probe
/// rarely reads the arena and growing never does. One arena holds at most 4 GiB: who loads files checks that first
/// (`hasRoom`).
package struct StringPool: Sendable {
    /// All strings, one after the other.
    @usableFromInline var arena: [UInt8] = []
    /// Where each string ends; it starts where the one before it ends.
    @usableFromInline var ends: [UInt32] = []
    /// The hash's upper half and, below it, the number plus one; 0 is free. A power of two long, at most three quarters
    /// full.
    private(set) var slots: [UInt64] = []
    /// How far a hash is shifted to become a slot: its uppermost bits say where it belongs.
    private var shift: UInt64 = 64
    /// Written so that reading ahead is not optimised away.
    private var touched: UInt8 = 0
    /// How many strings the table has.
    private var listedCount = 0
    /// Strings that are not in the table, since their order finds them.
    var runs = AscendingRuns()
    /// How often strings of runs were looked up while more came in.
    var lookups = 0

    package init() {}

    /// A pool from its parts; nil where they can't be those of one. Linear.
    init?(arena: [UInt8], ends: [UInt32], slots: [UInt64], runs: AscendingRuns) {
        guard Self.areEnds(ends, of: arena.count), runs.areWithin(ends, of: arena) else { return nil }
        if !slots.isEmpty {
            guard slots.count >= 2, slots.count.nonzeroBitCount == 1 else { return nil }
            for slot in slots {
                listedCount += slot == 0 ? 0 : 1
                if slot & numberBits > UInt64(ends.count) || slot != 0 && slot & numberBits == 0 { return nil }
            }
            guard listedCount < slots.count else { return nil }
            shift = UInt64(64 - slots.count.trailingZeroBitCount)
        }
        guard listedCount + runs.count == ends.count else { return nil }
        self.arena = arena
        self.ends = ends
        self.slots = slots
        self.runs = runs
    }

    private static func areEnds(_ ends: [UInt32], of count: Int) -> Bool {
        var last: UInt32 = 0
        for end in ends {
            if end < last { return false }
            last = end
        }
        return Int(last) == count
    }

    package var count: Int { ends.count }

    /// Bytes that the pool occupies.
    package var footprint: Int { arena.capacity + 4 * ends.capacity + 8 * slots.capacity }

    /// Makes room for what a load of so many bytes is likely to bring. Pages that stay unused cost nothing.
    package mutating func reserve(forTextOf bytes: Int) {
        arena.reserveCapacity(min(bytes / 4, Int(UInt32.max)))
        ends.reserveCapacity(bytes / 48)
    }

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
        if !slots.isEmpty {
            let slot = unsafe slot(of: bytes, hash)
            if slots[slot] != 0 { return Int(slots[slot] & numberBits) - 1 }
        }
        if runs.isEmpty { return nil }
        return unsafe StringClass(bytes).flatMap { unsafe findInRuns($0, bytes) }
    }

    /// The number of a string, which is added where the pool lacks it.
    package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        makeRoom(for: 1)
        return unsafe internWithRoom(bytes, hash: hash)
    }

    /// Adds many strings at once; returns their numbers plus one. `string` gives the bytes and the hash of each.
    ///
    /// Large tables do not fit the processor's caches: a batch of slots is asked for at once before any is looked at,
    /// so that memory answers them side by side.
    package mutating func internAll(
        _ count: Int, _ string: (Int) -> (bytes: UnsafeBufferPointer<UInt8>, hash: UInt64)
    ) -> [UInt32] {
        var ids = [UInt32](repeating: 0, count: count)
        var next = 0
        while next < count {
            let batch = next..<min(next + 32, count)
            makeRoom(for: batch.count)
            unsafe touch(batch, string)
            for index in batch {
                let (bytes, hash) = unsafe string(index)
                ids[index] = UInt32(truncatingIfNeeded: unsafe internWithRoom(bytes, hash: hash) + 1)
            }
            next = batch.upperBound
        }
        return ids
    }

    /// Reads what the strings of a batch will be compared with: first all slots, then all ends, then all first bytes.
    private mutating func touch(
        _ batch: Range<Int>, _ string: (Int) -> (bytes: UnsafeBufferPointer<UInt8>, hash: UInt64)
    ) {
        var candidates = InlineArray<32, UInt64>(repeating: 0)
        for index in batch {
            let hash = unsafe string(index).hash
            let entry = slots[Int(truncatingIfNeeded: hash >> shift)]
            candidates[index &- batch.lowerBound] = entry & tagBits == hash & tagBits ? entry & numberBits : 0
        }
        for place in 0..<batch.count where candidates[place] > 1 {
            candidates[place] = UInt64(ends[Int(candidates[place]) - 2])
        }
        for place in 0..<batch.count where candidates[place] > 1 { touched = arena[Int(candidates[place])] }
    }

    private mutating func internWithRoom(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        let slot = unsafe slot(of: bytes, hash)
        let entry = slots[slot]
        if entry != 0 { return Int(entry & numberBits) - 1 }
        if let ownClass = unsafe StringClass(bytes) {
            if !runs.isEmpty, let index = unsafe findInRuns(ownClass, bytes) {
                countLookup(ownClass)
                return index
            }
            runs.noteOther(ownClass)
        }
        unsafe arena.append(contentsOf: bytes)
        ends.append(UInt32(truncatingIfNeeded: arena.count))
        list(ends.count - 1, hash: hash, at: slot)
        return ends.count - 1
    }

    /// Enters a string into the table.
    @inline(__always) mutating func list(_ index: Int, hash: UInt64, at slot: Int) {
        slots[slot] = hash & tagBits | UInt64(truncatingIfNeeded: index + 1)
        listedCount += 1
    }

    /// Where a string stands in the table, or would.
    @inline(__always) func slot(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let mask = slots.count &- 1
        let tag = hash & tagBits
        return unsafe slots.withUnsafeBufferPointer { slots in
            var slot = Int(truncatingIfNeeded: hash >> shift)
            while true {
                let entry = unsafe slots[slot]
                if entry == 0 { return slot }
                if entry & tagBits == tag, unsafe isEqual(Int(entry & numberBits) &- 1, bytes) { return slot }
                slot = (slot &+ 1) & mask
            }
        }
    }

    @inline(__always) func isEqual(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let (first, last) = unsafe ends.withUnsafeBufferPointer {
            unsafe (index == 0 ? 0 : Int($0[index &- 1]), Int($0[index]))
        }
        guard last &- first == bytes.count else { return false }
        return unsafe arena.withUnsafeBufferPointer {
            unsafe areEqual($0.baseAddress! + first, bytes.baseAddress!, bytes.count)
        }
    }

    // MARK: Growing

    mutating func makeRoom(for strings: Int) {
        if (listedCount + strings) * 4 > slots.count * 3 { grow(toHold: listedCount + strings) }
    }

    /// Every slot's tag says where it belongs in a larger table too: the strings are not read.
    private mutating func grow(toHold strings: Int) {
        var size = max(64, slots.count * 2)
        while strings * 4 > size * 3 { size *= 2 }
        var wider = unsafe [UInt64](unsafeUninitializedCapacity: size) { slots, count in
            unsafe onLargePages(UnsafeMutableRawBufferPointer(slots))
            unsafe slots.initialize(repeating: 0)
            count = size
        }
        shift = UInt64(64 - size.trailingZeroBitCount)
        let mask = size - 1
        for entry in slots where entry != 0 {
            var slot = Int(truncatingIfNeeded: (entry & tagBits) >> shift)
            while wider[slot] != 0 { slot = (slot + 1) & mask }
            wider[slot] = entry
        }
        slots = wider
    }

    /// Adds the strings of another pool, none of which may be in this one, behind its own.
    mutating func append(_ other: StringPool) {
        for index in 0..<other.count {
            unsafe other.withUTF8(index) { bytes in
                _ = unsafe intern(bytes, hash: hashBytes(bytes))
            }
        }
    }
}

let tagBits: UInt64 = 0xFFFF_FFFF_0000_0000
private let numberBits: UInt64 = 0x0000_0000_FFFF_FFFF

/// Eight bytes at a time.
@inline(__always) private func areEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let (first, second) = unsafe (UnsafeRawPointer(a), UnsafeRawPointer(b))
    var index = 0
    while index &+ 8 <= count {
        let left = unsafe first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let right = unsafe second.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if left != right { return false }
        index &+= 8
    }
    while index < count {
        if unsafe a[index] != b[index] { return false }
        index &+= 1
    }
    return true
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
