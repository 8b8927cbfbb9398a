// DEFINE CHECK, DEFINE QUERY, DEFINE FUNCTION.

import Diagnostics

extension Parser {
    mutating func parseDefinition() throws(Diagnostic) -> Statement.Kind {
        if eat(.check) { return .defineCheck(try parseCheckDefinition()) }
        if eat(.query) { return .defineQuery(try parseQueryDefinition()) }
        if eat(.function) { return .defineFunction(try parseFunctionDefinition()) }
        throw unexpected("CHECK, QUERY or FUNCTION after DEFINE", candidates: [.check, .query, .function])
    }

    /// `name($p = 1) SEVERITY … CLAUSE … SUMMARY … RULE … SAYING … NEEDS … POPULATION … AS query`, the parts in any order.
    private mutating func parseCheckDefinition() throws(Diagnostic) -> CheckDefinition {
        let name = try parseHyphenatedName("the name of the check")
        let parameters = try parseDefinedParameters()
        var check = CheckDefinition(name: name, parameters: parameters, body: Query(SingleQuery([])))
        var seen: Set<Keyword> = []
        while let part = token.keyword, Parser.checkParts.contains(part) {
            guard seen.insert(part).inserted else { throw repeatedPart(part) }
            consume()
            try parseCheckPart(part, into: &check)
        }
        guard at(.as) else {
            throw unexpected(
                "AS and the query of the check",
                candidates: Parser.checkParts.subtracting(seen).sorted { $0.rawValue < $1.rawValue } + [.as])
        }
        consume()
        check.body = try parseDefinedQuery()
        return check
    }

    private static let checkParts: Set<Keyword> = [.severity, .clause, .summary, .rule, .saying, .needs, .population]

    private mutating func parseCheckPart(_ part: Keyword, into check: inout CheckDefinition) throws(Diagnostic) {
        switch part {
        case .severity:
            check.severity = try parseSchemaName("a grade, such as minor")
        case .clause:
            check.clauses = try parseList { (parser) throws(Diagnostic) in
                try parser.parseString("a clause in quotes, such as '9.2'")
            }
        case .summary: check.summary = try parseString("the summary in quotes")
        case .rule: check.rule = try parseString("the rule in quotes")
        case .saying: check.saying = try parseSaying()
        case .needs:
            check.needs = try parseList { (parser) throws(Diagnostic) in try parser.parseNeedGroup() }
        default:
            inPopulation = true
            check.population = try parseDefinedQuery()
            inPopulation = false
        }
    }

    /// What is wrong, as an expression over the columns of the check: dates are written `date('…')` there.
    private mutating func parseSaying() throws(Diagnostic) -> Expression {
        let wasAudit = isAudit
        isAudit = false
        let saying = try parseExpression()
        isAudit = wasAudit
        return saying
    }

    /// A core query inside a definition: dates are written `date('…')` there.
    private mutating func parseDefinedQuery() throws(Diagnostic) -> Query {
        let wasAudit = isAudit
        isAudit = false
        let query = try parseQuery()
        isAudit = wasAudit
        return query
    }

    /// `Process.stage | Process-OWNED_BY`, with or without brackets
    private mutating func parseNeedGroup() throws(Diagnostic) -> [Need] {
        let inBrackets = eat(.openRound)
        var needs = [try parseNeed()]
        while eat(.bar) { needs.append(try parseNeed()) }
        if inBrackets { try expect(.closeRound, "after the alternatives") }
        return needs
    }

    private mutating func parseNeed() throws(Diagnostic) -> Need {
        let label = try parseSchemaName("a label that the check needs")
        if eat(.dot) { return .property(label: label, try parseSchemaName("a property's name")) }
        if eat(.minus) { return .relationship(label: label, type: try parseSchemaName("a relationship type")) }
        return .label(label)
    }

    /// `name($p = 1) SUMMARY '…' AS statement`
    private mutating func parseQueryDefinition() throws(Diagnostic) -> QueryDefinition {
        let name = try parseHyphenatedName("the name of the query")
        let parameters = try parseDefinedParameters()
        let summary: String? = eat(.summary) ? try parseString("the summary in quotes") : nil
        try expect(.as, "and a statement")
        isAudit = false
        let body = try parseStatement(takesInto: true)
        return QueryDefinition(name: name, parameters: parameters, summary: summary, body: body)
    }

    /// `name(p, q) AS expression`
    private mutating func parseFunctionDefinition() throws(Diagnostic) -> FunctionDefinition {
        let name = try parseDottedName("the name of the function")
        try expect(.openRound, "after the function's name")
        let parameters =
            at(.closeRound)
            ? [] : try parseList { (parser) throws(Diagnostic) in try parser.parseVariable("a parameter's name") }
        try expect(.closeRound, "after the parameters")
        try expect(.as, "and an expression")
        isAudit = false
        return FunctionDefinition(name: name, parameters: parameters, body: try parsePredicate())
    }

    /// `($months = 12, $department)`, where it may be missing
    private mutating func parseDefinedParameters() throws(Diagnostic) -> [DefinedParameter] {
        guard eat(.openRound) else { return [] }
        if eat(.closeRound) { return [] }
        let parameters = try parseList { (parser) throws(Diagnostic) in
            guard parser.at(.parameter), case .parameter(let name) = parser.parseParameter().kind else {
                throw parser.unexpected("a parameter such as $months")
            }
            let span = Span(start: parser.previousEnd, end: parser.previousEnd)
            let defaultValue: Expression? = parser.eat(.equal) ? try parser.parseExpression() : nil
            return DefinedParameter(Name(name, span), defaultValue: defaultValue)
        }
        try expect(.closeRound, "after the parameters")
        return parameters
    }

    // MARK: Wording

    private func repeatedPart(_ part: Keyword) -> Diagnostic {
        .syntax(.unexpectedSyntax, "\(part.rawValue) stands twice in this definition", at: token.span)
    }
}
