// FIND, COUNT and SAMPLE: which things, under which conditions.

import Diagnostics

extension Parser {
    /// `noun conditions SHOW … ORDER BY … SKIP … LIMIT …`; FIND is read already.
    mutating func parseFind() throws(Diagnostic) -> FindStatement {
        var find = try parseFindHead("what to find, such as processes")
        if eat(.show) { find.show = try parseProjectionItems() }
        (find.order, find.skip, find.limit) = try parseOrderSkipLimit()
        return find
    }

    /// `COUNT noun conditions BY …`
    mutating func parseCount() throws(Diagnostic) -> Statement.Kind {
        var find = try parseFindHead("what to count, such as processes")
        if let fault = countedPer(find.noun) { throw fault }
        if at(.by), let previous, let fault = byBehind(text(previous).uppercased()) { throw fault }
        let groups: [Expression] = eat(.by) ? try parseExpressions() : []
        (find.order, find.skip, find.limit) = try parseOrderSkipLimit()
        return .count(find, by: groups)
    }

    /// `25 FROM ( FIND … ) SEED 2026 BY …`
    mutating func parseSample() throws(Diagnostic) -> SampleStatement {
        let size = try parseExpression()
        try expect(.from, "after the size of the sample")
        try enter()
        try expect(.openRound, "before what is sampled")
        if at(.find), atName(1) { consume() }
        var sample = SampleStatement(size: size, population: try parseFind())
        try expect(.closeRound, "after what is sampled")
        leave()
        while at(.seed) || at(.by) {
            if eat(.seed) {
                guard sample.seed == nil else { throw unexpected("SEED only once") }
                sample.seed = try parseExpression()
            } else {
                guard sample.by.isEmpty else { throw unexpected("BY only once") }
                consume()
                sample.by = try parseExpressions()
            }
        }
        return sample
    }

    private mutating func parseExpressions() throws(Diagnostic) -> [Expression] {
        try parseList { (parser) throws(Diagnostic) in try parser.parseExpression() }
    }

    private mutating func parseFindHead(_ what: String) throws(Diagnostic) -> FindStatement {
        let noun = try parseNoun(what)
        if at(.is) || at(.equal) || at(.notEqual) || at(.dot) { throw missingWhere(noun) }
        return FindStatement(noun: noun, conditions: try parseFindConditions())
    }

    /// Qualifiers in any order, as many as there are.
    private mutating func parseFindConditions() throws(Diagnostic) -> [FindCondition] {
        var conditions: [FindCondition] = []
        while let condition = try parseFindCondition() { conditions.append(condition) }
        return conditions
    }

    private mutating func parseFindCondition() throws(Diagnostic) -> FindCondition? {
        let begin = start
        switch token.keyword {
        case .where:
            consume()
            return .where(try parsePredicate())
        case .with, .without:
            return try parseExistence()
        case .of:
            consume()
            return .of(try parseEntity("after OF"))
        case .from:
            consume()
            return .from(try parseEntity("after FROM"))
        case .to:
            consume()
            return .to(try parseEntity("after TO"))
        case .during:
            consume()
            try expect(.period, "after DURING")
            return .duringPeriod(.init(span(from: begin)))
        case .since:
            consume()
            return .since(try parseMoment())
        case .before:
            consume()
            return .before(try parseMoment())
        case .between:
            consume()
            let from = try parseMoment()
            try expect(.and, "between the two dates")
            return .between(from, try parseMoment())
        case .due:
            consume()
            try expect(.within, "after DUE")
            let days = try parseMoment()
            guard eat(.days) || eat(.day) else { throw unexpected("DAYS after the number", candidates: [.days]) }
            return .dueWithin(days)
        default:
            return nil
        }
    }

    /// A date: as much of an expression as binds tighter than AND and comparisons.
    private mutating func parseMoment() throws(Diagnostic) -> Expression {
        try parseOperators(.additive, ExpressionContext())
    }

    /// `WITH INCOMING interactions (WHERE …)`, `WITHOUT …`
    private mutating func parseExistence() throws(Diagnostic) -> FindCondition {
        let with = consume()
        let without = with.keyword == .without
        var direction: FlowDirection?
        if at(.incoming) || at(.outgoing), atName(1) {
            direction = consume().keyword == .incoming ? .incoming : .outgoing
        }
        let noun = try parseNoun("a noun after \(without ? "WITHOUT" : "WITH")")
        if let fault = negatedNoun(noun, after: with) { throw fault }
        var filter: [FindCondition] = []
        if at(.openRound) {
            try enter()
            consume()
            filter = try parseFindConditions()
            guard !filter.isEmpty, at(.closeRound) else {
                throw unexpected(
                    filter.isEmpty ? "a condition such as WHERE" : "`)` after the condition",
                    candidates: Parser.findWords)
            }
            consume()
            leave()
        }
        return .existence(without: without, direction, noun: noun, filter: filter)
    }

    // MARK: Wording

    private func missingWhere(_ noun: Name) -> Diagnostic {
        let words = noun.text.split(separator: " ").dropFirst()
        let condition = words.isEmpty ? "property" : words.joined(separator: " ")
        return .syntax(
            .unexpectedSyntax, "a condition begins with WHERE", at: noun.span,
            label: "did you mean WHERE \(condition) \(text(token)) …?",
            correction: words.count != 1 ? nil : "\(noun.text.prefix { $0 != " " }) WHERE \(condition)")
    }
}
