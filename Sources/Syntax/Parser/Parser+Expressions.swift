// Expressions: operators, signs, and what stands behind an operand.

import Diagnostics

extension Parser {
    /// How an expression is read, which depends on where it stands.
    struct ExpressionContext {
        /// Where a truth value is expected, a pattern may stand.
        var allowsPatterns = false
        /// In a comprehension `|` separates, so `n:A|B` needs brackets there.
        var barSeparates = false
    }

    /// Any expression that gives a value.
    mutating func parseExpression() throws(Diagnostic) -> Expression {
        try parseOperators(.or, ExpressionContext())
    }

    /// An expression that gives a truth value.
    mutating func parsePredicate() throws(Diagnostic) -> Expression {
        try parseOperators(.or, ExpressionContext(allowsPatterns: true))
    }

    /// An operand and all operators behind it that bind at least as tightly as `minimum`: precedence climbing.
    mutating func parseOperators(
        _ minimum: Precedence, _ context: ExpressionContext
    ) throws(Diagnostic) -> Expression {
        try measured { (parser) throws(Diagnostic) in
            let begin = parser.start
            var left = try parser.parsePrefix(minimum, context)
            while let next = try parser.parseOperator(after: left, from: begin, minimum, context) { left = next }
            return left
        }
    }

    /// One operator with its right side, or nil where none follows that binds tightly enough.
    private mutating func parseOperator(
        after left: Expression, from begin: UInt32, _ minimum: Precedence, _ context: ExpressionContext
    ) throws(Diagnostic) -> Expression? {
        if comparisonOperator != nil {
            return minimum <= .comparison ? try parseComparison(left, from: begin, context) : nil
        }
        if at(.is) {
            return minimum <= .predicate ? try parseIs(left, from: begin, context) : nil
        }
        guard let sign = binaryOperator, sign.precedence >= minimum else {
            if at(.exclamation), touchesNext, peek().kind == .equal { throw unexpected("an operator") }
            return nil
        }
        guard left.kind.precedence >= sign.precedence else { throw bracketsWanted(around: left, before: sign) }
        if sign == .subtract, isDashComment { throw dashComment(at: token.span.joined(peek().span)) }
        consume()
        if sign == .startsWith || sign == .endsWith { consume() }
        let right = try parseOperators(sign.precedence.tighter, context)
        try grow()
        return Expression(.binary(sign, left, right), span(from: begin))
    }

    /// ` -- ` between blanks, which is no double minus.
    private var isDashComment: Bool {
        guard touchesNext, peek().kind == .minus, previousEnd < token.span.start else { return false }
        return peek().span.end < peek(2).span.start || peek(2).kind == .endOfText
    }

    private var binaryOperator: BinaryOperator? {
        switch token.kind {
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .percent: .modulo
        case .caret: .power
        case .matches: .matches
        case .word: wordOperator
        default: nil
        }
    }

    private var wordOperator: BinaryOperator? {
        switch token.keyword {
        case .or: .or
        case .xor: .xor
        case .and: .and
        case .in: .in
        case .contains: .contains
        case .starts where peek().keyword == .with: .startsWith
        case .ends where peek().keyword == .with: .endsWith
        default: nil
        }
    }

    private var comparisonOperator: ComparisonOperator? {
        switch token.kind {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        default: nil
        }
    }

    /// `a < b <= c`
    private mutating func parseComparison(
        _ left: Expression, from begin: UInt32, _ context: ExpressionContext
    ) throws(Diagnostic) -> Expression {
        var steps: [ComparisonStep] = []
        while let sign = comparisonOperator {
            consume()
            try grow()
            steps.append(ComparisonStep(sign, try parseOperators(.predicate, context)))
        }
        return Expression(.comparison(left, steps), span(from: begin))
    }

    /// `IS [NOT] NULL`, `IS [NOT] LABELED …`, and in audit statements `IS MISSING`, `IS PRESENT`
    private mutating func parseIs(
        _ left: Expression, from begin: UInt32, _ context: ExpressionContext
    ) throws(Diagnostic) -> Expression {
        consume()
        try grow()
        let negated = eat(.not)
        if eat(.null) { return Expression(.isNull(left, negated: negated), span(from: begin)) }
        if eat(.labeled) {
            let labels = try parseLabelExpression(barSeparates: context.barSeparates)
            return Expression(.hasLabels(left, negated ? .not(labels) : labels), span(from: begin))
        }
        if !negated, at(.missing) || at(.present) {
            guard isAudit else { throw presenceInCore() }
            return Expression(.isNull(left, negated: consume().keyword == .present), span(from: begin))
        }
        let words: [Keyword] = isAudit ? [.null, .not, .missing, .present, .labeled] : [.null, .not, .labeled]
        throw unexpected(
            isAudit ? "MISSING, PRESENT, NULL or NOT NULL after IS" : "NULL or NOT NULL after IS", candidates: words)
    }

