// Queries: clauses one after the other, joined by UNION.

import Diagnostics

extension Parser {
    /// Single queries joined by UNION. All joints must be of one kind.
    mutating func parseQuery() throws(Diagnostic) -> Query {
        try enter()
        var query = Query(try parseSingleQuery())
        while at(.union) {
            let begin = start
            consume()
            let all = eat(.all)
            if let first = query.unions.first, first.all != all { throw mixedUnions(at: span(from: begin)) }
            query.unions.append(UnionPart(all: all, query: try parseSingleQuery(), span(from: begin)))
        }
        leave()
        return query
    }

    private mutating func parseSingleQuery() throws(Diagnostic) -> SingleQuery {
        var clauses = [try parseClause()]
        while atClause { clauses.append(try parseClause()) }
        return SingleQuery(clauses)
    }

    /// Whether a clause begins here. The words that are no reserved ones need something behind them that makes a clause.
    var atClause: Bool { isClause(at: 0) }

    func isClause(at distance: Int) -> Bool {
        guard let keyword = peek(distance).keyword else { return false }
        switch keyword {
        case .match, .optional, .unwind, .with, .return, .create, .merge, .set, .remove, .delete, .detach: return true
        case .call: return atName(distance + 1) || peek(distance + 1).kind == .openCurly
        case .let: return atVariable(distance + 1)
        case .for: return atVariable(distance + 1) && peek(distance + 2).keyword == .in
        case .filter:
            switch peek(distance + 1).kind {
            case .endOfText, .semicolon, .comma, .closeRound, .closeSquare, .closeCurly, .dot, .equal: return false
            default: return peek(distance + 1).keyword != .as
            }
        default: return false
        }
    }

    mutating func parseClause() throws(Diagnostic) -> Clause {
        let begin = start
        guard atClause else {
            throw unexpected("a clause such as MATCH, WITH or RETURN", candidates: Keyword.clauseStarts)
        }
        try link()
        return Clause(try parseClauseKind(), span(from: begin))
    }

    private mutating func parseClauseKind() throws(Diagnostic) -> Clause.Kind {
        switch token.keyword {
        case .match, .optional: return try parseMatch()
        case .unwind: return try parseUnwind()
        case .with: return try parseWith()
        case .return:
            consume()
            return .return(try parseProjection(of: "RETURN"))
        case .call: return try parseCallClause()
        case .create:
            consume()
            return .create(try parsePattern(links: false))
        case .merge: return try parseMerge()
        case .set:
            consume()
            return .set(try parseSetItems())
        case .remove: return try parseRemove()
        case .delete, .detach: return try parseDelete()
        case .filter:
            consume()
            _ = eat(.where)
            return .filter(try parsePredicate())
        case .let: return try parseLet()
        default: return try parseFor()
        }
    }

    /// `WHERE …`, where it may be missing.
    mutating func parseWhere() throws(Diagnostic) -> Expression? { eat(.where) ? try parsePredicate() : nil }

    private mutating func parseMatch() throws(Diagnostic) -> Clause.Kind {
        let optional = eat(.optional)
        try expect(.match, "after OPTIONAL")
        let pattern = try parsePattern()
        return .match(MatchClause(optional: optional, pattern: pattern, predicate: try parseWhere()))
    }

    private mutating func parseUnwind() throws(Diagnostic) -> Clause.Kind {
        consume()
        let list = try parseExpression()
        try expect(.as, "and a name after the list")
        return .unwind(list, try parseVariable("a name after AS"))
    }

    /// GQL's `FOR x IN list`
    private mutating func parseFor() throws(Diagnostic) -> Clause.Kind {
        consume()
        let variable = try parseVariable()
        try expect(.in, "after the name in FOR")
        return .unwind(try parseExpression(), variable)
    }

    /// GQL's `LET name = expression, …`
    private mutating func parseLet() throws(Diagnostic) -> Clause.Kind {
        consume()
        return .let(
            try parseList { (parser) throws(Diagnostic) in
                let name = try parser.parseVariable()
                try parser.expect(.equal, "after the name in LET")
                return LetItem(name, try parser.parseExpression())
            })
    }

    private mutating func parseWith() throws(Diagnostic) -> Clause.Kind {
        consume()
        let projection = try parseProjection(of: "WITH")
        return .with(projection, predicate: try parseWhere())
    }

    // MARK: Calling procedures

    /// `CALL name(arguments) YIELD field AS variable, … WHERE …`
    private mutating func parseCallClause() throws(Diagnostic) -> Clause.Kind {
        consume()
        if at(.openCurly) { throw subqueryInCall() }
        let procedure = try parseDottedName("a procedure's name")
        var arguments: [Expression]?
        if at(.openRound) {
            try enter()
            consume()
            arguments =
                at(.closeRound) ? [] : try parseList { (parser) throws(Diagnostic) in try parser.parseExpression() }
            try expect(.closeRound, "after the arguments")
            leave()
        }
        return .call(CallClause(procedure: procedure, arguments: arguments, yield: try parseYield()))
    }

    private mutating func parseYield() throws(Diagnostic) -> CallClause.Yield? {
        guard eat(.yield) else { return nil }
        // openCypher writes `YIELD -` for a call that yields nothing.
        if eat(.minus) { return .init(items: []) }
        if eat(.star) { return .init(all: true, items: [], predicate: try parseWhere()) }
        let items = try parseList { (parser) throws(Diagnostic) in
            let field = try parser.parseSchemaName("the name of a column, or `*`")
            return CallClause.YieldItem(field, alias: try parser.parseAlias())
        }
        return .init(items: items, predicate: try parseWhere())
    }

    // MARK: Wording

    private func mixedUnions(at span: Span) -> Diagnostic {
        .syntax(
            .invalidClauseComposition, "UNION and UNION ALL can't be mixed in one query", at: span,
            help: "Use the same one between all parts.")
    }

    private func subqueryInCall() -> Diagnostic {
        .syntax(
            .notSupported, "CALL { … } is not part of the language", at: token.span,
            help:
                "Use EXISTS { … } or COUNT { … } in a condition, a comprehension [ … | … ], or WITH and a further MATCH."
        )
    }
}
