// Whether the files behind a snapshot are still what they were.

import Diagnostics
import Dispatch
import Graph
import Loaders
import Synchronization

/// Compares names and SHA-256 of the sources with those in a snapshot, on threads of its own, begun when it is made.
final class SourceCheck: Sendable {
    private let sources: String
    private let known: [SourceFile]
    private let evidence: [SourceFile]
    private let snapshot: String
    private let cancellation: Cancellation
    private let group = DispatchGroup()
    private let fault = Mutex<Diagnostic?>(nil)

    /// - Parameters:
    ///   - sources: the path that was opened when the snapshot was made, or where that is now.
    ///   - snapshot: the snapshot's own path.
    init(sources: String, _ organisation: Organisation, snapshot: String, _ cancellation: Cancellation) {
        self.sources = sources
        self.snapshot = snapshot
        self.cancellation = cancellation
        known = [organisation.manifest].compactMap { $0 } + organisation.files
        evidence = organisation.evidence
        DispatchQueue.global(qos: .userInitiated).async(group: group) { self.run() }
    }

    func wait() { group.wait() }

    /// Waits, and looks at the evidence that the graph names.
    /// - Throws: the first difference.
    func finish(_ graph: Graph) throws(Diagnostic) {
        wait()
        try cancellation.check()
        if let fault = fault.withLock({ $0 }) { throw fault }
        let registers = Set(known.filter { !$0.sha256.isEmpty }.map(\.file))
        let now = try EvidenceFiles.named(in: graph, of: sources, besides: registers, cancellation)
        if let change = Self.change(from: evidence, to: now) {
            throw .staleSnapshot(snapshot, change, sources: sources)
        }
    }

    private func run() {
        do throws(Diagnostic) {
            let files = known.filter { !$0.sha256.isEmpty }.sorted { $0.bytes > $1.bytes }
            for file in files where (try? Loaders.file(file.file, of: sources)) == nil { throw gone(file.path) }
            try compareNames()
            DispatchQueue.concurrentPerform(iterations: files.count) { index in compare(files[index]) }
        } catch { note(error) }
    }

    /// A register that is gone, or one that would be read now and was not.
    private func compareNames() throws(Diagnostic) {
        let then = Set(known.map(\.file))
        let now = try Loaders.sources(of: sources)
        for path in then.symmetricDifference(now).sorted() {
            if then.contains(path) { throw gone(path) }
            throw .staleSnapshot(snapshot, "\(path) was not there when it was made", sources: sources)
        }
    }

    private func compare(_ known: SourceFile) {
        do throws(Diagnostic) {
            let file = try Loaders.file(known.file, of: sources)
            guard file.count == known.bytes || known.bytes == 0,
                let hash = FileHashes.sha256(of: file.bytes, cancellation, done: { file.release($0) })
            else { throw cancellation.isCancelled ? .stoppedChecking : changed(known.path) }
            if hash != known.sha256 { throw changed(known.path) }
        } catch { note(error) }
    }

    private func gone(_ path: String) -> Diagnostic {
        .staleSnapshot(snapshot, "\(path) is not there any more", sources: sources)
    }

    private func changed(_ path: String) -> Diagnostic {
        .staleSnapshot(snapshot, "\(path) has changed since", sources: sources)
    }

    /// The first fault stays.
    private func note(_ error: Diagnostic) { fault.withLock { $0 = $0 ?? error } }

    /// In a few words; nil where all files are the same.
    private static func change(from then: [SourceFile], to now: [SourceFile]) -> String? {
        let old = Dictionary(then.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 })
        let new = Dictionary(now.map { ($0.path, $0.sha256) }, uniquingKeysWith: { $1 })
        for path in Set(old.keys).union(new.keys).sorted() where old[path] != new[path] {
            if new[path] == nil { return "the evidence \(path) is not there any more" }
            return old[path] == nil ? "the evidence \(path) is new" : "the evidence \(path) has changed since"
        }
        return nil
    }
}

extension Diagnostic {
    fileprivate static var stoppedChecking: Diagnostic {
        Diagnostic(phase: .load, type: .interrupted, detail: .cancelled, message: "the opening was interrupted")
    }
}
