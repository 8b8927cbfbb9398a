// Where the files behind a snapshot are.

import Graph
import Loaders

/// Paths to what a snapshot was made of: as the user wrote it, as it really is, and from the folder that the snapshot lies in, so
/// that both may be moved together.
struct SnapshotOrigin {
    var written: String
    var real: String
    var fromSnapshot: String

    /// - Parameters:
    ///   - sources: what was opened.
    ///   - snapshot: the file that is to be written.
    init(sources: String, snapshot: String) {
        written = sources
        real = realPath(sources) ?? sources
        fromSnapshot = Self.way(from: Self.folder(of: snapshot), to: real)
    }

    init(written: String, real: String, fromSnapshot: String) {
        self.written = written
        self.real = real
        self.fromSnapshot = fromSnapshot
    }

    /// The path of the sources today; nil where they are in neither place.
    func found(from snapshot: String) -> String? {
        let folder = Self.folder(of: snapshot)
        guard let found = realPath(folder + "/" + fromSnapshot) ?? realPath(real) else { return nil }
        return realPath(written) == found ? written : found
    }

    /// The real path of the folder that a file lies in, or will.
    private static func folder(of file: String) -> String {
        let slash = (realPath(file) ?? file).lastIndex(of: "/")
        let folder = slash.map { String((realPath(file) ?? file)[...$0]) } ?? "."
        return realPath(folder) ?? folder
    }

    /// The relative path from one real folder to another real path.
    static func way(from folder: String, to path: String) -> String {
        let (here, there) = (folder.split(separator: "/"), path.split(separator: "/"))
        let common = zip(here, there).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: here.count - common) + there[common...]).joined(separator: "/")
    }
}
