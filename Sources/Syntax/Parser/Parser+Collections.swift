// Lists, maps, comprehensions and map projections.

import Diagnostics

extension Parser {
    /// `[1, 2]`, `[x IN list WHERE … | …]`, `[(a)-->(b) WHERE … | …]`
    mutating func parseSquare() throws(Diagnostic) -> Expression {
        let begin = start
        try enter()
        consume()
        let kind: Expression.Kind
        if atVariable(), peek().keyword == .in {
            kind = try parseListComprehension()
        } else if atPathPattern || atVariable() && peek().kind == .equal && isPathPattern(at: index + 2) {
            kind = try parsePatternComprehension()
        } else {
            let elements =
                at(.closeSquare) ? [] : try parseList { (parser) throws(Diagnostic) in try parser.parseExpression() }
            kind = .list(elements)
        }
        guard at(.closeSquare) else { throw unexpected("`,` or `]` in the list") }
        consume()
        leave()
        return Expression(kind, span(from: begin))
    }

    private mutating func parseListComprehension() throws(Diagnostic) -> Expression.Kind {
        let variable = try parseVariable()
        try expect(.in, "in the comprehension")
        let list = try parseOperators(.or, ExpressionContext(barSeparates: true))
        let filter = try parseInnerWhere()
        let projection: Expression? = eat(.bar) ? try parseExpression() : nil
        return .listComprehension(variable: variable, list: list, filter: filter, projection: projection)
    }

    private mutating func parsePatternComprehension() throws(Diagnostic) -> Expression.Kind {
        var path: Name?
        if !at(.openRound) {
            path = try parseVariable()
            consume()
        }
        let pattern = try parsePathPattern()
        let filter = try parseInnerWhere()
        try expect(.bar, "in the pattern comprehension, before what it collects")
        return .patternComprehension(path: path, pattern: pattern, filter: filter, projection: try parseExpression())
    }

    /// `WHERE …` inside brackets, where `|` may follow.
    mutating func parseInnerWhere() throws(Diagnostic) -> Expression? {
        guard eat(.where) else { return nil }
        return try parseOperators(.or, ExpressionContext(allowsPatterns: true, barSeparates: true))
    }

    /// `{key: value, …}`
    mutating func parseMap() throws(Diagnostic) -> Expression {
        let begin = start
        try enter()
        consume()
        let entries = at(.closeCurly) ? [] : try parseList { (parser) throws(Diagnostic) in try parser.parseMapEntry() }
        guard at(.closeCurly) else { throw unexpected("`,` or `}` in the map") }
        consume()
        leave()
        return Expression(.map(entries), span(from: begin))
    }

    private mutating func parseMapEntry() throws(Diagnostic) -> MapEntry {
        let isNumber = at(.integer) || at(.float) || at(.invalid) && list.source.utf8[Int(start)].isASCIIDigit
        if isNumber { throw keyBeginsWithDigit() }
        let key = try parseSchemaName("a key")
        if at(.closeCurly), peek(-2).kind == .openCurly { throw oldParameter(key) }
        try expect(.colon, "after the key")
        return MapEntry(key, try parseExpression())
    }

    /// `n {.name, .*, key: value, variable}`; the name is read already.
    mutating func parseMapProjection(of subject: Name) throws(Diagnostic) -> Expression {
        let begin = subject.span.start
        try enter()
        consume()
        let selectors =
            at(.closeCurly) ? [] : try parseList { (parser) throws(Diagnostic) in try parser.parseSelector() }
        guard at(.closeCurly) else { throw unexpected("`,` or `}` in the projection") }
        consume()
        leave()
        return Expression(.mapProjection(subject, selectors), span(from: begin))
    }

    private mutating func parseSelector() throws(Diagnostic) -> ProjectionSelector {
        if eat(.dot) {
            if eat(.star) { return .allProperties }
            return .property(try parseSchemaName("a property's name or `*` after the point"))
        }
        if atName(), peek().kind == .colon { return .entry(try parseMapEntry()) }
        return .variable(try parseVariable("a property, a key or a variable"))
    }

    // MARK: Wording

    private func keyBeginsWithDigit() -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "a key can't begin with a digit", at: token.span,
            help: "Put it in backquotes: `\(text(token))`.")
    }

    private func oldParameter(_ name: Name) -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "a map needs a value for each key", at: name.span,
            help: "A parameter is written $\(name.text).")
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { Lexer.isDigit(self) }
}
