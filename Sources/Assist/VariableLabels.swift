// Which labels or types a variable has, as far as the patterns typed so far say.

import Diagnostics
import Syntax

/// The variables of a statement that is being typed, found without parsing it: an unfinished statement has no tree.
struct VariableLabels {
    /// In the order of first use.
    private(set) var names: [String] = []
    private(set) var labels: [String: [String]] = [:]
    private(set) var types: [String: [String]] = [:]

    init(_ place: CompletionPlace) {
        for index in place.tokens.indices {
            let kind = place.tokens[index].kind
            if kind == .openRound || kind == .openSquare {
                readElement(place, after: index, isNode: kind == .openRound)
            } else if let keyword = place.tokens[index].keyword, keyword == .as || keyword == .unwind {
                readAlias(place, after: index, keyword)
            }
        }
    }

    /// `(p:Process|Item`, `[r:OWNED_BY`
    private mutating func readElement(_ place: CompletionPlace, after bracket: Int, isNode: Bool) {
        var index = bracket + 1
        guard index < place.tokens.count, place.tokens[index].kind == .word, !isCall(place, bracket) else { return }
        let name = place.text(index)
        index += 1
        var found: [String] = []
        while index + 1 < place.tokens.count, [.colon, .bar, .ampersand].contains(place.tokens[index].kind) {
            found.append(place.text(index + 1))
            index += 2
        }
        // A name in brackets is a variable where a pattern can stand; elsewhere it is one only if a label follows.
        guard !found.isEmpty || isPattern(place, bracket) else { return }
        note(name)
        if isNode { labels[name, default: []] += found } else { types[name, default: []] += found }
    }

    private func isCall(_ place: CompletionPlace, _ bracket: Int) -> Bool {
        guard bracket > 0, place.tokens[bracket].kind == .openRound else { return false }
        let before = place.tokens[bracket - 1]
        return before.kind == .word && before.keyword == nil && before.span.end == place.tokens[bracket].span.start
    }

    private func isPattern(_ place: CompletionPlace, _ bracket: Int) -> Bool {
        guard bracket > 0 else { return false }
        let before = place.tokens[bracket - 1]
        if let keyword = before.keyword { return [.match, .create, .merge, .optional].contains(keyword) }
        return [.comma, .minus, .greater, .less, .equal].contains(before.kind)
    }

    private mutating func readAlias(_ place: CompletionPlace, after index: Int, _ keyword: Keyword) {
        guard keyword == .as, index + 1 < place.tokens.count, place.tokens[index + 1].kind == .word else { return }
        note(place.text(index + 1))
    }

    private mutating func note(_ name: String) {
        if !names.contains(name) { names.append(name) }
    }
}
