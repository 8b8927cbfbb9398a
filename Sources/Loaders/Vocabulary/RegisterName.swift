// What a register is about, read from the name of its file.

/// `Incident-Register_2026.csv` as the words `incident`: without what every register is called, the last one in
/// singular.
struct RegisterName: Sendable {
    /// In small letters; the last one in singular.
    let words: [String]

    init(path: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let ending = name.lastIndex(of: ".") ?? name.endIndex
        var words = nameWords(ending == name.startIndex ? name : String(name[..<ending]))
        // A sheet that has a name of its own says more than the file.
        if let colon = name[ending...].firstIndex(of: ":") {
            let sheet = nameWords(String(name[name.index(after: colon)...]))
            if let first = sheet.first, !plainSheets.contains(first) { words = sheet }
        }
        while words.count > 1, let last = words.last, isFiller(last) { words.removeLast() }
        while words.count > 1, let first = words.first, isVersion(first) { words.removeFirst() }
        if let last = words.popLast() { words.append(singular(last)) }
        self.words = words
    }

    /// What two names have in common that mean the same: `hand-offs` and `Handoff` are one.
    var key: String { words.joined() }

    /// The words as a label: `deletion evidence` as `DeletionEvidence`.
    var label: String {
        let label = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return label.first?.isLetter == true ? label : "Register" + label
    }
}

/// The words of a name in small letters, parted where something stands that is no letter or digit, and before a capital
/// after a small letter.
func nameWords(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in text {
        let isPart = character.isLetter || character.isNumber
        if !word.isEmpty, !isPart || (wasSmall && character.isUppercase) {
            words.append(word.lowercased())
            word = ""
        }
        if isPart { word.append(character) }
        wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
}

/// Whether a word at the end of a file's name says nothing about what the file holds.
private func isFiller(_ word: String) -> Bool { fillers.contains(word) || isVersion(word) }

/// What spreadsheets call a sheet that nobody has named.
private let plainSheets: Set<String> = [
    "sheet", "sheet1", "tabelle", "tabelle1", "feuil1", "feuille", "hoja1", "blad1",
]

private let fillers: Set<String> = [
    "register", "registers", "log", "logs", "list", "lists", "matrix", "schedule", "plan", "plans", "table", "sheet",
    "overview",
    "inventory", "catalogue", "catalog", "tracker", "export", "final", "copy", "all",
]

/// `2026`, `v2`, `q3`, `h1`.
private func isVersion(_ word: String) -> Bool {
    let digits = word.first.map { "vqh".contains($0) } == true ? word.dropFirst() : word[...]
    return !digits.isEmpty && digits.allSatisfy(\.isNumber)
}

/// The singular of an English noun in small letters, by the usual endings.
func singular(_ word: String) -> String {
    if let known = irregular[word] { return known }
    if word.count < 4 || ["ss", "us", "is"].contains(where: word.hasSuffix) { return word }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.hasSuffix("yses") { return word.dropLast(2) + "is" }
    if ["sses", "xes", "ches", "shes", "tuses", "nuses", "ruses"].contains(where: word.hasSuffix) {
        return String(word.dropLast(2))
    }
    return word.hasSuffix("s") ? String(word.dropLast()) : word
}

private let irregular = [
    "people": "person", "staff": "staff", "criteria": "criterion", "isms": "isms", "series": "series", "news": "news",
]
