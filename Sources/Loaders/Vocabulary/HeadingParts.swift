// Headings that are put together: whose a column is and what of it, or when something was or will be done again.

/// `Action due date`: what stands in front names a thing, the rest says what of it.
struct QualifiedHeading {
    /// The headings that the words in front may stand for.
    let of: [String]
    /// The rest, as written, and the headings that it may stand for.
    let rest: String
    let meanings: [String]

    /// Nil where no part in front and no rest is known.
    init?(_ header: String) {
        let words = withoutBrackets(header).split { $0 == " " || $0 == "_" }
        let known = HeadingWords.standard
        for count in words.indices.dropFirst().reversed() {
            let rest = words[count...].joined(separator: " ")
            let of = known.meanings(of: words[..<count].joined(separator: " "))
            let meanings = known.meanings(of: rest)
            if of.isEmpty || meanings.isEmpty { continue }
            (self.of, self.rest, self.meanings) = (of, rest, meanings)
            return
        }
        return nil
    }

    func means(_ name: String) -> Bool {
        isSameHeading(rest, name) || meanings.contains { bareHeading($0) == bareHeading(name) }
    }
}

/// A heading without the number behind it: `Owner 2` as `Owner`; nil where there is none.
func unnumbered(_ header: String) -> String? {
    let text = trimmed(withoutBrackets(header))
    guard let digit = text.last, digit.isNumber else { return nil }
    let bare = trimmed(String(text.dropLast()))
    return bare.last?.isLetter == true ? bare : nil
}

/// The headings that name the rows of a label: `CorrectiveAction` as `Corrective action`.
func headingsNaming(_ label: String) -> Set<String> {
    var words = ""
    for character in label {
        if character.isUppercase, !words.isEmpty { words.append(" ") }
        words.append(character.lowercased())
    }
    return Set(HeadingWords.standard.meanings(of: words))
}

/// Whether a heading says when something was done the last time or is due the next time, as `Letzter Wiederanlauftest` and
/// `Next assessment due` do: `Last performed`, `Next due`, or nil.
func recurrence(_ header: String) -> String? {
    let words = nameWords(withoutBrackets(header))
    guard let first = words.first, (2...5).contains(words.count),
        !words.dropFirst().contains(where: { notDone.contains($0) })
    else { return nil }
    if lastWords.contains(first) { return "Last performed" }
    return nextWords.contains(first) ? "Next due" : nil
}

private let lastWords: Set<String> = [
    "last", "latest", "previous", "letzte", "letzter", "letztes", "zuletzt", "dernier", "dernière", "última", "último",
    "ultima", "ultimo", "laatste", "vorige",
]

private let nextWords: Set<String> = [
    "next", "upcoming", "nächste", "nächster", "nächstes", "naechste", "prochain", "prochaine", "próxima", "próximo",
    "proxima", "proximo", "volgende", "eerstvolgende",
]

/// What has a last and a next time without being work that is done again.
private let notDone: Set<String> = [
    "name", "names", "nachname", "nom", "nombre", "naam", "update", "updated", "modified", "changed", "change",
    "edited",
    "viewed", "seen", "login", "logon", "version", "step", "steps", "action", "actions", "comment", "status", "result",
    "owner", "änderung", "aktualisierung", "anmeldung", "schritt", "schritte", "jour", "modification", "modificación",
    "actualización", "wijziging", "maj", "id", "no", "number", "by", "reviewer", "approver", "day", "year",
]
