// What completion answers with.

/// One way to go on.
package struct Suggestion: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case keyword, label, type, property, attribute, noun, function, procedure, variable, parameter, check, query,
            grade, value
        case command, argument
    }

    /// What is put in.
    package var text: String
    package var kind: Kind
    /// What it is, in a few words: `42 nodes`, a signature, a summary.
    package var detail: String?
    /// What ends it once it is chosen: the quote behind a value.
    package var closing: String

    package init(_ text: String, _ kind: Kind, detail: String? = nil, closing: String = "") {
        self.closing = closing
        self.text = text
        self.kind = kind
        self.detail = detail
    }
}

/// The ways to go on from a place in a text.
package struct Completion: Hashable, Sendable {
    /// What a suggestion takes the place of, as offsets of UTF-8 code units.
    package var replaced: Range<Int>
    /// The most likely first.
    package var suggestions: [Suggestion]
    /// A file's path belongs here; only the caller can know which there are.
    package var wantsFile: Bool

    package init(replaced: Range<Int>, suggestions: [Suggestion] = [], wantsFile: Bool = false) {
        self.replaced = replaced
        self.suggestions = suggestions
        self.wantsFile = wantsFile
    }

    /// What all suggestions begin with, for a first press of Tab.
    package var commonPrefix: String {
        guard var prefix = suggestions.first?.text else { return "" }
        for suggestion in suggestions.dropFirst() {
            while !suggestion.text.lowercased().hasPrefix(prefix.lowercased()) { prefix.removeLast() }
        }
        return prefix
    }
}
