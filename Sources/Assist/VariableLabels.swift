// Which labels or types a variable has, as far as the patterns typed so far say.

import Catalogue
import Diagnostics
import Syntax

/// The variables of a statement that is being typed, found without parsing it: an unfinished statement has no tree.
struct VariableLabels {
    /// In the order of first use.
    private(set) var names: [String] = []
    private(set) var labels: [String: [String]] = [:]
    private(set) var types: [String: [String]] = [:]

    init(_ place: CompletionPlace, _ graph: GraphCatalogue) {
        for index in place.tokens.indices {
            let kind = place.tokens[index].kind
            if kind == .openRound || kind == .openSquare {
                readElement(place, after: index, isNode: kind == .openRound)
            } else if let keyword = place.tokens[index].keyword, keyword == .as || keyword == .unwind {
                readAlias(place, after: index, keyword)
            }
        }
        for index in place.tokens.indices where place.tokens[index].kind == .openSquare {
            readHop(place, at: index, graph)
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

    // MARK: What a relationship says of its ends

    /// `(p:Process)-[:OWNED_BY]->(o`: what owners are by the data, where no label says it.
    private mutating func readHop(_ place: CompletionPlace, at open: Int, _ graph: GraphCatalogue) {
        guard let close = place.tokens[open...].firstIndex(where: { $0.kind == .closeSquare }),
            let left = place.tokens[..<open].lastIndex(where: { $0.kind == .openRound }),
            let right = place.tokens[close...].firstIndex(where: { $0.kind == .openRound }),
            right - close <= 3, open > 0, place.tokens[open - 1].kind == .minus,
            !place.tokens[open..<close].contains(where: { $0.kind == .star })
        else { return }
        let isArriving = open > 1 && place.tokens[open - 2].kind == .less
        let isLeaving = place.tokens[right - 1].kind == .greater
        var ends = place.tokens.indices[open..<close].flatMap { index -> [GraphCatalogue.Connection] in
            guard place.tokens[index].kind == .word else { return [] }
            return graph.relationshipTypes[place.text(index)]?.connections ?? []
        }.map { isArriving ? (left: $0.to, right: $0.from) : (left: $0.from, right: $0.to) }
        if isArriving == isLeaving { ends += ends.map { (left: $0.right, right: $0.left) } }
        let (near, far) = (labels(of: left, place), labels(of: right, place))
        ends = ends.filter { (near.isEmpty || near.contains($0.left)) && (far.isEmpty || far.contains($0.right)) }
        if near.isEmpty { learn(ends.map(\.left), of: left, place) }
        if far.isEmpty { learn(ends.map(\.right), of: right, place) }
    }

    /// Those of the node that begins at a bracket.
    private func labels(of bracket: Int, _ place: CompletionPlace) -> [String] {
        guard bracket + 1 < place.tokens.count else { return [] }
        if place.tokens[bracket + 1].kind == .word { return labels[place.text(bracket + 1)] ?? [] }
        return bracket + 2 < place.tokens.count ? [place.text(bracket + 2)] : []
    }

    private mutating func learn(_ found: [String], of bracket: Int, _ place: CompletionPlace) {
        guard bracket + 1 < place.tokens.count, place.tokens[bracket + 1].kind == .word else { return }
        let name = place.text(bracket + 1)
        for label in found where labels[name]?.contains(label) != true { labels[name, default: []].append(label) }
    }

    private mutating func note(_ name: String) {
        if !names.contains(name) { names.append(name) }
    }
}
