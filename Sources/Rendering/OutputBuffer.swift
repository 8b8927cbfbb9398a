// The one way out for data: a 64 KB buffer in front of write(2).

package import Diagnostics
import Glibc

/// Collects bytes and writes them in large pieces. What goes wrong is remembered, the rest is dropped, and `finish` tells:
/// so a format need not look after every cell whether the disk is full.
package final class OutputBuffer {
    /// Why nothing more can be written.
    package enum Failure: Error, Hashable, Sendable {
        /// The reader has gone, as in `weft … | head -1`: no error, but nothing more is wanted.
        case closedPipe
        case interrupted
        /// `errno` of the write that failed.
        case system(Int32)
    }

    private static let capacity = 65_536

    private var bytes: [UInt8] = []
    /// nil: everything is kept in memory.
    private let descriptor: Int32?
    private let isInterrupted: () -> Bool
    package private(set) var failure: Failure?
    /// At how many bytes something is done with them.
    private var asked = capacity

    /// Writes to an open file; `isInterrupted` is asked before each write.
    package init(descriptor: Int32, isInterrupted: @escaping () -> Bool = { false }) {
        self.descriptor = descriptor
        self.isInterrupted = isInterrupted
        bytes.reserveCapacity(Self.capacity + 1024)
    }

    /// Keeps everything in memory, for `contents`; `isInterrupted` is asked for every 64 KB.
    package init(isInterrupted: @escaping () -> Bool = { false }) {
        descriptor = nil
        self.isInterrupted = isInterrupted
    }

    /// What was written to a buffer in memory.
    package var contents: [UInt8] { bytes }

    package func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        flushIfFull()
    }

    package func append(_ byte: UInt8) {
        bytes.append(byte)
        flushIfFull()
    }

    package func append(_ more: [UInt8]) {
        bytes.append(contentsOf: more)
        flushIfFull()
    }

    /// A text as JSON has it, in quotes.
    func appendQuoted(_ text: String) {
        JSON.quote(text, into: &bytes)
        flushIfFull()
    }

    /// Writes what is left.
    package func finish() throws(Failure) {
        flush()
        if let failure { throw failure }
    }

    private func flushIfFull() {
        if bytes.count >= asked { flush() }
    }

    private func flush() {
        guard let descriptor else {
            asked = bytes.count + Self.capacity
            if isInterrupted() { failure = .interrupted }
            return
        }
        defer { bytes.removeAll(keepingCapacity: true) }
        var written = 0
        while written < bytes.count, failure == nil {
            if isInterrupted() { return failure = .interrupted }
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                failure = .closedPipe
            } else if errno != EINTR && errno != EAGAIN {
                failure = .system(errno)
            }
        }
    }
}

extension OutputBuffer.Failure {
    /// What to tell the user; nil where there is nothing to tell.
    package func diagnostic(writing name: String) -> Diagnostic? {
        switch self {
        case .closedPipe, .interrupted: nil
        case .system(let code):
            Diagnostic(
                phase: .runtime, type: .usageError, detail: .unwritableFile,
                message: "I could not write \(name): \(String(cString: strerror(code)))")
        }
    }
}
