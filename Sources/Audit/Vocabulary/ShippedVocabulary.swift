// Reading the vocabulary from its two tables.

import Diagnostics
import Syntax

extension Vocabulary {
    /// The vocabulary of the model. Rows that can't be read are left out; a test holds that there are none.
    package static let shipped = Vocabulary(
        nouns: commaSeparatedRows(embeddedText("nouns.csv")).compactMap(Noun.init(row:)),
        attributes: commaSeparatedRows(embeddedText("attributes.csv")).compactMap(Attribute.init(row:)))
}

extension Noun {
    fileprivate init?(row: [String: String]) {
        guard let label = row["label"], let singular = row["singular"], let plural = row["plural"],
            let display = row["display"]
        else { return nil }
        self.label = label
        self.singular = singular.words(at: "|")
        self.plural = plural.words(at: "|")
        self.display = display
        eventDate = row["event date"].flatMap { $0.isEmpty ? nil : $0 }
        properties = (row["properties"] ?? "").words(at: " ")
        due = row["due"].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Attribute {
    fileprivate init?(row: [String: String]) {
        guard let subject = row["subject"], let names = row["names"], let path = row["path"] else { return nil }
        self.subject = subject
        self.names = names.words(at: "|")
        pathText = path
        targets = (row["target"] ?? "").words(at: "|")
        isSingle = row["cardinality"] == "one"
        isColumn = row["column"] == "yes"
        self.path = readPath(path)
        also = readPath(row["also"] ?? "")
        let value = row["value"] ?? ""
        self.value = value.isEmpty ? nil : try? Parser.parseExpression(value)
        if !path.isEmpty && self.path == nil { return nil }
    }
}

private func readPath(_ text: String) -> PathPattern? {
    guard !text.isEmpty, case .query(let query)? = try? Parser.parseStatement("MATCH \(text) RETURN 1").kind,
        case .match(let match)? = query.first.clauses.first?.kind
    else { return nil }
    return match.pattern.paths.first
}

extension String {
    fileprivate func words(at separator: Character) -> [String] {
        split(separator: separator).map(String.init)
    }
}
