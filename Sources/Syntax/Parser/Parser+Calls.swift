// Calls of functions, and what looks like one: quantifiers, reduce, EXISTS and COUNT.

import Diagnostics

extension Parser {
    /// Whether a name with its brackets begins here: `name(`, `name.space.name(`.
    var atCall: Bool {
        guard atName() else { return false }
        var distance = 1
        while peek(distance).kind == .dot, atName(distance + 1) { distance += 2 }
        guard peek(distance).kind == .openRound else { return false }
        return distance > 1 || atVariable() || token.keyword == .exists
    }

    /// `name(DISTINCT argument, …)`
    mutating func parseCall() throws(Diagnostic) -> Expression {
        let begin = start
        let name = try parseDottedName("a function's name")
        try enter()
        consume()
        let distinct = eat(.distinct)
        let arguments =
            at(.closeRound) ? [] : try parseList { (parser) throws(Diagnostic) in try parser.parseExpression() }
        guard at(.closeRound) else { throw unexpected("`,` or `)` in the call of \(name.text)") }
        consume()
        leave()
        return Expression(.call(FunctionCall(name, distinct: distinct, arguments)), span(from: begin))
    }

    /// `exists(n.name)`, `exists((a)-->(b))`
    mutating func parseExistsCall() throws(Diagnostic) -> Expression {
        let begin = start
        let name = takeName()
        try enter()
        consume()
        let argument = try parsePredicate()
        try expect(.closeRound, "in the call of exists")
        leave()
        return Expression(.call(FunctionCall(name, [argument])), span(from: begin))
    }

    /// `EXISTS { query or pattern }`, `COUNT { … }`
    mutating func parseSubquery() throws(Diagnostic) -> Expression {
        let begin = start
        let isCount = consume().keyword == .count
        try enter()
        consume()
        let query = try atClause ? parseQuery() : parseBarePattern()
        try expect(.closeCurly, "after the subquery")
        leave()
        return Expression(isCount ? .countQuery(query) : .exists(query), span(from: begin))
    }

    /// `(a)-->(b) WHERE …`, which is short for a MATCH.
    private mutating func parseBarePattern() throws(Diagnostic) -> Query {
        let begin = start
        let pattern = try parsePattern()
        let predicate = try parseWhere()
        return Query(
            SingleQuery([Clause(.match(MatchClause(pattern: pattern, predicate: predicate)), span(from: begin))]))
    }

    /// Whether `(x IN` follows the word here.
    var atIteration: Bool { peek().kind == .openRound && atVariable(2) && peek(3).keyword == .in }

    var quantifierAhead: Quantifier? {
        guard atIteration else { return nil }
        switch token.keyword {
        case .some(.all): return .all
        case .some(.any): return .any
        // Spelt out, since a bare `.none` would match a word that is no keyword.
        case .some(.none): return Quantifier.none
        case .some(.single): return .single
        default: return nil
        }
    }

    /// `all(x IN list WHERE predicate)`
    mutating func parseQuantifier(_ quantifier: Quantifier) throws(Diagnostic) -> Expression {
        let begin = start
        let (variable, list) = try parseIterationHead()
        let predicate: Expression? = eat(.where) ? try parsePredicate() : nil
        guard at(.closeRound) else {
            throw unexpected("WHERE or `)` in \(quantifier.rawValue)()", candidates: [.where])
        }
        consume()
        leave()
        return Expression(
            .quantifier(quantifier, variable: variable, list: list, predicate: predicate), span(from: begin))
    }

    /// `filter(x IN list WHERE …)` and `extract(x IN list | …)`, the older spellings of a list comprehension.
    mutating func parseOldComprehension() throws(Diagnostic) -> Expression {
        let begin = start
        let (variable, list) = try parseIterationHead()
        let filter = try parseInnerWhere()
        let projection: Expression? = eat(.bar) ? try parseExpression() : nil
        try expect(.closeRound, "after the comprehension")
        leave()
        return Expression(
            .listComprehension(variable: variable, list: list, filter: filter, projection: projection),
            span(from: begin))
    }

    /// `word(x IN list`, one bracket deeper.
    private mutating func parseIterationHead() throws(Diagnostic) -> (Name, Expression) {
        consume()
        try enter()
        consume()
        let variable = try parseVariable()
        consume()
        return (variable, try parseOperators(.or, ExpressionContext(barSeparates: true)))
    }

    /// `reduce(sum = 0, x IN list | sum + x)`
    mutating func parseReduce() throws(Diagnostic) -> Expression {
        let begin = start
        guard atVariable(2), peek(3).kind == .equal else { return try parseCall() }
        consume()
        try enter()
        consume()
        let accumulator = try parseVariable()
        consume()
        let initial = try parseExpression()
        try expect(.comma, "after the first value of reduce()")
        let variable = try parseVariable()
        try expect(.in, "in reduce()")
        let list = try parseOperators(.or, ExpressionContext(barSeparates: true))
        try expect(.bar, "in reduce(), before what is done with each element")
        let body = try parseExpression()
        try expect(.closeRound, "after reduce(")
        leave()
        return Expression(
            .reduce(accumulator: accumulator, initial: initial, variable: variable, list: list, body: body),
            span(from: begin))
    }
}
