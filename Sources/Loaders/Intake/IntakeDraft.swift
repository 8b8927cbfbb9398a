// The manifest that an intake is about to write.

package import Diagnostics
package import Values

/// What the files of a folder are taken for, and what the auditor has said of them since: a manifest that grows with each answer.
package struct IntakeDraft: Sendable {
    /// The organisation's name.
    package var name: String
    /// The day that everything is judged by; nil where the auditor gives it with each question.
    package var asOf: CalendarDate?
    package var period: (from: CalendarDate, to: CalendarDate)?
    var timeZone: String?
    /// In the order of the folder; a table that holds several registers has several entries.
    var entries: [ProposedFile]
    let samples: [TableSample]

    /// The first line of every manifest that an intake wrote: one without it was written by a person and is left alone.
    static let mark = "# Written by weft intake. It can be corrected by hand, and weft intake goes on from it."

    /// A proposal for a folder, or what an earlier intake left there.
    ///
    /// Errors (`LoadError`): nothing there, no tables, a file that can't be read at all, a manifest that a person wrote.
    package init(folder path: String) throws(Diagnostic) {
        self = try IntakeDraft(path) { text in text.hasPrefix(Self.mark) }
    }

    /// What the folder is read by, whoever wrote its manifest: to report on it, not to go on from it.
    package init(reporting path: String) throws(Diagnostic) { self = try IntakeDraft(path) { _ in true } }

    private init(_ path: String, accepts: (String) -> Bool) throws(Diagnostic) {
        let folder = try OrganisationFolder(path)
        samples = try Loaders.samples(of: folder)
        if samples.isEmpty { throw .noData(path) }
        name = folder.root.split(separator: "/").last.map(String.init) ?? "organisation"
        entries = []
        guard let text = try Self.earlier(in: folder, accepts) else {
            entries = ManifestProposal(name: name, tables: samples, conventions: try Conventions.manifest()).files
            return
        }
        let manifest = try Manifest(parsing: text, file: OrganisationPlace.manifestName)
        name = manifest.name ?? name
        (asOf, period, timeZone) = (manifest.asOf, manifest.period, manifest.timeZone)
        entries = manifest.files.map { ProposedFile(rule: $0) }
    }

    /// What an earlier intake wrote; nil where there is no manifest.
    private static func earlier(
        in folder: OrganisationFolder, _ accepts: (String) -> Bool
    ) throws(Diagnostic) -> String? {
        for name in OrganisationPlace.manifestNames {
            guard let path = realPath(folder.root + "/" + name) else { continue }
            let file = try MappedFile(path: path, name: name)
            guard unsafe isUTF8(file.bytes) else { throw .unreadable(name, "a manifest is UTF-8 text") }
            let text = unsafe String(decoding: file.bytes, as: UTF8.self)
            guard accepts(text) else { throw .handWritten(name) }
            return text
        }
        return nil
    }

    /// The whole manifest, as it is saved.
    package var text: String {
        var lines = [Self.mark, "weft: 1", "name: " + quoted(name)]
        lines.append(asOf.map { "asOf: \($0)" } ?? "# asOf: 2026-03-31    # the day that everything is judged by")
        lines.append(
            period.map { "period: {from: \($0.from), to: \($0.to)}" }
                ?? "# period: {from: 2025-04-01, to: 2026-03-31}")
        lines.append(timeZone.map { "timeZone: " + quoted($0) } ?? "# timeZone: Europe/Berlin")
        return lines.joined(separator: "\n") + "\nfiles:"
            + (entries.isEmpty ? " []\n" : "\n" + entries.map(\.text).joined(separator: "\n"))
    }
}

// MARK: Wording

extension Diagnostic {
    fileprivate static func handWritten(_ name: String) -> Diagnostic {
        Diagnostic(
            phase: .load, type: .loadError, detail: .invalidManifest,
            message: "\(name) is there already, and no intake wrote it",
            help: "It stays as it is. Give it another name to begin an intake, or correct it by hand: .help manifest.")
    }
}
