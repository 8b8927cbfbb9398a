// Clauses that change the graph: MERGE, SET, REMOVE, DELETE. CREATE is a pattern.

import Diagnostics

extension Parser {
    /// `MERGE pattern ON CREATE SET … ON MATCH SET …`
    mutating func parseMerge() throws(Diagnostic) -> Clause.Kind {
        consume()
        var merge = MergeClause(path: try parsePatternPart())
        while eat(.on) {
            let isCreate = at(.create)
            guard eat(.create) || eat(.match) else {
                throw unexpected("CREATE or MATCH after ON", candidates: [.create, .match])
            }
            try expect(.set, "after ON \(isCreate ? "CREATE" : "MATCH")")
            let items = try parseSetItems()
            if isCreate { merge.onCreate += items } else { merge.onMatch += items }
        }
        return .merge(merge)
    }

    mutating func parseSetItems() throws(Diagnostic) -> [SetItem] {
        try parseList { (parser) throws(Diagnostic) in try parser.parseSetItem() }
    }

    /// `n.name = value`, `n = map`, `n += map`, `n:A:B`
    private mutating func parseSetItem() throws(Diagnostic) -> SetItem {
        if atVariable() {
            switch peek().kind {
            case .colon:
                return .labels(takeName(), try parseLabels())
            case .plusEqual:
                let name = takeName()
                consume()
                return .merge(name, try parseExpression())
            case .equal:
                let name = takeName()
                consume()
                return .replace(name, try parseExpression())
            default: break
            }
        }
        let property = try parseProperty()
        try expect(.equal, "after the property in SET")
        return .property(property, try parseExpression())
    }

    mutating func parseRemove() throws(Diagnostic) -> Clause.Kind {
        consume()
        return .remove(
            try parseList { (parser) throws(Diagnostic) in
                if parser.atVariable(), parser.peek().kind == .colon {
                    return .labels(parser.takeName(), try parser.parseLabels())
                }
                return .property(try parser.parseProperty())
            })
    }

    mutating func parseDelete() throws(Diagnostic) -> Clause.Kind {
        let detach = eat(.detach)
        try expect(.delete, "after DETACH")
        return .delete(
            try parseList { (parser) throws(Diagnostic) in try parser.parseExpression() }, detach: detach)
    }

    /// `subject.name`
    private mutating func parseProperty() throws(Diagnostic) -> Expression {
        let begin = start
        let expression = try measured { (parser) throws(Diagnostic) in
            try parser.parsePostfix(ExpressionContext(), labels: false)
        }
        guard case .property = expression.kind else { throw notAProperty(at: span(from: begin)) }
        return expression
    }

    /// `:A:B`
    private mutating func parseLabels() throws(Diagnostic) -> [Name] {
        var labels: [Name] = []
        while eat(.colon) { labels.append(try parseSchemaName("a label")) }
        return labels
    }

    // MARK: Wording

    private func notAProperty(at span: Span) -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "only a property or a label can be changed", at: span,
            help: "For example n.status = 'closed', or n:Archived.")
    }
}
