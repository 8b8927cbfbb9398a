// What goes on in a core query.

import Syntax

extension Completer {
    func coreWords(_ place: CompletionPlace) -> [Suggestion] {
        guard let last = place.last else { return statementStarts }
        if let words = pathWords(place) ?? namingWords(place) { return words }
        if last.keyword == .not, place.token(back: 2)?.keyword == .is {
            return ["NULL", "LABELED"].map { Suggestion($0, .keyword) }
        }
        if let keyword = last.keyword, let next = Self.following[keyword] {
            return next.map { Suggestion($0, .keyword) }
        }
        if last.keyword == .call { return procedures }
        if isInsideNode(place) { return variables(place) }
        if expectsOperand(last) { return operands(place) }
        return afterOperand(place)
    }

    /// Keywords that can only go on in one way.
    private static let following: [Keyword: [String]] = [
        .optional: ["MATCH"], .order: ["BY"], .starts: ["WITH"], .ends: ["WITH"], .detach: ["DELETE"],
        .is: ["NULL", "NOT NULL", "LABELED"], .union: ["ALL", "MATCH", "RETURN"], .on: ["CREATE SET", "MATCH SET"],
    ]

    /// `(` or `[` of a pattern, where a variable may stand.
    private func isInsideNode(_ place: CompletionPlace) -> Bool {
        guard let last = place.last, last.kind == .openRound || last.kind == .openSquare else { return false }
        guard let before = place.token(back: 2) else { return false }
        if let keyword = before.keyword { return [.match, .create, .merge].contains(keyword) }
        return [.comma, .minus, .greater].contains(before.kind)
    }

    private func variables(_ place: CompletionPlace) -> [Suggestion] {
        bindings(place).names.map { Suggestion($0, .variable) }
    }

    /// Whether a value must come after this token.
    func expectsOperand(_ token: Token) -> Bool {
        switch token.kind {
        case .comma, .openRound, .openSquare, .plus, .minus, .star, .slash, .percent, .caret, .equal, .notEqual, .less,
            .lessOrEqual, .greater, .greaterOrEqual, .matches, .plusEqual, .bar:
            return true
        case .word:
            guard let keyword = token.keyword else { return false }
            return [
                .where, .return, .with, .unwind, .and, .or, .xor, .not, .in, .contains, .by, .distinct, .when, .then,
                .else,
                .case, .set, .remove, .delete, .skip, .limit, .filter, .show, .since, .before, .between, .all,
            ].contains(keyword)
        default: return false
        }
    }

    private func operands(_ place: CompletionPlace) -> [Suggestion] {
        var found = variables(place)
        if place.last?.keyword == .return || place.last?.keyword == .with {
            found.append(Suggestion("DISTINCT", .keyword))
        }
        found += functions
        return found + Self.operandKeywords.map { Suggestion($0, .keyword) }
    }

    static let operandKeywords = ["NOT", "EXISTS", "CASE", "true", "false", "null"]

    /// Operators and the clauses that may follow.
    private func afterOperand(_ place: CompletionPlace) -> [Suggestion] {
        var words = ["AND", "OR", "IS", "IN", "CONTAINS", "STARTS WITH", "ENDS WITH"]
        let clause = place.lastKeyword(among: Set(Keyword.clauseStarts + [.where, .union]))?.keyword
        switch clause {
        case .match:
            words = ["WHERE", "RETURN", "WITH", "OPTIONAL MATCH", "MATCH", "FILTER", "LET", "UNWIND", "FOR", "CALL"]
            words += ["CREATE", "MERGE", "SET", "REMOVE", "DELETE"]
        case .return: words += ["AS", "ORDER BY", "SKIP", "LIMIT", "UNION", "INTO"]
        case .with: words += ["AS", "WHERE", "ORDER BY", "SKIP", "LIMIT", "MATCH", "RETURN"]
        case .unwind: words = ["AS"] + Keyword.clauseStarts.map(\.rawValue)
        case .call: words = ["YIELD", "AS", "WHERE", "MATCH", "WITH", "RETURN"]
        default: words += Keyword.clauseStarts.map(\.rawValue)
        }
        if place.lastKeyword(among: [.order])?.keyword == .order { words = ["DESC", "ASC"] + words }
        if place.head == .expand, clause == .return { words.append("FOR openCypher") }
        return words.map { Suggestion($0, .keyword) }
    }
}
