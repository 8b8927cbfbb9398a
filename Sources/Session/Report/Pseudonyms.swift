// Ids in place of persons' names.

import Values

/// Replaces names where they stand as words. Linear in the text, with a look-up a word.
struct Pseudonyms {
    /// By the first word of a name, the names that begin with it and their ids, the longest first.
    private var byFirstWord: [Substring: [(name: String, id: String)]] = [:]

    /// - Parameter table: columns id and name.
    init(_ table: ResultTable) {
        let rows = MapRows(table)
        for row in rows.rows {
            guard let id = rows.text(row, "id"), let name = rows.text(row, "name"), id != name,
                let first = name.split(separator: " ").first
            else { continue }
            byFirstWord[first, default: []].append((name, id))
        }
        for key in byFirstWord.keys {
            byFirstWord[key]?.sort { ($1.name.utf8.count, $0.name, $0.id) < ($0.name.utf8.count, $1.name, $1.id) }
        }
    }

    func applied(_ text: String) -> String {
        if byFirstWord.isEmpty { return text }
        var result = ""
        var rest = Substring(text)
        while let character = rest.first {
            guard Self.isWord(character) else {
                result.append(rest.removeFirst())
                continue
            }
            let word = rest.prefix(while: Self.isWord)
            if let known = byFirstWord[word]?.first(where: { Self.stands($0.name, at: rest) }) {
                result += known.id
                rest = rest.dropFirst(known.name.count)
            } else {
                result += word
                rest = rest[word.endIndex...]
            }
        }
        return result
    }

    /// Letters, digits, and what stands inside names.
    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "'" || character == "."
    }

    private static func stands(_ name: String, at text: Substring) -> Bool {
        guard text.hasPrefix(name) else { return false }
        return text.dropFirst(name.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
    }
}
