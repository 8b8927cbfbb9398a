// Words that do not say what something is, only that nothing stands there or what a row is: the table `signs.csv`.

/// Signs by their kind, in small letters.
struct Signs: Sendable {
    /// Cells that say that nothing is there.
    let nothing: [String]
    let nothingWords: Set<String>
    /// Cells that say so where somebody is to be named.
    let nobody: Set<String>
    /// Words that a cell is made of that says that nobody has been named yet: that it is not so, and what is not so; and words
    /// that may stand beside them.
    private let negation: Set<String>
    private let appointing: Set<String>
    private let appointed: Set<String>
    /// What a spreadsheet shows in place of a value that it can't work out: no absence, but a cell that can't be read.
    private let error: Set<String>
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
        negation = Set(words("negation"))
        appointing = Set(words("appointing"))
        appointed = Set(words("appointed"))
        error = Set(words("error"))
        total = Set(words("total"))
        note = Set(words("note"))
    }
}

extension Signs {
    /// Whether a text is put together from words that say that nobody has been named yet: `to be confirmed`, `wird noch benannt`.
    func deniesSomebody(_ text: String) -> Bool {
        let words = plainWord(text).split { $0 == " " || $0 == "-" || $0 == "." || $0 == "/" }.map(String.init)
        guard (2...8).contains(words.count), words.contains(where: negation.contains),
            words.contains(where: appointing.contains)
        else { return false }
        return words.allSatisfy { negation.contains($0) || appointing.contains($0) || appointed.contains($0) }
    }

    /// Whether a cell holds what a spreadsheet shows where it failed: `#REF!`, or a column too narrow for its dates.
    func isFailure(_ text: String) -> Bool {
        guard text.count <= 16, let first = text.first, first == "#" || first == "e" || first == "E" else {
            return false
        }
        return error.contains(text.lowercased()) || text.count >= 3 && text.allSatisfy { $0 == "#" }
    }

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
