// What files mean where nobody says it.

import Diagnostics

/// The built-in conventions: a manifest like any other, which travels inside the program.
enum Conventions {
    /// As it ships, with its comments.
    static var text: String { Resource.text("conventions.yaml") }

    static func manifest() throws(Diagnostic) -> Manifest { try Manifest(parsing: text, file: "conventions.yaml") }

    /// A path as the conventions' patterns expect it: in small letters, with hyphens between words.
    static func normalised(_ path: String) -> String {
        String(path.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    }

    /// Cells that mean nothing is there, in files that no convention names.
    static let missing = ["n/a", "-", "–", "—", "tbd"]
}

extension Loaders {
    /// The built-in conventions as a manifest.
    package static var conventions: String { Conventions.text }
}
