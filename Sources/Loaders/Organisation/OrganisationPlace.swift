// What a path that is to be opened leads to.

import Diagnostics
import Glibc

/// The folder that is opened, and the file in it that says what the others mean.
struct OrganisationPlace {
    let folder: OrganisationFolder
    /// Relative to the folder; nil where the conventions apply.
    let manifestPath: String?
    /// The only file to read, where a single table is opened.
    let onlyFile: String?
    /// What the organisation is called where its manifest does not say.
    let name: String

    static let manifestName = "isms.yaml"
    /// The names that a manifest may have, the usual one first.
    static let manifestNames = [manifestName, "isms.yml"]

    /// - Parameter isGivenManifest: whether a manifest is given that is to stand in the folder later.
    init(_ path: String, isGivenManifest: Bool = false) throws(Diagnostic) {
        guard let real = realPath(path) else { throw .noFile(path) }
        let parts = real.split(separator: "/").map(String.init)
        let last = parts.last ?? "organisation"
        if isFolder(real) {
            folder = try OrganisationFolder(real)
            let root = folder.root
            let present = Self.manifestNames.first { realPath(root + "/" + $0) != nil }
            manifestPath = isGivenManifest ? Self.manifestName : present
            onlyFile = nil
            name = last
            return
        }
        folder = try OrganisationFolder("/" + parts.dropLast().joined(separator: "/"))
        if last.hasSuffix(".yaml") || last.hasSuffix(".yml") {
            manifestPath = last
            onlyFile = nil
            name = parts.dropLast().last ?? last
        } else {
            manifestPath = nil
            onlyFile = last
            name = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        }
    }

    /// The manifest, else the conventions.
    func manifest(_ options: LoadOptions) throws(Diagnostic) -> Manifest {
        guard let manifestPath else { return try Conventions.manifest() }
        if let given = options.manifest { return try Manifest(parsing: given, file: manifestPath) }
        let file = try MappedFile(path: try folder.path(of: manifestPath), name: manifestPath)
        unsafe options.onFile?(manifestPath, file.bytes)
        if file.count > Manifest.sizeLimit { throw .tooLarge(manifestPath, "a manifest has at most 4 MiB") }
        let written: WrittenText
        do throws(WrittenText.Fault) { written = try WrittenText(unsafe Array(file.bytes)) } catch {
            throw .manifest(manifestPath, line: error.line, "the manifest \(error.problem)")
        }
        return try Manifest(parsing: written.text, file: manifestPath)
    }
}
