// What people write for the vocabulary's values, in five languages: the table `words.csv`.

/// Words for the values of properties, compared without regard to case, blanks and what stands around them.
struct WordTable: Sendable {
    /// By `Label.property`, then by the plain word.
    private var values: [String: [String: String]] = [:]

    static let standard = WordTable(Resource.rows("words.csv"))

    private init(_ rows: [[String]]) {
        for row in rows where row.count == 3 {
            for property in row[0].split(separator: " ") {
                for word in row[2].split(separator: "|") {
                    let plain = plainWord(String(word))
                    if values[String(property)]?[plain] == nil {
                        values[String(property), default: [:]][plain] = row[1]
                    }
                }
            }
        }
    }

    /// The value that a word stands for; nil where nobody knows it.
    func value(of word: String, _ property: String, of labels: [String]) -> String? {
        let plain = plainWord(word)
        for label in labels {
            guard let words = values[label + "." + property] else { continue }
            if let value = words[plain] ?? words[withoutNumber(plain)] { return value }
            if let share = Self.share(plain) { return words[share < 100 ? "in progress" : "completed"] }
            // `✓ active`, `Active - under review`, `Closed (verified 12 May)`: what stands first counts, where it is known.
            return Self.forms(of: plain).lazy.compactMap { words[$0] }.first
        }
        return nil
    }

    /// How much is done, as a percentage: `50 %`.
    private static func share(_ word: String) -> Int? {
        guard word.hasSuffix("%") else { return nil }
        return Int(word.dropLast().filter { $0 != " " }).flatMap { (0...100).contains($0) ? $0 : nil }
    }

    private static func forms(of word: String) -> [String] {
        var forms: [String] = []
        let bare = word.drop { !$0.isLetter && !$0.isNumber && $0 != "(" }
        if bare.count < word.count { forms.append(String(bare)) }
        for mark in [" (", " [", " - ", " – ", ": ", " / ", "/", ", ", "; "] {
            guard let range = bare.firstRange(of: mark), range.lowerBound > bare.startIndex else { continue }
            forms.append(plainWord(String(bare[..<range.lowerBound])))
        }
        return forms
    }

    /// `1 - critical` as `critical`, as tools that sort by a number write it.
    private func withoutNumber(_ word: String) -> String {
        let rest = word.drop { $0.isNumber }
        guard rest.count < word.count, let mark = rest.first(where: { $0 != " " }), "-–.:)".contains(mark) else {
            return word
        }
        return String(rest.drop { " -–.:)".contains($0) })
    }
}

/// A word in small letters, with single blanks, without a full stop or a mark at its end or brackets around it.
func plainWord(_ text: String) -> String {
    var word = text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    while let last = word.last, ".!:;,*".contains(last) { word.removeLast() }
    if word.hasPrefix("("), word.hasSuffix(")"), word.count > 2 { word = String(word.dropFirst().dropLast()) }
    return word
}
