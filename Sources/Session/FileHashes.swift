// SHA-256 of the files of an organisation, beside their load.

import Crypto
import Diagnostics
import Synchronization

/// Collects hashes and sizes of files by their paths, on whatever thread looks at them.
final class FileHashes: Sendable {
    private let entries = Mutex<(hashes: [String: String], sizes: [String: Int])>(([:], [:]))
    private let cancellation: Cancellation
    private static let pieceSize = 4 << 20

    init(_ cancellation: Cancellation) { self.cancellation = cancellation }

    var all: (hashes: [String: String], sizes: [String: Int]) { entries.withLock { $0 } }

    /// Linear in the bytes; ends early where the load is cancelled, which then has no result.
    func add(_ path: String, _ bytes: UnsafeRawBufferPointer) {
        var hasher = SHA256()
        var start = 0
        while start < bytes.count, !cancellation.isCancelled {
            let end = min(start + Self.pieceSize, bytes.count)
            unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            start = end
        }
        let hash = hexadecimal(hasher.finalize())
        entries.withLock {
            $0.hashes[path] = hash
            $0.sizes[path] = bytes.count
        }
    }
}
