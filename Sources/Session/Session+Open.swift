// Opening an organisation.

package import Diagnostics
import Engine
import Graph
import Loaders
import Syntax
import Values

extension Session {
    /// Loads a folder, a manifest, a single file, or a snapshot of any of them.
    /// - Throws: `LoadError` where it can't be read; what was open before stays as it was.
    package func open(_ path: String, cancellation: Cancellation = Cancellation()) throws(Diagnostic) {
        let opened =
            if let snapshot = SnapshotReader(path, cancellation) {
                try snapshot.opened(within: settings.memoryLimit)
            } else {
                try loaded(path, cancellation)
            }
        try take(opened)
    }

    /// Loads a folder by a manifest that does not stand in it yet.
    func open(_ folder: String, manifest: String) throws(Diagnostic) {
        try take(try loaded(folder, Cancellation(), manifest: manifest))
    }

    private func take(_ opened: OpenedOrganisation) throws(Diagnostic) {
        try refuseRejected(opened)
        let organisation = opened.organisation
        self.organisation = organisation
        library = .forSessions
        library.register(DataQuality.rejected(opened.issues))
        library.register(DataQuality.records(organisation.files))
        library.register(EvidenceFiles.procedure(organisation.evidence + organisation.files))
        issues = opened.issues
        edits = []
        loaded = opened.graph
        keep(loaded)
    }

    /// Reads the files themselves.
    private func loaded(
        _ path: String, _ cancellation: Cancellation, manifest: String? = nil
    ) throws(Diagnostic) -> OpenedOrganisation {
        let fileHashes = FileHashes(cancellation)
        var options = unsafe LoadOptions(cancellation: cancellation, onFile: { unsafe fileHashes.add($0, $1) })
        let limit = settings.memoryLimit
        options.admit = { (bytes) throws(Diagnostic) in try Session.admit(path, expecting: bytes, within: limit) }
        options.manifest = manifest
        let opened = try Loaders.load(path, options: options)
        let (hashes, sizes) = fileHashes.all
        let graph = try running(opened.scripts, on: opened.graph, cancellation)
        let files = opened.files.map { file in
            var source = SourceFile(
                path: file.path, bytes: file.bytes, sha256: hashes[file.file] ?? "", rows: file.rows,
                rejected: file.rejected, repaired: file.repaired, notes: file.notes)
            source.sheet = file.sheet
            return source
        }
        var organisation = Organisation(
            name: opened.name, path: path, asOf: opened.asOf,
            period: opened.period.map { Period(from: $0.from, to: $0.to) },
            timeZone: opened.timeZone, files: files,
            manifest: opened.manifest.map {
                SourceFile(path: $0, bytes: sizes[$0] ?? 0, sha256: hashes[$0] ?? "", rows: 0)
            }, dataQualityCount: opened.issueCount)
        organisation.evidence = try EvidenceFiles.named(
            in: graph, of: path, besides: Set(hashes.keys), cancellation)
        return OpenedOrganisation(organisation: organisation, issues: opened.issues, graph: graph)
    }

    /// Under `--strict` a row that can't be taken as it stands is an error.
    private func refuseRejected(_ opened: OpenedOrganisation) throws(Diagnostic) {
        guard settings.strict, let first = opened.issues.first else { return }
        throw Diagnostic(
            phase: .load, type: .loadError, detail: .unreadableFile,
            message:
                "\(first.place): \(first.problem.rawValue) in column \(first.column): '\(first.value)'",
            help:
                "\(opened.organisation.dataQualityCount) rows or cells are like this; without --strict they are kept aside and counted."
        )
    }
}

/// What opening a path comes to, whichever way it is opened.
struct OpenedOrganisation {
    var organisation: Organisation
    /// At most `LoadedOrganisation.issueLimit`.
    var issues: [DataIssue]
    var graph: Graph
}

/// Two digits a byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var result = ""
    for byte in bytes {
        let digits = String(byte, radix: 16)
        result += digits.count == 1 ? "0" + digits : digits
    }
    return result
}
