// How a snapshot lies in its file.

/// A head of 64 bytes, a table of arrays, their description, and the arrays themselves, each from a multiple of 64 bytes on:
///
///     0   "weftsnap"                  32  how many arrays
///     8   version of the format       40  bytes of the description
///     12  0                           48  0
///     16  bytes of the whole file     56  checksum of head, table and description
///     24  0                           64  the table, 32 bytes an array: kind, first byte, count, checksum
///
/// All numbers begin with their least significant byte.
package enum SnapshotFile {
    /// Raised whenever what is written, or what it means, changes.
    package static let version: UInt32 = 1
    package static let magic: [UInt8] = Array("weftsnap".utf8)

    static let headSize = 64
    static let entrySize = 32
    static let alignment = 64

    /// Where an array lies.
    struct Entry: Sendable {
        var kind: SnapshotArray.Kind
        var start: Int
        var count: Int
        var checksum: UInt64
        var byteCount: Int { count * kind.stride }
    }

    /// The next place where an array may begin.
    static func aligned(_ position: Int) -> Int { (position + alignment - 1) / alignment * alignment }

    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
