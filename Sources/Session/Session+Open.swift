// Opening an organisation.

package import Diagnostics
import Engine
import Graph
import Loaders
import Syntax
import Values

extension Session {
    /// Loads a folder, a manifest or a single file.
    /// - Throws: `LoadError` where it can't be read; what was open before stays as it was.
    package func open(_ path: String, cancellation: Cancellation = Cancellation()) throws(Diagnostic) {
        let fileHashes = FileHashes(cancellation)
        let options = unsafe LoadOptions(cancellation: cancellation, onFile: { unsafe fileHashes.add($0, $1) })
        let opened = try Loaders.load(path, options: options)
        let (hashes, sizes) = fileHashes.all
        try refuseRejected(opened)
        let graph = try running(opened.scripts, on: opened.graph)
        let evidence = try EvidenceFiles.named(in: graph, of: path, besides: Set(hashes.keys), cancellation)
        let files = opened.files.map { file in
            SourceFile(
                path: file.path, bytes: file.bytes, sha256: hashes[file.path] ?? "", rows: file.rows,
                rejected: file.rejected,
                repaired: file.repaired, notes: file.notes)
        }
        organisation = Organisation(
            name: opened.name, path: path, asOf: opened.asOf,
            period: opened.period.map { Period(from: $0.from, to: $0.to) },
            timeZone: opened.timeZone, files: files,
            manifest: opened.manifest.map {
                SourceFile(path: $0, bytes: sizes[$0] ?? 0, sha256: hashes[$0] ?? "", rows: 0)
            }, dataQualityCount: opened.issueCount)
        organisation?.evidence = evidence
        library = .forSessions
        library.register(DataQuality.rejected(opened.issues.map { DataQualityRow($0) }))
        library.register(DataQuality.records(files))
        library.register(EvidenceFiles.procedure(evidence + files))
        edits = []
        loaded = graph
        keep(graph)
    }

    /// Under `--strict` a row that can't be taken as it stands is an error.
    private func refuseRejected(_ opened: LoadedOrganisation) throws(Diagnostic) {
        guard settings.strict, let first = opened.issues.first else { return }
        throw Diagnostic(
            phase: .load, type: .loadError, detail: .unreadableFile,
            message:
                "\(first.file):\(first.line): \(first.problem.rawValue) in column \(first.column): '\(first.value)'",
            help: "\(opened.issueCount) rows or cells are like this; without --strict they are kept aside and counted.")
    }

    /// Scripts of CREATE statements are data: they are run before anybody asks.
    private func running(_ scripts: [(path: String, text: String)], on graph: Graph) throws(Diagnostic) -> Graph {
        if scripts.isEmpty { return graph }
        let builder = Session()
        builder.keep(graph)
        for script in scripts {
            do {
                _ = try builder.runScript(script.text)
            } catch {
                throw Diagnostic(
                    phase: .load, type: .loadError, detail: .unreadableFile,
                    message: "\(script.path): \(error.message)",
                    help: error.help)
            }
        }
        return builder.graph
    }
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

extension DataQualityRow {
    init(_ issue: DataIssue) {
        self.init(
            file: issue.file, line: issue.line, label: issue.label.isEmpty ? nil : issue.label,
            id: issue.id.isEmpty ? nil : issue.id, column: issue.column.isEmpty ? nil : issue.column,
            value: issue.value.isEmpty ? nil : issue.value, problem: issue.problem.rawValue,
            detail: issue.reason.isEmpty ? nil : issue.reason,
            relationship: issue.relationship.isEmpty ? nil : issue.relationship)
    }
}
