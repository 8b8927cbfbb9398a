// Opening a snapshot.

import Diagnostics
import Graph
import Loaders

/// Copies a mapped snapshot into memory while other threads hash the files that it was made of.
struct SnapshotReader {
    private let path: String
    private let file: MappedFile
    private let cancellation: Cancellation

    /// nil where a path is something else.
    init?(_ path: String, _ cancellation: Cancellation) {
        guard let file = try? MappedFile(path: path, name: path), SnapshotContents.isSnapshot(file.bytes) else {
            return nil
        }
        self.path = path
        self.file = file
        self.cancellation = cancellation
    }

    /// - Parameter limit: how many bytes it may take.
    /// - Throws: `LoadError` for a snapshot that is damaged, another program's, or not of its sources as they are now.
    func opened(within limit: Int) throws(Diagnostic) -> OpenedOrganisation {
        try Session.admit(path, expecting: file.count, within: limit)
        let contents = try reading { () throws(SnapshotFault) in try SnapshotContents(file.bytes) }
        var decoder = contents.decoder
        let stamp = try reading { () throws(SnapshotFault) in try decoder.stamp() }
        let origin = try reading { () throws(SnapshotFault) in try decoder.origin() }
        guard stamp == .current else { throw .otherProgram(path, stamp, sources: origin.written) }
        var organisation = try reading { () throws(SnapshotFault) in try decoder.organisation() }
        let sources = origin.found(from: path)
        let check = sources.map { SourceCheck(sources: $0, organisation, snapshot: path, cancellation) }
        defer { check?.wait() }
        let issues = try reading { () throws(SnapshotFault) in
            try decoder.list { (decoder) throws(SnapshotFault) in try decoder.issue() }
        }
        let graph = try graph(contents, &decoder)
        try check?.finish(graph)
        organisation.path = sources ?? path
        organisation.snapshot = path
        if sources == nil { organisation.unchecked = Self.unchecked(path, origin) }
        return OpenedOrganisation(organisation: organisation, issues: issues, graph: graph)
    }

    private func graph(_ contents: SnapshotContents, _ decoder: inout SnapshotDecoder) throws(Diagnostic) -> Graph {
        cancellation.progress.begin("opening \(path)", unit: .bytes, total: file.count)
        // A mapped file may be given back piece by piece from any thread.
        nonisolated(unsafe) let file = file
        let cancellation = cancellation
        return try reading { () throws(SnapshotFault) in
            let arrays = try contents.arrays(isStopped: { cancellation.isCancelled }) { range in
                file.release(range)
                cancellation.progress.advance(by: range.count)
            }
            let graph = try decoder.graph(from: arrays)
            guard decoder.isAtEnd else { throw .damaged }
            return graph
        }
    }

    private func reading<Result>(_ body: () throws(SnapshotFault) -> Result) throws(Diagnostic) -> Result {
        do throws(SnapshotFault) { return try body() } catch {
            try cancellation.check()
            throw .unusable(path, error)
        }
    }

    private static func unchecked(_ path: String, _ origin: SnapshotOrigin) -> String {
        "the files behind the snapshot \(path) could not be checked: \(origin.real) is not there. "
            + "Answers are those of the files as they were when it was made."
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func unusable(_ path: String, _ fault: SnapshotFault) -> Diagnostic {
        let reason =
            switch fault {
            case .otherFormat(let version):
                "it is written in version \(version) of the format, and this weft reads version \(SnapshotFile.version)"
            case .wrongLength: "it is not as long as it was when it was written"
            case .damaged: "its bytes are not those that were written"
            case .interrupted: "the reading was interrupted"
            }
        return snapshot("the snapshot \(path) can't be used: \(reason)", path, sources: nil)
    }

    fileprivate static func otherProgram(_ path: String, _ stamp: SnapshotStamp, sources: String) -> Diagnostic {
        let now = SnapshotStamp.current
        let reason =
            stamp.version != now.version || stamp.build != now.build
            ? "weft \(stamp.version) (build \(stamp.build)) made it, and this is \(now.version) (build \(now.build))"
            : "it was made by the time zone rules \(stamp.zones), and this machine has \(now.zones)"
        return snapshot("the snapshot \(path) can't be used: \(reason)", path, sources: sources)
    }

    /// What a snapshot's sources have become since it was made.
    static func staleSnapshot(_ path: String, _ change: String, sources: String) -> Diagnostic {
        snapshot("the snapshot \(path) is out of date: \(change)", path, sources: sources)
    }

    private static func snapshot(_ message: String, _ path: String, sources: String?) -> Diagnostic {
        Diagnostic(
            phase: .load, type: .loadError, detail: .unreadableFile, message: message,
            help: "weft snapshot \(sources ?? "FOLDER") \(path) makes it anew;"
                + " weft \(sources ?? "FOLDER") reads the files themselves.")
    }
}
