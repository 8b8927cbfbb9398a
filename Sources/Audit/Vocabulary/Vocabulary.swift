// The vocabulary of audit statements: which nouns name which labels, and what can be asked of each.

package import Syntax

/// A label with the words for it.
package struct Noun: Sendable {
    package let label: String
    /// The first of each is the one that is printed.
    package let singular: [String]
    package let plural: [String]
    /// The property that names a node to a reader: `name`, `title`, `id`.
    package let display: String
    /// The property with the event date; nil for what has none.
    package let eventDate: String?
    /// Properties that the model knows, whether or not a file has them.
    package let properties: [String]
    /// The shipped function that gives the day on which a node is due; nil for what is never due.
    package let due: String?

    /// Whether a node of the label is a dated record, whose `date` is its event date as a DATE.
    var isRecord: Bool { eventDate != nil && label != "TriggerEvent" }
}

/// One way from a subject to what it is related to, under a name.
package struct Attribute: Sendable {
    package let subject: String
    /// The first is the one that is printed.
    package let names: [String]
    /// From the subject `s` to the target `t`; nil for one that is worked out from the subject alone.
    package let path: PathPattern?
    /// Labels that the target may have.
    package let targets: [String]
    /// Whether a subject has at most one.
    package let isSingle: Bool
    /// Whether it stands among the default columns where the data has it.
    package let isColumn: Bool
    /// What binds `t` where the path alone does not.
    package let also: PathPattern?
    /// What is shown of the target where it is not its display property; in terms of the path's variables.
    package let value: Expression?
    /// As in the table.
    package let pathText: String

    /// Whether INCOMING and OUTGOING can be asked of it.
    var isDirected: Bool { also != nil }
}

/// All nouns and attributes. Look-ups compare words without blanks, hyphens and case.
package struct Vocabulary: Sendable {
    package let nouns: [Noun]
    package let attributes: [Attribute]
    private let nounByWord: [String: Int]
    private let nounByLabel: [String: Int]

    init(nouns: [Noun], attributes: [Attribute]) {
        self.nouns = nouns
        self.attributes = attributes
        var byWord: [String: Int] = [:]
        var byLabel: [String: Int] = [:]
        for (index, noun) in nouns.enumerated() {
            byLabel[noun.label] = index
            for word in noun.singular + noun.plural + [noun.label] where byWord[plainWord(word)] == nil {
                byWord[plainWord(word)] = index
            }
        }
        nounByWord = byWord
        nounByLabel = byLabel
    }

    package func noun(named word: String) -> Noun? { nounByWord[plainWord(word)].map { nouns[$0] } }

    package func noun(ofLabel label: String) -> Noun? { nounByLabel[label].map { nouns[$0] } }

    /// The rows of the table for this name, of which there may be several that add up.
    package func attributes(of label: String, named word: String) -> [Attribute] {
        let plain = plainWord(word)
        return attributes(of: label).filter { $0.names.contains { plainWord($0) == plain } }
    }

    /// A dated record of any kind also has what every record has.
    package func attributes(of label: String) -> [Attribute] {
        let own = attributes.filter { $0.subject == label }
        guard label != "Record", noun(ofLabel: label)?.isRecord == true else { return own }
        let taken = Set(own.flatMap(\.names))
        return own + attributes.filter { $0.subject == "Record" && $0.path != nil && taken.isDisjoint(with: $0.names) }
    }

    /// Every word that `noun(named:)` knows, for suggestions.
    package var words: [String] { nouns.flatMap { $0.plural + $0.singular } }
}

/// A word without blanks, hyphens and underscores, in lower case.
func plainWord(_ word: String) -> String {
    String(word.lowercased().filter { $0 != " " && $0 != "-" && $0 != "_" })
}
