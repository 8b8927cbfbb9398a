// What labels, properties and values of a management system are called: the table `vocabulary.csv`.

/// The properties that the built-in checks know, with their types and, where they are words, the words.
struct Vocabulary: Sendable {
    struct Property: Sendable {
        /// Nil where the cells decide.
        var type: CellType?
        /// Accepted words in small letters, and how the vocabulary spells them.
        var values: [String: String]
        /// In their order, for messages.
        var spellings: [String]
    }

    /// By label, then by property. The label `-` holds what any relationship may have.
    private var properties: [String: [String: Property]] = [:]
    /// For each label of dated records the property that dates them.
    private(set) var eventDates: [String: String] = [:]
    /// Of all properties, bare, as headings are compared.
    private(set) var names: Set<String> = []

    static let standard = Vocabulary(Resource.rows("vocabulary.csv"))

    private init(_ rows: [[String]]) {
        for row in rows where row.count >= 5 {
            var property = Property(type: CellType(rawValue: row[2]), values: [:], spellings: [])
            for word in row[3].split(separator: "|").map(String.init) {
                property.values[word.lowercased()] = word
                property.spellings.append(word)
            }
            properties[row[0], default: [:]][row[1]] = property
            names.insert(row[1].lowercased())
            if row[4] == "yes" { eventDates[row[0]] = row[1] }
        }
    }

    /// What the first of the labels that knows the property says of it.
    func property(_ name: String, of labels: [String]) -> Property? {
        for label in labels {
            if let property = properties[label]?[name] { return property }
        }
        return nil
    }

    /// The names of the properties that a label is known to have.
    func properties(of label: String) -> [String] { (properties[label]?.keys).map(Array.init) ?? [] }

    /// The pseudo-label of relationships.
    static let relationship = "-"
    /// The label of dated records.
    static let record = "Record"
}
