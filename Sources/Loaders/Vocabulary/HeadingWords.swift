// What people call the columns of registers, in five languages: the table `headings.csv`.

/// The headings that the conventions know, and the words that mean the same.
struct HeadingWords: Sendable {
    /// By the bare word, the headings that it may stand for.
    private var meanings: [String: [String]] = [:]

    static let standard = HeadingWords(Resource.rows("headings.csv"))

    private init(_ rows: [[String]]) {
        for row in rows where row.count == 2 {
            for word in row[1].split(separator: "|") + [row[0][...]] {
                let bare = bareHeading(String(word))
                if !bare.isEmpty, meanings[bare]?.contains(row[0]) != true {
                    meanings[bare, default: []].append(row[0])
                }
            }
        }
    }

    /// The headings that a column's name may stand for: as written, without what stands in brackets, or either side of a slash.
    func meanings(of header: String) -> [String] {
        for form in Self.forms(of: header) {
            if let found = meanings[form] { return found }
        }
        return []
    }

    /// What a column's name stands for beyond doubt.
    func soleMeaning(of header: String) -> String? {
        let found = meanings(of: header)
        return found.count == 1 ? found[0] : nil
    }

    func isKnown(_ header: String) -> Bool {
        Self.forms(of: header).contains { meanings[$0] != nil || Vocabulary.standard.names.contains($0) }
    }

    /// How many of a row's cells are headings that are known.
    func known(among cells: [String]) -> Int { cells.count { !$0.isEmpty && isKnown($0) } }

    private static func forms(of header: String) -> [String] {
        var forms = [bareHeading(header)]
        if forms[0].isEmpty { forms = [header.filter { !$0.isWhitespace }] }
        let open = withoutBrackets(header)
        if open != header { forms.append(bareHeading(open)) }
        // `Responsable / Owner`: two languages side by side, or a unit behind a comma.
        for mark in [" / ", "/", " | ", ",", "\n", " - ", ":"] {
            guard let range = open.firstRange(of: mark) else { continue }
            forms.append(bareHeading(String(open[..<range.lowerBound])))
            forms.append(bareHeading(String(open[range.upperBound...])))
        }
        return forms.filter { !$0.isEmpty }
    }
}

/// A heading without what stands in brackets at its end: `Process Owner (R)`, `Due [dd.mm.yyyy]`.
func withoutBrackets(_ header: String) -> String {
    var text = header
    while let last = text.last, ")]".contains(last), let open = text.lastIndex(where: { "([".contains($0) }),
        open > text.startIndex
    {
        text = trimmed(String(text[..<open]))
    }
    return text
}
