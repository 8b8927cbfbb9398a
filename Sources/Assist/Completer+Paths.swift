// What goes on in a pattern, and behind the words that come from ISO GQL.

import Syntax

extension Completer {
    /// How the paths of a MATCH are chosen: at its start, behind the name of a path, and behind a first word of these.
    func pathWords(_ place: CompletionPlace) -> [Suggestion]? {
        guard place.openBracket == nil, let last = place.last,
            let clause = place.lastKeyword(among: Set(Keyword.clauseStarts + [.where])), clause.keyword == .match
        else { return nil }
        let words: [String]
        switch (last.kind, last.keyword) {
        case (.word, .match), (.comma, _): words = Self.pathStarts
        case (.equal, _) where place.tokens.count - clause.index <= 3 || place.token(back: 3)?.kind == .comma:
            words = Self.pathStarts
        case (.word, .any), (.word, .all): words = ["SHORTEST"]
        case (.word, .shortest): words = ["ACYCLIC", "TRAIL"]
        case (.word, .acyclic), (.word, .trail): words = []
        default: return nil
        }
        return words.map { Suggestion($0, .keyword) }
    }

    private static let pathStarts = ["ANY SHORTEST", "ALL SHORTEST", "SHORTEST", "ACYCLIC", "TRAIL"]

    /// Behind FOR and LET a new name stands, which nobody can guess, and then the word or sign that goes on.
    func namingWords(_ place: CompletionPlace) -> [Suggestion]? {
        switch place.last?.keyword {
        case .for: return place.head == .expand && place.tokens.count > 2 ? [Self.openCypher] : []
        case .let: return []
        default: break
        }
        switch place.token(back: 2)?.keyword {
        case .for: return [Suggestion("IN", .keyword)]
        case .let: return [Suggestion("=", .keyword)]
        default: return nil
        }
    }

    /// What ends `EXPAND … FOR openCypher`.
    static let openCypher = Suggestion("openCypher", .keyword)

    /// Whether a label stands next outside of brackets: `n IS LABELED Process|`
    func expectsLabel(_ place: CompletionPlace) -> Bool {
        guard let last = place.last else { return false }
        if last.keyword == .labeled { return true }
        guard [.bar, .ampersand, .exclamation].contains(last.kind),
            let test = place.lastKeyword(among: [.labeled, .and, .or, .not, .where, .return, .with])
        else { return false }
        return test.keyword == .labeled
    }

    /// Whether IS stands for the colon of a node or relationship: `(p IS`, `-[r IS`
    func isColon(_ place: CompletionPlace) -> Bool {
        guard place.last?.keyword == .is, let bracket = place.openBracket, bracket > 0,
            place.tokens.count - bracket <= 3
        else { return false }
        let before = place.tokens[bracket - 1]
        return before.kind == .minus || before.kind == .greater || before.keyword == .match
            || before.keyword == .create || before.keyword == .merge
    }
}
