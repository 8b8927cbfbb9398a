// Looking at files beside the load.

import Dispatch

/// Calls a closure for files on a thread of its own, one after the other. A file stays mapped until it was visited.
@safe struct FileVisits {
    private let visitor: (@Sendable (String, UnsafeRawBufferPointer) -> Void)?
    private let queue = DispatchQueue(label: "files", qos: .userInitiated)
    private let group = DispatchGroup()

    init(_ visitor: (@Sendable (String, UnsafeRawBufferPointer) -> Void)?) { unsafe self.visitor = visitor }

    func visit(_ file: MappedFile, _ path: String) {
        guard let visitor = unsafe visitor else { return }
        // A mapped file never changes.
        nonisolated(unsafe) let file = file
        queue.async(group: group) { unsafe visitor(path, file.bytes) }
    }

    /// Returns when all files were visited.
    func wait() { group.wait() }
}
