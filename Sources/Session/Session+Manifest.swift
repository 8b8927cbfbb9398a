// Manifests to begin with.

package import Diagnostics
import Loaders

extension Session {
    /// What files of usual names hold where a folder has no manifest: a manifest itself, with comments.
    package static var conventions: String { Loaders.conventions }

    /// A first manifest for a folder of registers, guessed from names, headings and rows, to be corrected.
    /// - Throws: `LoadError` where the folder or one of its tables can't be read.
    package static func firstManifest(forFolder path: String) throws(Diagnostic) -> String {
        try Loaders.proposal(forFolder: path)
    }
}
