// Texts by address.

/// Where the bytes of a graph's texts lie, for loops over many of them: asking the interner counts references at each text. Whoever has
/// this keeps the interner, unchanged.
@safe package struct TextAddresses: @unchecked Sendable {
    @usableFromInline let arena: UnsafePointer<UInt8>?
    @usableFromInline let ends: UnsafePointer<UInt32>?
    @usableFromInline let count: Int
    @usableFromInline let recentArena: UnsafePointer<UInt8>?
    @usableFromInline let recentEnds: UnsafePointer<UInt32>?

    package init(_ interner: Interner) {
        unsafe arena = interner.base.arena.withUnsafeBufferPointer { $0.baseAddress }
        unsafe ends = interner.base.ends.withUnsafeBufferPointer { $0.baseAddress }
        count = interner.base.ends.count
        unsafe recentArena = interner.recent.arena.withUnsafeBufferPointer { $0.baseAddress }
        unsafe recentEnds = interner.recent.ends.withUnsafeBufferPointer { $0.baseAddress }
    }

    /// The UTF-8 of a text; no bytes for 0.
    @inlinable @inline(__always)
    package func bytes(_ id: UInt32) -> UnsafeBufferPointer<UInt8> {
        let index = Int(id) &- 1
        if index < 0 { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        if index < count { return unsafe Self.bytes(index, arena, ends) }
        return unsafe Self.bytes(index &- count, recentArena, recentEnds)
    }

    @inlinable @inline(__always)
    static func bytes(
        _ index: Int, _ arena: UnsafePointer<UInt8>?, _ ends: UnsafePointer<UInt32>?
    ) -> UnsafeBufferPointer<UInt8> {
        guard let arena = unsafe arena, let ends = unsafe ends else {
            return unsafe UnsafeBufferPointer(start: nil, count: 0)
        }
        let start = unsafe index == 0 ? 0 : Int(ends[index &- 1])
        return unsafe UnsafeBufferPointer(start: arena + start, count: Int(ends[index]) &- start)
    }

    /// Whether one text stands before another in the order of code points, which is that of their bytes.
    package func isLess(_ a: UInt32, _ b: UInt32) -> Bool {
        if a == b { return false }
        return unsafe bytes(a).lexicographicallyPrecedes(bytes(b))
    }
}
