// Statements: which one begins here.

import Diagnostics

extension Parser {
    /// A statement. With `takesInto`, `INTO 'file'` at its end belongs to it; where statements nest, the outermost takes it.
    mutating func parseStatement(takesInto: Bool) throws(Diagnostic) -> Statement {
        try enter()
        let begin = start
        let kind = try parseStatementKind()
        var statement = Statement(kind)
        if takesInto, eat(.into) {
            let place = token.span
            statement.into = IntoTarget(try parseString("the name of a file in quotes after INTO"), place)
        }
        statement.location = .init(span(from: begin))
        leave()
        return statement
    }

    private mutating func parseStatementKind() throws(Diagnostic) -> Statement.Kind {
        if atClause { return .query(try parseQuery()) }
        guard let keyword = token.keyword, Keyword.auditStarts.contains(keyword) else { throw noStatement() }
        let wasAudit = isAudit
        isAudit = true
        defer { isAudit = wasAudit }
        consume()
        switch keyword {
        case .find: return .find(try parseFind())
        case .count: return try parseCount()
        case .check: return .check(try parseCheck())
        case .trace: return .trace(try parseTrace())
        case .loop: return .loop(try parseLoop())
        case .map: return .map(try parseMap())
        case .why: return try parseWhy()
        case .sample: return .sample(try parseSample())
        case .compare:
            try expect(.with, "after COMPARE")
            return .compare(folder: try parseTextOrParameter("a folder in quotes after COMPARE WITH"))
        case .define: return try parseDefinition()
        case .run: return try parseRun()
        case .show: return .show(try parseShowTopic())
        case .expand: return try parseExpand()
        case .explain:
            let rules = eat(.rules)
            return .explain(try parseInnerStatement(), rules: rules)
        case .profile: return .profile(try parseInnerStatement())
        default: return .rollback
        }
    }

    private mutating func parseInnerStatement() throws(Diagnostic) -> Statement {
        isAudit = false
        return try parseStatement(takesInto: false)
    }

    /// `EXPAND statement FOR openCypher`
    private mutating func parseExpand() throws(Diagnostic) -> Statement.Kind {
        let statement = try parseInnerStatement()
        guard at(.for) else { return .expand(statement, forOpenCypher: false) }
        consume()
        try expect(.openCypher, "after FOR")
        return .expand(statement, forOpenCypher: true)
    }

    /// `RUN name(parameter: value)`
    private mutating func parseRun() throws(Diagnostic) -> Statement.Kind {
        let name = try parseHyphenatedName("the name of a saved query after RUN")
        return .run(name, arguments: try parseRunArguments())
    }

    /// `WHY check 'subject'`
    private mutating func parseWhy() throws(Diagnostic) -> Statement.Kind {
        let name = try parseHyphenatedName("the name of a check after WHY")
        return .why(check: name, subject: try parseTextOrParameter("the subject's id or name in quotes"))
    }

    /// A text in quotes, or a parameter.
    mutating func parseTextOrParameter(_ what: String) throws(Diagnostic) -> Expression {
        if at(.parameter) { return parseParameter() }
        let begin = start
        return Expression(.literal(.string(try parseString(what))), span(from: begin))
    }

    // MARK: SHOW

    private mutating func parseShowTopic() throws(Diagnostic) -> ShowTopic {
        if let keyword = token.keyword, let topic = Parser.plainTopics[keyword] {
            consume()
            return topic
        }
        switch token.keyword {
        case .relationship:
            consume()
            try expect(.types, "after SHOW RELATIONSHIP")
            return .relationshipTypes
        case .properties:
            consume()
            try expect(.of, "and a label after SHOW PROPERTIES")
            return .properties(of: try parseNoun("a label or noun"))
        case .check:
            consume()
            return .check(try parseHyphenatedName("the name of a check"))
        case .query:
            consume()
            return .query(try parseHyphenatedName("the name of a saved query"))
        default:
            let topics = Parser.plainTopics.keys.sorted { $0.rawValue < $1.rawValue }
            if let fault = shownNoun(among: topics) { throw fault }
            throw unexpected(
                "what to show, such as NOUNS, LABELS or CHECKS",
                candidates: topics + [.relationship, .properties, .check, .query])
        }
    }

    private static let plainTopics: [Keyword: ShowTopic] = [
        .nouns: .nouns, .labels: .labels, .checks: .checks, .queries: .queries, .functions: .functions,
        .procedures: .procedures, .sources: .sources, .intake: .intake, .requests: .requests,
        .parameters: .parameters, .edits: .edits,
    ]

    // MARK: Wording

    private func noStatement() -> Diagnostic {
        if atEnd {
            return .syntax(.unexpectedSyntax, "there is no statement here", at: token.span)
        }
        return unexpected(
            "a statement such as FIND, CHECK or MATCH", candidates: Keyword.auditStarts + Keyword.clauseStarts)
    }
}
