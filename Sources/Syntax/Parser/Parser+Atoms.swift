// Atoms: literals, variables, brackets, CASE.

import Diagnostics

extension Parser {
    /// What an expression is made of.
    mutating func parseAtom(_ context: ExpressionContext) throws(Diagnostic) -> Expression {
        switch token.kind {
        case .integer: return try parseIntegerLiteral()
        case .float: return try parseFloat()
        case .string:
            let begin = start
            return Expression(.literal(.string(try parseString("a text"))), span(from: begin))
        case .date: return try parseDate()
        case .parameter: return parseParameter()
        case .openRound: return try parseRound(context)
        case .openSquare: return try parseSquare()
        case .openCurly: return try parseMap()
        case .word: return try parseWord(context)
        case .quotedName: return try parseNamed()
        default: throw unexpected("a value")
        }
    }

    private mutating func parseIntegerLiteral() throws(Diagnostic) -> Expression {
        let span = token.span
        return Expression(.literal(.integer(try parseInteger("a whole number"))), span)
    }

    mutating func parseFloat() throws(Diagnostic) -> Expression {
        let token = consume()
        let digits = text(token)
        guard let value = Double(digits), value.isFinite else {
            throw .syntax(
                .floatingPointOverflow, "\(digits) is too large for a decimal number", at: token.span,
                help: "Decimal numbers reach up to about 1.8e308.")
        }
        return Expression(.literal(.float(value)), token.span)
    }

    /// `2026-01-01`, which must be a day of the calendar.
    private mutating func parseDate() throws(Diagnostic) -> Expression {
        guard isAudit else { throw unexpected("a value") }
        let token = consume()
        let date = text(token)
        guard CalendarDay.exists(date) else {
            throw .syntax(.invalidArgumentValue, "there is no day \(date)", at: token.span)
        }
        return Expression(.literal(.date(date)), token.span)
    }

    mutating func parseParameter() -> Expression {
        let token = consume()
        let name = String(text(token).dropFirst())
        return Expression(.parameter(name.hasPrefix("`") ? LiteralText.unquotedName(name) : name), token.span)
    }

    /// Round brackets hold an expression, or begin a pattern.
    private mutating func parseRound(_ context: ExpressionContext) throws(Diagnostic) -> Expression {
        let begin = start
        if atPathPattern { return try parsePatternPredicate(context) }
        try enter()
        consume()
        let inner = try parseOperators(.or, ExpressionContext(allowsPatterns: context.allowsPatterns))
        try expect(.closeRound, "after the expression")
        leave()
        return Expression(.parenthesized(inner), span(from: begin))
    }

    /// `(a)-[:T]->(b)` as a condition.
    mutating func parsePatternPredicate(_ context: ExpressionContext) throws(Diagnostic) -> Expression {
        let begin = start
        let pattern = try parsePathPattern()
        guard context.allowsPatterns else { throw patternAsValue(at: span(from: begin)) }
        return Expression(.pattern(pattern), span(from: begin))
    }

    /// A word: a literal, the head of a construct, a call, or a variable.
    private mutating func parseWord(_ context: ExpressionContext) throws(Diagnostic) -> Expression {
        let begin = start
        switch token.keyword {
        case .true, .false:
            return Expression(.literal(.boolean(consume().keyword == .true)), span(from: begin))
        case .null:
            consume()
            return Expression(.literal(.null), span(from: begin))
        case .case:
            return try parseCase()
        case .exists where peek().kind == .openCurly, .count where peek().kind == .openCurly:
            return try parseSubquery()
        case .exists where peek().kind == .openRound:
            return try parseExistsCall()
        case .count where peek().kind == .openRound && peek(2).kind == .star:
            for _ in 0..<3 { consume() }
            try expect(.closeRound, "after count(*")
            return Expression(.countStar, span(from: begin))
        case .shortestPath where peek().kind == .openRound, .allShortestPaths where peek().kind == .openRound:
            return try parsePatternPredicate(context)
        case .reduce where peek().kind == .openRound:
            return try parseReduce()
        default:
            if let quantifier = quantifierAhead { return try parseQuantifier(quantifier) }
            if at(.filter) || at(.extract), atIteration { return try parseOldComprehension() }
            return try parseNamed()
        }
    }

    /// A call, a map projection, or a variable.
    private mutating func parseNamed() throws(Diagnostic) -> Expression {
        if atCall { return try parseCall() }
        let begin = start
        let name = try parseVariable("a value")
        if at(.openCurly) { return try parseMapProjection(of: name) }
        return Expression(.variable(name.text), span(from: begin))
    }

    /// `CASE subject WHEN … THEN … ELSE … END`
    private mutating func parseCase() throws(Diagnostic) -> Expression {
        let begin = start
        try enter()
        consume()
        let subject: Expression? = at(.when) ? nil : try parseExpression()
        var branches: [CaseExpression.Branch] = []
        while eat(.when) {
            let condition = try subject == nil ? parsePredicate() : parseExpression()
            try expect(.then, "after the condition of CASE")
            branches.append(.init(condition: condition, result: try parseExpression()))
        }
        guard !branches.isEmpty else { throw unexpected("WHEN in CASE", candidates: [.when]) }
        let otherwise: Expression? = eat(.else) ? try parseExpression() : nil
        guard eat(.end) else { throw unexpected("WHEN, ELSE or END in CASE", candidates: [.when, .else, .end]) }
        leave()
        return Expression(
            .case(CaseExpression(subject: subject, branches: branches, otherwise: otherwise)), span(from: begin))
    }

    // MARK: Wording

    private func patternAsValue(at span: Span) -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "a pattern is a condition, not a value", at: span,
            help: "It can stand in WHERE. For a truth value write EXISTS { … }, for a list [ … | … ].")
    }
}

/// Just enough calendar to know whether a day exists.
enum CalendarDay {
    /// Whether ISO text `yyyy-mm-dd` names a day.
    static func exists(_ text: String) -> Bool {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return false }
        let year = parts[0]
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[parts[1] - 1]).contains(parts[2])
    }
}
