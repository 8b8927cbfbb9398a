// What tells whether bytes are still those that were written.

/// A sum of bytes that accidents change: bits that flip, pieces that are missing or stand elsewhere. It is no signature:
/// whoever alters a snapshot on purpose can make it fit.
///
/// Four sums side by side keep the processor's multiplier busy. Give it pieces of `pieceSize` bytes, only the last of which may
/// be shorter.
struct SnapshotChecksum {
    static let pieceSize = 1 << 18

    private var lanes = (a: UInt64(1), b: UInt64(2), c: UInt64(3), d: UInt64(4))
    private var count: UInt64 = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var (a, b, c, d) = lanes
        var offset = 0
        while bytes.count &- offset >= 32 {
            a = unsafe foldedMultiply(a ^ word(bytes, offset), 0xA076_1D64_78BD_642F)
            b = unsafe foldedMultiply(b ^ word(bytes, offset &+ 8), 0xE703_7ED1_A0B4_28DB)
            c = unsafe foldedMultiply(c ^ word(bytes, offset &+ 16), 0x8EBC_6AF0_9C88_C6E3)
            d = unsafe foldedMultiply(d ^ word(bytes, offset &+ 24), 0x5899_65CC_7537_4CC3)
            offset &+= 32
        }
        lanes = (a, b, c, d)
        let rest = unsafe UnsafeBufferPointer(
            rebasing: bytes.bindMemory(to: UInt8.self)[offset...])
        lanes.a ^= unsafe hashBytes(rest)
        count &+= UInt64(bytes.count)
    }

    var value: UInt64 {
        let (a, b, c, d) = lanes
        return foldedMultiply(a ^ b &+ count, 0xA076_1D64_78BD_642F)
            ^ foldedMultiply(c &+ count ^ d, 0xE703_7ED1_A0B4_28DB)
    }

    /// The sum of one array of bytes.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = SnapshotChecksum()
        var start = 0
        while start < bytes.count {
            let end = min(start + pieceSize, bytes.count)
            unsafe sum.add(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            start = end
        }
        return sum.value
    }

    @inline(__always) private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
