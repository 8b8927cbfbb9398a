// What a load may take of the memory.

import Diagnostics

extension Session {
    /// Refuses a load before it begins.
    /// - Parameter bytes: what it is expected to hold at most, at once.
    static func admit(_ path: String, expecting bytes: Int, within limit: Int) throws(Diagnostic) {
        guard bytes > limit else { return }
        throw Diagnostic(
            phase: .load, type: .limitError, detail: .tooLarge,
            message: "\(path) needs about \(max(1, bytes >> 20)) MB of memory, and \(limit >> 20) MB are allowed",
            help: "--memory allows more. A snapshot, or a folder with fewer files, needs less.")
    }
}
