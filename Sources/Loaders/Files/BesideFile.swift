// Files of an organisation beside a load: evidence that registers name, and the sources of a snapshot.

package import Diagnostics

extension Loaders {
    /// A file below an organisation's folder, mapped.
    /// - Parameter path: what was opened: the folder, its manifest or a file in it.
    /// - Throws: `LoadError` where nothing is there, where it can't be read, or where it lies outside the folder.
    package static func file(_ relative: String, of path: String) throws(Diagnostic) -> MappedFile {
        let place = try OrganisationPlace(path)
        return try MappedFile(path: try place.folder.path(of: relative), name: relative)
    }

    /// The files that opening a path would read, its manifest among them, and those that it would only tell of; each once.
    /// - Throws: `LoadError` as `load` does for the manifest and for files that are not there.
    package static func sources(of path: String) throws(Diagnostic) -> Set<String> {
        let place = try OrganisationPlace(path)
        let list = try SourceList(try place.manifest(.standard), place)
        return Set(list.sources.map(\.path) + list.ignored.map(\.file) + [place.manifestPath].compactMap { $0 })
    }
}