    /// NOT and signs, then an operand. Runs of them are read in a loop, so that a thousand of them nest nothing.
    private mutating func parsePrefix(
        _ minimum: Precedence, _ context: ExpressionContext
    ) throws(Diagnostic) -> Expression {
        if at(.not) {
            guard minimum <= .not else { throw misplacedNot() }
            return try parseNot(context)
        }
        if at(.exclamation), !(touchesNext && peek().kind == .equal) { throw exclamationForNot() }
        return try parseSigned(context)
    }

    private mutating func parseNot(_ context: ExpressionContext) throws(Diagnostic) -> Expression {
        var starts: [UInt32] = []
        while at(.not) { starts.append(consume().span.start) }
        var result = try parseOperators(.comparison, context)
        for begin in starts.reversed() {
            try grow()
            result = Expression(.unary(.not, result), span(from: begin))
        }
        return result
    }

    private mutating func parseSigned(_ context: ExpressionContext) throws(Diagnostic) -> Expression {
        var signs: [(sign: UnaryOperator, start: UInt32)] = []
        while let sign = signAhead {
            let begin = start
            if sign == .minus, let number = try parseNegativeNumber(context) {
                return try signed(number, by: signs)
            }
            consume()
            signs.append((sign, begin))
        }
        return try signed(try parsePostfix(context), by: signs)
    }

    /// A plain sign, or the dash that a word processor put in front of a number.
    private var signAhead: UnaryOperator? {
        switch token.kind {
        case .plus: .plus
        case .minus: .minus
        case .typographicDash where touchesNext && (peek().kind == .integer || peek().kind == .float): .minus
        default: nil
        }
    }

    private mutating func signed(
        _ operand: Expression, by signs: [(sign: UnaryOperator, start: UInt32)]
    ) throws(Diagnostic) -> Expression {
        var result = operand
        for (sign, begin) in signs.reversed() {
            try grow()
            result = Expression(.unary(sign, result), span(from: begin))
        }
        return result
    }

    /// A minus and a number are one literal, which alone makes room for the least of all integers. nil, nothing consumed,
    /// where something else follows the minus.
    private mutating func parseNegativeNumber(_ context: ExpressionContext) throws(Diagnostic) -> Expression? {
        let number = peek()
        guard number.kind == .integer || number.kind == .float else { return nil }
        switch peek(2).kind {
        case .dot, .openSquare, .colon: return nil
        default: break
        }
        let begin = start
        consume()
        guard number.kind == .integer else {
            guard case .literal(.float(let value)) = try parseFloat().kind else { return nil }
            return Expression(.literal(.float(-value)), span(from: begin))
        }
        guard let magnitude = LiteralText.magnitude(text(number)), magnitude <= UInt64(Int64.max) + 1 else {
            throw integerTooLarge("-" + text(number), at: Span(start: begin, end: number.span.end))
        }
        consume()
        let value = Int64(truncatingIfNeeded: 0 &- magnitude)
        return Expression(.literal(.integer(value)), span(from: begin))
    }

    /// An atom and its `.property`, `[index]`, `[from..to]`, `:Label`.
    mutating func parsePostfix(_ context: ExpressionContext, labels: Bool = true) throws(Diagnostic) -> Expression {
        let begin = start
        var result = try parseAtom(context)
        while true {
            if at(.dot) {
                consume()
                let name = try parseSchemaName("a property's name after the point")
                result = Expression(.property(result, name), span(from: begin))
            } else if at(.openSquare) {
                result = try parseSubscript(of: result, from: begin)
            } else {
                break
            }
            try grow()
        }
        if labels, at(.colon), atLabelStart(1) {
            consume()
            let label = try parseLabelExpression(barSeparates: context.barSeparates)
            try grow()
            result = Expression(.hasLabels(result, label), span(from: begin))
        }
        return result
    }

    private mutating func parseSubscript(of subject: Expression, from begin: UInt32) throws(Diagnostic) -> Expression {
        try enter()
        consume()
        let first: Expression? = at(.dotDot) ? nil : try parseExpression()
        let result: Expression.Kind
        if eat(.dotDot) {
            let last: Expression? = at(.closeSquare) ? nil : try parseExpression()
            result = .slice(subject, from: first, to: last)
        } else if let first {
            result = .index(subject, first)
        } else {
            throw unexpected("a position")
        }
        try expect(.closeSquare, "after the position")
        leave()
        return Expression(result, span(from: begin))
    }

    // MARK: Wording

    private func presenceInCore() -> Diagnostic {
        let isMissing = at(.missing)
        let plain = isMissing ? "NULL" : "NOT NULL"
        return .syntax(
            .unexpectedSyntax, "IS \(isMissing ? "MISSING" : "PRESENT") belongs to audit statements", at: token.span,
            label: "write \(plain)", correction: plain)
    }

    /// `a IS NULL + 1`, which no rule of the grammar gives and which could be meant in two ways.
    private func bracketsWanted(around left: Expression, before sign: BinaryOperator) -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "`\(sign.rawValue)` can't stand behind a test with IS", at: token.span,
            help: "Put the test in brackets: (\(left.printed)) \(sign.rawValue) …")
    }

    private func misplacedNot() -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "NOT can't stand behind this operator", at: token.span,
            help: "Put the negation in brackets: (NOT …).")
    }
}
