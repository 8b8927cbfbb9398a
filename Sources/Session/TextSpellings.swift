// How the files spell a text that a statement compares with.

import Assist
import Audit
import Diagnostics
import Graph
import Syntax
import Values

extension Session {
    /// Looks into the graph as it is now. Linear in the nodes of the label, or in what they are related to.
    var spellingLookup: SpellingLookup {
        { [graph] name, text in
            let known = Self.texts(of: name, in: graph)
            return known.filter { plain($0) == plain(text) }
        }
    }

    /// Warns of texts that no node of the register has: an empty answer may be a slip.
    func warnOfUnknownTexts(in find: FindStatement, on outcome: inout Outcome) {
        for compared in expander.comparedTexts(in: find) {
            let known = Set(compared.names.flatMap { Self.texts(of: $0, in: graph) })
            if known.isEmpty || known.count >= Self.mostTexts
                || known.contains(where: { plain($0) == plain(compared.text) })
            {
                continue
            }
            let nearest = NearestNames.nearest(to: compared.text, among: known.sorted()).first
            let name = compared.names[0]
            outcome.warnings.append(
                .warning(
                    .invalidArgumentValue, "none of the \(find.noun.text) has the \(name.name) '\(compared.text)'",
                    at: compared.span, label: nearest.map { "did you mean \($0)?" } ?? some(known),
                    correction: nearest.map { Expression(.literal(.string($0))).printed }))
        }
    }

    /// `it is open, closed or verified`; nil where that would be long.
    private func some(_ known: Set<String>) -> String? {
        known.count > 6 ? nil : "it is " + known.sorted().listed("or")
    }

    /// The texts that occur, at most `mostTexts` of them.
    private static func texts(of name: ComparedName, in graph: Graph) -> [String] {
        let source: ValueSource =
            name.isAttribute
            ? .attribute(name.name, label: name.label) : .property(name.name, labels: [name.label])
        return ValueCounter(graph: graph).values(of: source).map(\.text)
    }

    private static let mostTexts = 20_000
}

/// Without case and outer blanks.
private func plain(_ text: String) -> Substring {
    let text = text.lowercased()
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return text[first...last]
}
