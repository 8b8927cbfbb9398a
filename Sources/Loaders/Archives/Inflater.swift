// Unpacking, piece by piece, with limits on what may come out.

import CParsers
import Diagnostics

/// How much may come out of something packed. A file that unpacks to more is no register but a trap, or damaged.
struct UnpackingLimit {
    /// Bytes.
    var most = 1 << 30
    /// Bytes that come out for each that went in; held against what is larger than `free`.
    var ratio = 100
    var free = 10 << 20

    func allows(_ unpacked: Int, from packed: Int) -> Bool {
        unpacked <= most && (unpacked <= free || unpacked / ratio <= packed)
    }
}

/// One packed stream.
@safe struct Inflater: ~Copyable {
    private let state: OpaquePointer
    private static let pieceSize = 256 << 10

    /// Errors: `tooLarge` where memory is short.
    init(_ packing: parsers_packing, name: String) throws(Diagnostic) {
        guard let state = unsafe parsers_inflater_create(packing) else { throw .tooLarge(name, "memory is short") }
        unsafe self.state = state
    }

    deinit { unsafe parsers_inflater_free(state) }

    /// Unpacks and hands over what comes out, a quarter of a megabyte at a time, until `take` says that it has enough.
    /// - Returns: how many bytes came out.
    /// - Throws: `unreadableFile` where the stream is damaged or ends early, `tooLarge` where it passes a limit.
    func inflate(
        _ packed: Bytes, name: String, limit: UnpackingLimit = UnpackingLimit(),
        _ take: (Bytes) throws(Diagnostic) -> Bool
    ) throws(Diagnostic) -> Int {
        guard let start = packed.baseAddress else { throw .unreadable(name, "it is damaged") }
        let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.pieceSize)
        defer { unsafe piece.deallocate() }
        var (used, made) = (0, 0)
        while true {
            var (input, output) = (packed.count - used, Self.pieceSize)
            let progress = unsafe parsers_inflate(state, start + used, &input, piece, &output)
            used += input
            made += output
            guard limit.allows(made, from: used) else {
                throw .tooLarge(name, "it unpacks to more than 1 GB, or to more than 100 times its size")
            }
            if output > 0, try unsafe !take(Bytes(start: piece, count: output)) { return made }
            switch progress {
            case parsers_finished: return made
            case parsers_unfinished where input > 0 || output > 0: continue
            default: throw .unreadable(name, "it is damaged")
            }
        }
    }
}
