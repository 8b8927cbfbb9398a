// A manifest on standard output: the built-in conventions, or a first one for a folder.

import Diagnostics
import Session

/// `weft manifest`: for whoever is about to write a manifest.
package struct ManifestPrinting {
    let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    /// The keys, for editors.
    package func schema() -> ExitStatus { terminal.put(Session.manifestSchema) }

    /// The conventions where no folder is given.
    package func run(_ folder: String?) -> ExitStatus {
        let text: String
        do throws(Diagnostic) {
            text =
                try folder.map { (path) throws(Diagnostic) in try Session.firstManifest(forFolder: path) }
                ?? Session.conventions
        } catch {
            terminal.tell(Snippet(error, in: nil).text)
            return .notLoaded
        }
        return terminal.put(text)
    }
}
