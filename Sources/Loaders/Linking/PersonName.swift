// Names of people as they are written: turned around, with titles, with initials.

/// A name taken apart, without titles and what stands in brackets.
struct PersonName: Equatable {
    /// In small letters, in the order in which they are spoken.
    let words: [String]
    /// What stood in brackets behind the name: a number, a role.
    let remark: String?

    init(_ text: String) {
        var text = text.lowercased()
        var remark: String?
        if let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
            remark = trimmed(String(text[text.index(after: open)..<close]))
            text = String(text[..<open]) + String(text[text.index(after: close)...])
        }
        self.remark = remark
        // An address says the name where it is written with a point.
        if let at = text.firstIndex(of: "@"), !text.contains(where: { $0.isWhitespace || ",;/".contains($0) }) {
            text = String(text[..<at]).replacing(".", with: " ").replacing("_", with: " ")
        }
        var parts = text.split(separator: ",", maxSplits: 1).map { Self.words(of: String($0)) }
        if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty { parts.swapAt(0, 1) }
        words = parts.flatMap { $0 }
    }

    private static func words(of text: String) -> [String] {
        let words = text.split { $0.isWhitespace }.map(String.init).filter { !isTitle($0) }
        // `J.P.` are two initials.
        return words.flatMap { $0.contains(".") ? $0.split(separator: ".").map(String.init) : [$0] }
    }

    /// `Dr.`, `Dr.-Ing.`, `Prof.Dr.`: nothing but titles.
    private static func isTitle(_ word: String) -> Bool {
        if titles.contains(word.filter { $0 != "." }) { return true }
        let parts = word.split { $0 == "." || $0 == "-" }.map(String.init)
        return parts.count > 1 && parts.allSatisfy { titles.contains($0) }
    }

    private static let titles: Set<String> = [
        "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "ing", "dipl", "dipl-ing", "mag", "msc", "bsc",
        "ma", "mba",
        "phd", "jun", "jr", "sen", "sr", "herr", "frau", "hr", "fr", "m", "mme", "mlle", "monsieur", "madame", "d",
        "dña", "don",
        "doña", "señor", "señora", "sra", "dhr", "mevr", "mw", "drs", "ir", "ext", "rer", "nat", "iur", "med", "hc",
    ]

    /// The same whatever the order of the words, with letters as they are written without marks.
    var key: String {
        // `Marie-Claire O'Neill` is `ONEILL Marie Claire`.
        words.flatMap { $0.split(separator: "-") }.map { plainLetters($0.filter { !"'’‘`".contains($0) }) }.sorted()
            .joined(separator: " ")
    }

    /// Whether initials or a lone family name may mean another name: for proposals only.
    func mayMean(_ other: PersonName) -> Bool {
        guard let family = words.last.map(plainLetters), let otherFamily = other.words.last.map(plainLetters) else {
            return false
        }
        if words.count == 1 {
            if family == otherFamily || other.words.map(plainLetters).contains(family) { return true }
            // `aweber`
            return other.words.count > 1 && family == String(plainLetters(other.words[0]).prefix(1)) + otherFamily
        }
        if family == otherFamily { return plainLetters(words[0]).first == plainLetters(other.words[0]).first }
        // `Weber A.`
        let (first, otherFirst) = (plainLetters(words[0]), plainLetters(other.words[0]))
        if first == otherFamily { return family.first == otherFirst.first }
        return isNear(
            words.map(plainLetters).joined(separator: " "), other.words.map(plainLetters).joined(separator: " "))
    }
}

/// A word as it is written where there are no marks: `müller` and `mueller` as `mueller`, `rené` as `rene`.
func plainLetters(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    var result = ""
    for character in word {
        switch character {
        case "ä", "æ": result += "ae"
        case "ö", "ø", "œ": result += "oe"
        case "ü": result += "ue"
        case "å": result += "aa"
        case "ß": result += "ss"
        case "ł": result += "l"
        case "đ": result += "d"
        default:
            result += letters[character] ?? String(character)
        }
    }
    return result
}

private let letters: [Character: String] = {
    var result: [Character: String] = [:]
    for (plain, marked) in [
        ("a", "áàâãāăą"), ("c", "çćč"), ("d", "ď"), ("e", "éèêëēėęě"), ("g", "ğ"), ("i", "íìîïīı"), ("n", "ñńň"),
        ("o", "óòôõōő"), ("r", "ř"), ("s", "śšş"), ("t", "ťţ"), ("u", "úùûūůű"), ("y", "ýÿ"), ("z", "źżž"),
    ] {
        for character in marked { result[character] = plain }
    }
    return result
}()

/// Whether two texts differ by one letter, or by two that changed places.
private func isNear(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a), Array(b))
    if a == b || min(a.count, b.count) < 6 || abs(a.count - b.count) > 1 { return a == b }
    var first = 0
    while first < min(a.count, b.count), a[first] == b[first] { first += 1 }
    var (i, j) = (a.count, b.count)
    while i > first, j > first, a[i - 1] == b[j - 1] { (i, j) = (i - 1, j - 1) }
    if i - first <= 1, j - first <= 1 { return true }
    return i - first == 2 && j - first == 2 && a[first] == b[first + 1] && a[first + 1] == b[first]
}
