// What WITH, RETURN and the audit layer's SHOW bring out, and in which order.

import Diagnostics

extension Parser {
    /// `DISTINCT *, item AS name ORDER BY … SKIP … LIMIT …`
    mutating func parseProjection(of clause: String) throws(Diagnostic) -> Projection {
        var projection = Projection()
        projection.distinct = eat(.distinct)
        if eat(.star) {
            projection.all = true
            if eat(.comma) { projection.items = try parseProjectionItems() }
        } else {
            if atEnd { throw nothingToReturn(clause) }
            projection.items = try parseProjectionItems()
        }
        (projection.order, projection.skip, projection.limit) = try parseOrderSkipLimit()
        return projection
    }

    mutating func parseProjectionItems() throws(Diagnostic) -> [ProjectionItem] {
        try parseList { (parser) throws(Diagnostic) in try parser.parseProjectionItem() }
    }

    private mutating func parseProjectionItem() throws(Diagnostic) -> ProjectionItem {
        let begin = start
        let expression = try parseExpression()
        let text = list.source.text(in: span(from: begin))
        return ProjectionItem(expression, alias: try parseAlias(), text: text)
    }

    /// `AS name`, where it may be missing. In DEFINE CHECK the query after POPULATION ends where `AS MATCH …` begins the body.
    mutating func parseAlias() throws(Diagnostic) -> Name? {
        guard at(.as), !(inPopulation && isClause(at: 1)) else { return nil }
        consume()
        return try parseVariable("a name after AS")
    }

    /// `ORDER BY … SKIP … LIMIT …`, each of which may be missing.
    mutating func parseOrderSkipLimit() throws(Diagnostic) -> ([SortItem], Expression?, Expression?) {
        let order = try parseOrder()
        let skip: Expression? = eat(.skip) ? try parseExpression() : nil
        let limit: Expression? = eat(.limit) ? try parseExpression() : nil
        return (order, skip, limit)
    }

    private mutating func parseOrder() throws(Diagnostic) -> [SortItem] {
        guard eat(.order) else { return [] }
        try expect(.by, "after ORDER")
        return try parseList { (parser) throws(Diagnostic) in
            let expression = try parser.parseExpression()
            if parser.eat(.desc) || parser.eat(.descending) { return SortItem(expression, descending: true) }
            if !parser.eat(.asc) { _ = parser.eat(.ascending) }
            return SortItem(expression)
        }
    }

    // MARK: Wording

    private func nothingToReturn(_ clause: String) -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "\(clause) needs something to give back", at: token.span,
            help: "Name one or more values, or write \(clause) * for everything.")
    }
}
