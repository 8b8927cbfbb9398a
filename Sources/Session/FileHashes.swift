// SHA-256 of the files of an organisation, beside their load.

import Crypto
import Diagnostics
import Synchronization

/// Collects hashes and sizes of files by their paths, on whatever thread looks at them.
final class FileHashes: Sendable {
    private let entries = Mutex<(hashes: [String: String], sizes: [String: Int])>(([:], [:]))
    private let cancellation: Cancellation

    init(_ cancellation: Cancellation) { self.cancellation = cancellation }

    var all: (hashes: [String: String], sizes: [String: Int]) { entries.withLock { $0 } }

    /// Linear in the bytes; ends early where the load is cancelled, which then has no result.
    func add(_ path: String, _ bytes: UnsafeRawBufferPointer) {
        let hash = Self.sha256(of: bytes, cancellation) ?? ""
        entries.withLock {
            $0.hashes[path] = hash
            $0.sizes[path] = bytes.count
        }
    }

    /// In hexadecimal; nil once the work is cancelled.
    /// - Parameter done: told which bytes are not needed any more.
    static func sha256(
        of bytes: UnsafeRawBufferPointer, _ cancellation: Cancellation, done: (Range<Int>) -> Void = { _ in }
    ) -> String? {
        var hasher = SHA256()
        var start = 0
        while start < bytes.count {
            if cancellation.isCancelled { return nil }
            let end = min(start + pieceSize, bytes.count)
            unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            done(start..<end)
            start = end
        }
        return hexadecimal(hasher.finalize())
    }

    private static let pieceSize = 4 << 20
}
