// A snapshot that is ready to be written.

import Dispatch
import Synchronization

/// The bytes of a snapshot's file, piece by piece. Arrays are not copied: they are written from where they lie.
package struct SnapshotImage: Sendable {
    /// Head, table and description.
    private let front: [UInt8]
    private let arrays: [SnapshotArray]
    private let starts: [Int]
    /// Of the whole file.
    package let byteCount: Int

    /// Sums up all arrays, on all cores.
    package init(_ encoder: SnapshotEncoder) {
        arrays = encoder.arrays
        let frontSize =
            SnapshotFile.headSize + SnapshotFile.entrySize * arrays.count + encoder.description.count
        var (position, starts) = (frontSize, [Int]())
        for array in encoder.arrays {
            position = SnapshotFile.aligned(position)
            starts.append(position)
            position += array.byteCount
        }
        self.starts = starts
        byteCount = position
        var table: [UInt8] = []
        for (index, checksum) in Self.checksums(arrays).enumerated() {
            let array = arrays[index]
            for number in [array.kind.rawValue, UInt64(starts[index]), UInt64(array.count), checksum] {
                SnapshotFile.append(number, to: &table)
            }
        }
        var head = SnapshotFile.magic
        for number in [
            UInt64(SnapshotFile.version), UInt64(byteCount), 0, UInt64(arrays.count),
            UInt64(encoder.description.count), 0,
        ] { SnapshotFile.append(number, to: &head) }
        let checksum = unsafe (head + table + encoder.description).withUnsafeBytes { unsafe SnapshotChecksum.of($0) }
        SnapshotFile.append(checksum, to: &head)
        front = head + table + encoder.description
    }

    private static func checksums(_ arrays: [SnapshotArray]) -> [UInt64] {
        let sums = Mutex([UInt64](repeating: 0, count: arrays.count))
        DispatchQueue.concurrentPerform(iterations: arrays.count) { index in
            let sum = unsafe arrays[index].withBytes { unsafe SnapshotChecksum.of($0) }
            sums.withLock { $0[index] = sum }
        }
        return sums.withLock { $0 }
    }

    /// Calls the closure with one piece of the file after the other, none above 4 MiB.
    package func forEachPiece<Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try unsafe Self.pieces(of: .bytes(front), body)
        var position = front.count
        for (array, start) in zip(arrays, starts) {
            try unsafe Self.pieces(of: .bytes([UInt8](repeating: 0, count: start - position)), body)
            try unsafe Self.pieces(of: array, body)
            position = start + array.byteCount
        }
    }

    private static func pieces<Failure: Error>(
        of array: SnapshotArray, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try unsafe array.withBytes { (bytes) throws(Failure) in
            var start = 0
            while start < bytes.count {
                let end = min(start + (4 << 20), bytes.count)
                try unsafe body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                start = end
            }
        }
    }
}
