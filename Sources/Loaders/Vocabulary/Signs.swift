// Words that do not say what something is, only that nothing stands there or what a row is: the table `signs.csv`.

/// Signs by their kind, in small letters.
struct Signs: Sendable {
    /// Cells that say that nothing is there.
    let nothing: [String]
    let nothingWords: Set<String>
    /// Cells that say so where somebody is to be named.
    let nobody: Set<String>
    /// What the first cell of a total begins with.
    let total: Set<String>
    /// What a line below or above a table begins with.
    let note: Set<String>
    /// Words in the names of roles and units, which no person is called.
    let group: Set<String>

    static let standard = Signs(Resource.rows("signs.csv"))

    private init(_ rows: [[String]]) {
        func words(_ kind: String) -> [String] {
            rows.filter { $0.first == kind }.flatMap { $0.last?.split(separator: "|").map(String.init) ?? [] }
        }
        nothing = words("nothing")
        nothingWords = Set(nothing)
        group = Set(words("group"))
        nobody = Set(words("nobody"))
        total = Set(words("total"))
        note = Set(words("note"))
    }
}

extension Signs {
    /// Whether a text names a role or a unit and no person: `HR Lead`, `IT`, `Abteilungsleitung`.
    func namesGroup(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        let endings = [
            "leiter", "leitung", "leiterin", "beauftragter", "beauftragte", "manager", "abteilung", "verantwortlicher",
            "team",
        ]
        return words.contains { word in group.contains(word) || endings.contains { word.hasSuffix($0) } }
    }
}
