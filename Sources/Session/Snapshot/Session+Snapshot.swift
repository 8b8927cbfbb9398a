// Making a snapshot of what is open.

package import Diagnostics
import Graph

extension Session {
    /// Gives what was read as a file that `open` opens again without reading the sources' text. What-if edits are no part of it.
    /// - Parameters:
    ///   - file: where it will be written, since sources are looked for from there, too.
    ///   - write: called with one piece of the file after the other.
    /// - Returns: how many bytes it has.
    /// - Throws: where nothing is open, or only a snapshot is; whatever `write` throws.
    package func writeSnapshot(
        for file: String, cancellation: Cancellation, write: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> Int {
        guard let organisation else { throw .nothingOpen }
        if let snapshot = organisation.snapshot { throw .isSnapshot(snapshot) }
        var encoder = SnapshotEncoder()
        encoder.stamp(.current)
        encoder.origin(SnapshotOrigin(sources: organisation.path, snapshot: file))
        encoder.organisation(organisation)
        encoder.list(issues) { $0.issue($1) }
        encoder.graph(loaded)
        let image = SnapshotImage(encoder)
        cancellation.progress.begin("writing \(file)", unit: .bytes, total: image.byteCount)
        try image.forEachPiece { (piece) throws(Diagnostic) in
            try cancellation.check()
            try write(piece)
            cancellation.progress.advance(by: piece.count)
        }
        return image.byteCount
    }
}

extension Diagnostic {
    fileprivate static var nothingOpen: Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage, message: "nothing is open to make a snapshot of")
    }

    fileprivate static func isSnapshot(_ file: String) -> Diagnostic {
        Diagnostic(
            phase: .usage, type: .usageError, detail: .invalidUsage, message: "\(file) is a snapshot already",
            help: "Make a snapshot of the folder that it was made of.")
    }
}
