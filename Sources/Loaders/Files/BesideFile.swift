// Files that registers name without being one of them, such as evidence.

package import Diagnostics

extension Loaders {
    /// Gives the bytes of a file below an organisation's folder to `body`, while they are mapped.
    /// - Parameter path: what was opened: the folder, its manifest or a file in it.
    /// - Throws: `LoadError` where nothing is there, where it can't be read, or where it lies outside the folder.
    package static func withFile<Result>(
        _ relative: String, of path: String, _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(Diagnostic) -> Result {
        let place = try OrganisationPlace(path)
        let file = try MappedFile(path: try place.folder.path(of: relative), name: relative)
        return unsafe body(file.bytes)
    }
}
