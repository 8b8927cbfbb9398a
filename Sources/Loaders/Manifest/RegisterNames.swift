// What registers are called, in five languages: the table `registers.csv`.

/// Names of registers, and how surely the name of a file is one.
struct RegisterNames: Sendable {
    /// By the words of a name, joined, the register as the conventions call it.
    private var registers: [String: String] = [:]
    private var longest = 1

    static let standard = RegisterNames(Resource.rows("registers.csv"))

    private init(_ rows: [[String]]) {
        for row in rows where row.count == 2 {
            for name in row[1].split(separator: "|") + [row[0][...]] {
                let words = nameWords(String(name))
                longest = max(longest, words.count)
                // Of a file's name the words that say nothing are taken away first: `Revue de direction` is revue, direction.
                let telling = words.filter { !noise.contains($0) }
                let forms = [words, words.dropLast() + words.suffix(1).map(singular), telling.count > 1 ? telling : []]
                for form in forms where !form.isEmpty {
                    registers[form.joined(), default: row[0]] = registers[form.joined()] ?? row[0]
                }
            }
        }
    }

    /// The register that a file's name speaks of, and how much of the name does, from 0 to 1: the longest name of a register in
    /// it, of two equal ones the later.
    func register(of path: String) -> (name: String, share: Double)? {
        let found = registers(of: path)
        guard let most = found.map(\.share).max() else { return nil }
        return found.last { $0.share == most }
    }

    /// All registers that a file's name speaks of, and how much of the name does, in the order of the name:
    /// `Beschlüsse Managementbewertung` may be the decisions or the reviews.
    func registers(of path: String) -> [(name: String, share: Double)] {
        let words = telling(path)
        var result: [(name: String, share: Double)] = []
        for first in words.indices {
            for last in first..<min(words.count, first + longest) {
                let part = Array(words[first...last])
                let forms = [part, part.dropLast() + part.suffix(1).map(singular)].map { $0.joined() }
                guard let name = forms.lazy.compactMap({ registers[$0] }).first else { continue }
                let share = Double(part.count) / Double(max(1, words.count))
                if let known = result.firstIndex(where: { $0.name == name }) {
                    result[known].share = max(result[known].share, share)
                } else {
                    result.append((name, share))
                }
            }
        }
        return result
    }

    /// The words of a file's name that say something: no years, versions, countries, tools.
    private func telling(_ path: String) -> [String] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var text = name
        if let colon = name.lastIndex(of: ":") {
            let sheet = String(name[name.index(after: colon)...])
            text = RegisterName(path: "x:" + sheet).words == ["x"] ? String(name[..<colon]) : sheet
        }
        if let point = text.lastIndex(of: "."), point > text.startIndex { text = String(text[..<point]) }
        return nameWords(text).filter { word in
            !(word.allSatisfy(\.isNumber) || noise.contains(word)
                || word.first == "v" && word.dropFirst().allSatisfy(\.isNumber))
        }
    }
}

private let noise: Set<String> = [
    "jira", "servicenow", "snow", "sap", "export", "exported", "extract", "download", "us", "uk", "de", "en", "fr",
    "es",
    "nl", "eu", "final", "copy", "kopie", "copie", "copia", "new", "neu", "old", "alt", "draft", "entwurf", "current",
    "aktuell",
    "isms", "smsi", "sgsi", "iso", "the", "der", "die", "das", "la", "le", "el", "los", "all", "data", "stand", "as",
    "of", "q1", "q2",
    "q3", "q4", "version", "sheet", "tabelle", "list", "latest", "signed", "rev",
]
