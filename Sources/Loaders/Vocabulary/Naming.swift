// From a heading to a property, from a file's name to a label.

/// `Next review` as `nextReview`, `SLA` as `sla`, `Process-ID` as `processId`: words at blanks, `-`, `_` and `/`; a word in capitals
/// is one word.
func camelCase(_ header: String) -> String {
    let words = header.split { " -_/\t\n\r\u{A0}".contains($0) }.map { word in
        word.uppercased() == word ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
    }
    guard let first = words.first else { return header }
    return words.dropFirst().reduce(first) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
}

/// `registers/asset-register.csv` as `Asset`: the file's name in the singular, in PascalCase, without what only says that it is a list.
func labelName(ofFile path: String) -> String {
    var words = fileWords(path)
    if words.count > 1, let last = words.last, ["register", "registry", "log", "list", "matrix", "table"].contains(last) { words.removeLast() }
    if let last = words.last { words[words.count - 1] = singular(last) }
    let label = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return label.isEmpty ? "Row" : label
}

/// The words of a file's name in small letters, without folder and ending.
func fileWords(_ path: String) -> [String] {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if let point = name.lastIndex(of: "."), point > name.startIndex { name = String(name[..<point]) }
    return name.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
}

func singular(_ word: String) -> String {
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("sses") || word.hasSuffix("xes") || word.hasSuffix("ches") { return String(word.dropLast(2)) }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") { return String(word.dropLast()) }
    return word
}

/// Two headings are the same where they differ only in case, blanks and punctuation between words.
func isSameHeading(_ a: String, _ b: String) -> Bool { a == b || camelCase(a).lowercased() == camelCase(b).lowercased() }
