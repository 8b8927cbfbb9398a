// What files mean where nobody says it.

import Diagnostics

/// The built-in conventions: a manifest like any other, which travels inside the program.
enum Conventions {
    static let name = "conventions.yaml"

    /// As it ships, with its comments.
    static var text: String { Resource.text(name) }

    static func manifest() throws(Diagnostic) -> Manifest { try Manifest(parsing: text, file: name) }

    /// What a file is called, without what makes no difference: the folder, the ending, capitals, the signs between words, a year or a
    /// version at the end, plurals, and words that only say that it is a list. `Incident_Register 2026.csv` is `incident`.
    static func canonicalName(_ path: String) -> String {
        var words = fileWords(path)
        while words.count > 1, let last = words.last, isVersion(last) { words.removeLast() }
        let telling = words.filter { !listWords.contains($0) }
        return (telling.isEmpty ? words : telling).map(singular).joined()
    }

    private static let listWords: Set<String> = ["register", "registry", "log", "list", "matrix", "plan", "table", "overview", "inventory"]

    private static func isVersion(_ word: String) -> Bool {
        let digits = word.hasPrefix("v") ? word.dropFirst() : word[...]
        return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    }
}

extension Loaders {
    /// The built-in conventions as a manifest.
    package static var conventions: String { Conventions.text }
}
