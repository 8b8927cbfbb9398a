// Which conventions speak of a file.

/// The rules of the conventions by the names that their paths list.
struct ConventionIndex {
    private let entries: [(rule: Manifest.FileRule, names: Set<String>)]
    /// Registers as `registers.csv` calls them, where conventions speak of them.
    let registers: [String]
    /// For each of them the headings that its rules know, bare.
    let headings: [String: Set<String>]

    init(_ manifest: Manifest) {
        let entries = manifest.files.map {
            (rule: $0, names: Set(PathPattern.alternatives(of: $0.path).map { RegisterName(path: $0).key }))
        }
        self.entries = entries
        var headings: [String: Set<String>] = [:]
        for register in Resource.rows("registers.csv").compactMap(\.first) {
            let name = RegisterName(path: register).key
            var known: Set<String> = []
            for entry in entries where entry.names.contains(name) {
                known.formUnion(entry.rule.columns.map { bareHeading($0.header) })
                if let label = entry.rule.nodeLabels.first {
                    known.formUnion(Vocabulary.standard.properties(of: label).map { $0.lowercased() })
                }
            }
            if !known.isEmpty { headings[register] = known }
        }
        registers = headings.keys.sorted()
        self.headings = headings
    }

    /// The rules for a file that is called as the conventions say, in their order. O(entries).
    func rules(named path: String) -> [Manifest.FileRule] {
        let name = RegisterName(path: path).key
        return entries.filter { $0.names.contains(name) }.map(\.rule)
    }
}
