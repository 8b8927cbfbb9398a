// The parser: its state, and the few verbs in which every production is written.

import Diagnostics

/// A recursive-descent parser. `parseX` reads production X of Grammar/weft.ebnf; functions that only look do not change it.
///
/// Productions throw at the first fault. A script goes on at the next `;`. No text makes the parser crash: brackets nest at
/// most `maximumNesting` deep, no tree grows higher than `maximumHeight`, no statement has more than `maximumLinks` parts that
/// a plan puts upon each other, and every loop consumes a token. So whoever walks a tree or a plan may do it by recursion.
package struct Parser {
    let list: TokenList
    var index = 0
    /// Whether dates and `IS MISSING` are allowed: in statements of the audit layer.
    var isAudit = false
    /// Whether the query of a POPULATION is being read, which ends at `AS MATCH …`.
    var inPopulation = false
    /// How many brackets, subqueries and nested statements are open around the current token.
    var nesting = 0
    /// The height of the highest expression read since the innermost enclosing one began.
    var tallest = 0

    /// How many clauses, paths and relationships of patterns were read of the statement.
    var links = 0

    package static let maximumNesting = 200
    package static let maximumHeight = 2_000
    package static let maximumLinks = 5_000

    init(_ list: TokenList) { self.list = list }

    // MARK: Looking

    var token: Token { list.tokens[min(index, list.tokens.count - 1)] }

    func peek(_ distance: Int = 1) -> Token { list.tokens[min(index + distance, list.tokens.count - 1)] }

    func at(_ kind: Token.Kind) -> Bool { token.kind == kind }

    func at(_ keyword: Keyword) -> Bool { token.keyword == keyword }

    func at(_ first: Keyword, _ second: Keyword) -> Bool { token.keyword == first && peek().keyword == second }

    /// At the end of the statement.
    var atEnd: Bool { at(.endOfText) || at(.semicolon) }

    /// Whether nothing stands between the current token and the next.
    var touchesNext: Bool { token.span.end == peek().span.start && peek().kind != .endOfText }

    // MARK: Consuming

    @discardableResult
    mutating func consume() -> Token {
        let token = self.token
        if index < list.tokens.count - 1 { index += 1 }
        return token
    }

    mutating func eat(_ kind: Token.Kind) -> Bool {
        guard at(kind) else { return false }
        consume()
        return true
    }

    mutating func eat(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        consume()
        return true
    }

    /// Both words, or none.
    mutating func eat(_ first: Keyword, _ second: Keyword) -> Bool {
        guard at(first, second) else { return false }
        consume()
        consume()
        return true
    }

    @discardableResult
    mutating func expect(_ kind: Token.Kind, _ place: String) throws(Diagnostic) -> Token {
        guard at(kind) else { throw unexpected("`\(kind.rawValue)` \(place)") }
        return consume()
    }

    mutating func expect(_ keyword: Keyword, _ place: String) throws(Diagnostic) {
        guard eat(keyword) else { throw unexpected("\(keyword.rawValue) \(place)", candidates: [keyword]) }
    }

    // MARK: Places

    var start: UInt32 { token.span.start }

    /// The end of the token before the current one.
    var previousEnd: UInt32 { index == 0 ? 0 : list.tokens[index - 1].span.end }

    func span(from start: UInt32) -> Span { Span(start: start, end: previousEnd) }

    func text(_ token: Token) -> String { list.source.text(in: token.span) }

    // MARK: Limits

    /// Goes one bracket deeper; each call is paired with `leave`.
    mutating func enter() throws(Diagnostic) {
        guard nesting < Parser.maximumNesting else { throw nestedTooDeep(at: token.span) }
        nesting += 1
    }

    mutating func leave() { nesting -= 1 }

    /// Puts another operator on top of the expression in hand.
    mutating func grow() throws(Diagnostic) {
        tallest += 1
        guard tallest <= Parser.maximumHeight else { throw tooHigh(at: token.span) }
    }

    /// Counts a clause, a path or a relationship: each is an operator above those before it.
    mutating func link() throws(Diagnostic) {
        links += 1
        guard links <= Parser.maximumLinks else { throw tooLong(at: token.span) }
    }

    /// Reads an expression of its own: its height counts from nought, and for the enclosing one as a whole.
    mutating func measured<Result>(
        _ read: (inout Parser) throws(Diagnostic) -> Result
    ) throws(Diagnostic) -> Result {
        let siblings = tallest
        tallest = 0
        let result = try read(&self)
        try grow()
        tallest = max(siblings, tallest)
        return result
    }
}

// MARK: Wording

private func nestedTooDeep(at span: Span) -> Diagnostic {
    .syntax(
        .nestingTooDeep, "brackets and subqueries are nested more than \(Parser.maximumNesting) deep", at: span,
        help: "Take the inner part out into a WITH of its own.")
}

private func tooLong(at span: Span) -> Diagnostic {
    .syntax(
        .nestingTooDeep,
        "the statement has more than \(Parser.maximumLinks) clauses, paths and relationships to look for", at: span,
        help: "Split it into several statements. A single CREATE may make any number.")
}

private func tooHigh(at span: Span) -> Diagnostic {
    .syntax(
        .nestingTooDeep, "more than \(Parser.maximumHeight) operators stand on top of each other", at: span,
        help: "Use IN with a list instead of many OR, or split the expression with WITH.")
}
