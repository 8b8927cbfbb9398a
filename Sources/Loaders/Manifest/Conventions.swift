// What files mean where nobody says it.

import Diagnostics

/// The built-in conventions: a manifest like any other, which travels inside the program.
enum Conventions {
    static let name = "conventions.yaml"

    /// As it ships, with its comments.
    static var text: String { Resource.text(name) }

    static func manifest() throws(Diagnostic) -> Manifest { try Manifest(parsing: text, file: name) }
}

extension Loaders {
    /// The built-in conventions as a manifest.
    package static var conventions: String { Conventions.text }
}
