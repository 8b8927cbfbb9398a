// From a heading to a property.

/// `Next review` as `nextReview`, `SLA` as `sla`, `Process-ID` as `processId`: words at blanks, `-`, `_` and `/`; a
/// word in capitals is one word.
func camelCase(_ header: String) -> String {
    let words = header.split { " -_/\t\n\r\u{A0}".contains($0) }.map { word in
        word.uppercased() == word ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
    }
    guard let first = words.first else { return header }
    return words.dropFirst().reduce(first) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
}

/// Two headings are the same where they differ only in case, blanks and punctuation.
func isSameHeading(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let bare = bareHeading(a)
    return !bare.isEmpty && bare == bareHeading(b)
}

/// A heading without case, blanks and punctuation; `Finding #` is `Finding no`.
func bareHeading(_ heading: String) -> String {
    let bare = heading.lowercased().filter { $0.isLetter || $0.isNumber }
    return heading.utf8.contains(UInt8(ascii: "#")) && !bare.isEmpty ? bare + "no" : bare
}
