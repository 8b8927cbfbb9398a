// Plain words for core queries.

import Diagnostics
import Syntax

struct EchoQuery {
    let echo: Echo

    func words(_ query: Query) -> String {
        ([words(query.first)]
            + query.unions.map { union in
                (union.all ? "adds the rows of: " : "adds the rows of what follows, all without repeats: ")
                    + words(union.query)
            }).joined(separator: "; it then ")
    }

    private func words(_ query: SingleQuery) -> String {
        var pattern = EchoPattern(echo: echo)
        var parts: [String] = []
        for clause in query.clauses { parts.append(words(clause, &pattern, isFirst: parts.isEmpty)) }
        return parts.joined(separator: "; ")
    }

    private func words(_ clause: Clause, _ pattern: inout EchoPattern, isFirst: Bool) -> String {
        let expressions = pattern.expressions
        switch clause.kind {
        case .match(let match): return words(match, &pattern, isFirst: isFirst)
        case .unwind(let list, let name):
            pattern.known.insert(name.text)
            return (isFirst ? "takes" : "for each of these, takes")
                + " the members of \(expressions.value(list)) one by one, as \(name.text)"
        case .filter(let predicate): return "keeps the rows where " + expressions.condition(predicate)
        case .let(let items):
            pattern.known.formUnion(items.map(\.name.text))
            return "gives names: "
                + Echo.listed(items.map { "\($0.name.text) is \(expressions.value($0.value))" })
        case .with(let projection, let predicate):
            let text = words(projection, "goes on with", expressions)
            if !projection.all { pattern.known = [] }
            pattern.known.formUnion(projection.items.compactMap { $0.alias?.text ?? $0.expression.variable })
            return text + (predicate.map { ", keeping the rows where " + pattern.expressions.condition($0) } ?? "")
        case .return(let projection): return words(projection, "shows", expressions)
        case .call(let call):
            pattern.known.formUnion(call.yield?.items.map { ($0.alias ?? $0.field).text } ?? [])
            return "asks the procedure " + source(clause)
        case .create, .merge, .set, .remove, .delete:
            return "changes the graph in memory, never the files: " + source(clause)
        }
    }

    private func source(_ clause: Clause) -> String { Echo.source(Query(SingleQuery([clause])).printed) }

    // MARK: MATCH

    private func words(_ match: MatchClause, _ pattern: inout EchoPattern, isFirst: Bool) -> String {
        let paths = match.pattern.paths.map { pattern.describe($0) }
        let condition = match.predicate.map { " where " + pattern.expressions.condition($0) } ?? ""
        let each = isFirst ? "" : "for each of these, "
        if paths.count == 1, match.pattern.paths[0].steps.isEmpty, let kind = Self.withoutArticle(paths[0]) {
            return each + "finds every " + kind + condition + (match.optional ? Self.kept : "")
        }
        let isSelection = match.pattern.paths.count == 1 && match.pattern.paths[0].selector != .all
        return each + (isSelection ? "finds " : "finds every case of ") + paths.joined(separator: ", together with ")
            + condition
            + (match.optional ? Self.kept : "")
    }

    /// What OPTIONAL adds.
    private static let kept = ", and goes on with nothing in their place where there is none"

    private static func withoutArticle(_ text: String) -> String? {
        for article in ["a ", "an "] where text.hasPrefix(article) { return String(text.dropFirst(article.count)) }
        return nil
    }

    // MARK: WITH and RETURN

    private func words(_ projection: Projection, _ verb: String, _ expressions: EchoExpression) -> String {
        let tail = expressions.tail(projection.order, projection.skip, projection.limit)
        var columns = projection.items.map(expressions.item)
        if projection.all { columns.insert("everything that has a name", at: 0) }
        let isSummary = projection.items.map { Self.summarises($0.expression) }
        guard !isSummary.contains(nil) else {
            return "\(verb) " + Echo.source(columns.isEmpty ? "*" : source(projection)) + tail
        }
        let repeats = projection.distinct ? ", without repeats" : ""
        guard isSummary.contains(true) else { return "\(verb) " + Echo.listed(columns) + repeats + tail }
        let items = zip(projection.items, isSummary)
        var keys = items.filter { $0.1 == false }.map { expressions.item($0.0) }
        if projection.all { keys.insert("everything that has a name", at: 0) }
        let summaries = items.filter { $0.1 == true }.map { expressions.item($0.0) }
        let isVariable = keys.count == 1 && items.contains { $0.1 == false && $0.0.expression.variable != nil }
        let kind = keys.count > 1 ? "combination of " : isVariable ? "" : "value of "
        let groups = keys.isEmpty ? "" : "for each \(kind)\(Echo.listed(keys)) "
        return groups + "\(verb) " + Echo.listed(summaries) + repeats + tail
    }

    /// The columns as they are written.
    private func source(_ projection: Projection) -> String {
        var plain = projection
        (plain.order, plain.skip, plain.limit) = ([], nil, nil)
        return Query(SingleQuery([Clause(.return(plain))])).printed
    }

    /// Whether a column is worked out from many rows; nil where that can't be told, since a subquery in it has rows of its own.
    private static func summarises(_ expression: Expression) -> Bool? {
        let source = SourceText(expression.printed)
        let tokens = TokenList(source).tokens
        let calls = zip(tokens, tokens.dropFirst()).contains { token, next in
            token.kind == .word && next.kind == .openRound
                && summaries.contains(source.text(in: token.span).lowercased())
        }
        return calls && tokens.contains { $0.kind == .openCurly } ? nil : calls
    }

    private static let summaries: Set<String> = [
        "count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc",
    ]
}

extension Expression {
    fileprivate var variable: String? {
        if case .variable(let name) = kind { name } else { nil }
    }
}
