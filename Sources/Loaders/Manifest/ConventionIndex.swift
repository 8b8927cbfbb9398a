// Which conventions speak of a file.

/// The rules of the conventions by the names that their paths list.
struct ConventionIndex {
    private let entries: [(rule: Manifest.FileRule, names: Set<String>)]

    init(_ manifest: Manifest) {
        entries = manifest.files.map {
            ($0, Set(PathPattern.alternatives(of: $0.path).map { RegisterName(path: $0).key }))
        }
    }

    /// The rules for a file, in their order; one that calls its nodes like the file where no convention knows its name.
    /// O(entries).
    func rules(for path: String) -> [Manifest.FileRule] {
        let name = RegisterName(path: path).key
        let known = entries.filter { $0.names.contains(name) }.map(\.rule)
        return known.isEmpty ? [SourceList.plainRule(path)] : known
    }
}
