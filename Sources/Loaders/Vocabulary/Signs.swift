// Words that do not say what something is, only that nothing stands there or what a row is: the table `signs.csv`.

/// Signs by their kind, in small letters.
struct Signs: Sendable {
    /// Cells that say that nothing is there.
    let nothing: [String]
    /// Cells that say so where somebody is to be named.
    let nobody: Set<String>
    /// What the first cell of a total begins with.
    let total: Set<String>
    /// What a line below or above a table begins with.
    let note: Set<String>

    static let standard = Signs(Resource.rows("signs.csv"))

    private init(_ rows: [[String]]) {
        func words(_ kind: String) -> [String] {
            rows.filter { $0.first == kind }.flatMap { $0.last?.split(separator: "|").map(String.init) ?? [] }
        }
        nothing = words("nothing")
        nobody = Set(words("nobody"))
        total = Set(words("total"))
        note = Set(words("note"))
    }
}
