// A query as other engines take it: `EXPAND … FOR openCypher`.

package import Diagnostics
package import Syntax
package import Values

/// What a query that leaves takes along: the dates it is judged by, since other engines know neither as-of nor period.
package struct PortableContext: Sendable {
    package var asOf: CalendarDate?
    package var periodStart: CalendarDate?
    package var periodEnd: CalendarDate?
    /// An IANA name; nil means UTC.
    package var timeZone: String?

    package init(
        asOf: CalendarDate?, periodStart: CalendarDate?, periodEnd: CalendarDate?, timeZone: String?
    ) {
        self.asOf = asOf
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.timeZone = timeZone
    }
}

extension Query {
    /// The query in openCypher 9, with the forms that ISO GQL adds and the functions that are ours rewritten. It also uses
    /// `reduce`, `shortestPath` and `EXISTS { … }`, which the engines that follow openCypher share.
    ///
    /// Linear in the tree but for names, which are gathered once for each new one.
    /// - Parameter span: where an error points to when what it is about was not written by the user.
    /// - Throws: `NotSupported`, naming what has no equivalent.
    package func portable(_ context: PortableContext, at span: Span?) throws(Diagnostic) -> Query {
        try PortableWriter(context: context, fallback: span, names: NameSupply(taken: NameCollector.names(in: self)))
            .written(self)
    }
}

/// New variables for patterns that need one.
final class NameSupply {
    private var taken: Set<String>
    /// Names that stand for one node inside a repeated step, and how often they are used there.
    var uses: [String: Int] = [:]

    init(taken: Set<String>) { self.taken = taken }

    func fresh(_ wanted: String) -> Name {
        let name = freshName(wanted, avoiding: taken)
        taken.insert(name)
        return Name(name)
    }
}

/// Rewrites a query from the inside out: expressions first, then the clauses that hold them.
struct PortableWriter {
    let context: PortableContext
    let fallback: Span?
    let names: NameSupply

    /// The whole query; its subqueries are met by the walk.
    func written(_ query: Query) throws(Diagnostic) -> Query {
        let rewriter = TreeRewriter(after: { (expression) throws(Diagnostic) in try written(expression) })
        let result = try clauses(of: try rewriter.rewrite(query: query), isInner: false)
        try refuseNodeLists(in: result, query.first.clauses.first?.span ?? .none)
        return result
    }

    /// An expression whose parts are portable already.
    private func written(_ expression: Expression) throws(Diagnostic) -> Expression {
        let kind: Expression.Kind
        switch expression.kind {
        case .call(let call): return try written(call, expression.span)
        case .exists(let query): kind = .exists(try clauses(of: query))
        case .countQuery(let query): return try counted(query, expression.span)
        case .hasLabels(let subject, let labels): return condition(on: subject, labels)
        case .mapProjection(let subject, let selectors): return try map(of: subject, selectors, expression.span)
        case .pattern(let path): return try predicate(path)
        case .patternComprehension(let variable, let pattern, let filter, let projection):
            let (paths, conditions) = try plain([pattern])
            kind = .patternComprehension(
                path: variable, pattern: paths[0], filter: all(filter, conditions), projection: projection)
        default: return expression
        }
        return Expression(kind, expression.span)
    }

    // MARK: Clauses

    /// The clauses of a query, but not those of its subqueries.
    /// - Parameter isInner: whether the query is a subquery, which sees names from its first clause on.
    private func clauses(of query: Query, isInner: Bool = true) throws(Diagnostic) -> Query {
        var result = query
        result.first = try clauses(of: query.first, isInner)
        for index in result.unions.indices {
            result.unions[index].query = try clauses(of: query.unions[index].query, isInner)
        }
        return result
    }

    private func clauses(of query: SingleQuery, _ isInner: Bool) throws(Diagnostic) -> SingleQuery {
        var result: [Clause] = []
        for clause in query.clauses {
            guard case .let(let items) = clause.kind else {
                result.append(Clause(try written(clause), clause.span))
                continue
            }
            // One WITH for each, since an item may use the names of those before it.
            for item in items {
                let hasNames = isInner || !result.isEmpty
                let projection = Projection(all: hasNames, items: [ProjectionItem(item.value, alias: item.name)])
                result.append(Clause(.with(projection, predicate: nil), clause.span))
            }
        }
        // Where LET or FILTER ends a subquery, WITH cannot.
        if case .with(_, _)? = result.last?.kind {
            result.append(Clause(.return(Projection(items: [ProjectionItem(.integer(1), alias: Name("one"))])), .none))
        }
        return SingleQuery(result)
    }

    /// Any clause but LET.
    private func written(_ clause: Clause) throws(Diagnostic) -> Clause.Kind {
        switch clause.kind {
        case .match(var match):
            let (paths, conditions) = try plain(match.pattern.paths)
            match.pattern.paths = paths
            match.predicate = all(match.predicate, conditions)
            return .match(match)
        case .filter(let condition): return .with(Projection(all: true), predicate: condition)
        case .call(let call): throw noEquivalent("the procedure \(call.procedure.text)", call.procedure.span)
        case .unwind, .let, .with, .return, .create, .merge, .set, .remove, .delete: return clause.kind
        }
    }

    // MARK: Expressions

    /// `COUNT { MATCH … WHERE … }` is the length of a list of its matches, which openCypher has for relationships only.
    private func counted(_ query: Query, _ span: Span) throws(Diagnostic) -> Expression {
        let portable = try clauses(of: query)
        guard portable.unions.isEmpty, let clause = portable.first.clauses.first, portable.first.clauses.count <= 2,
            case .match(let match) = clause.kind, !match.optional, let path = match.pattern.paths.first,
            match.pattern.paths.count == 1, path.selector == .all, !path.steps.isEmpty, portable.first.endsPlainly
        else { throw noEquivalent("COUNT { … } of anything but one path with relationships", span) }
        var pattern = path
        pattern.variable = nil
        let list = Expression(
            .patternComprehension(
                path: path.variable, pattern: pattern, filter: match.predicate, projection: .integer(1)))
        return .call("size", list)
    }

    private func map(of subject: Name, _ selectors: [ProjectionSelector], _ span: Span) throws(Diagnostic) -> Expression
    {
        let variable = Expression.variable(subject.text)
        var entries: [MapEntry] = []
        for selector in selectors {
            switch selector {
            case .property(let name): entries.append(MapEntry(name, variable.property(name.text)))
            case .entry(let entry): entries.append(entry)
            case .variable(let name): entries.append(MapEntry(name, .variable(name.text)))
            case .allProperties:
                guard selectors.count == 1 else { throw noEquivalent(".* beside other entries of a map", span) }
                return .call("properties", variable)
            }
        }
        let branch = CaseExpression.Branch(condition: variable.isNull(), result: .null)
        return Expression(
            .case(CaseExpression(subject: nil, branches: [branch], otherwise: Expression(.map(entries)))))
    }

    /// A pattern as a condition. What openCypher does not allow inside it becomes the WHERE of a subquery.
    private func predicate(_ path: PathPattern) throws(Diagnostic) -> Expression {
        let (paths, conditions) = try plain([path])
        guard let condition = all(nil, conditions) else { return Expression(.pattern(paths[0]), path.span) }
        return Expression(.exists(Query(Clause.match(paths, where: condition))))
    }

    // MARK: Errors

    func noEquivalent(_ what: String, _ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .notSupported, "\(what) has no equivalent in openCypher 9", at: fallback ?? span,
            help: "EXPAND without FOR openCypher shows the query as it is.")
    }
}

/// Several conditions as one; nil for none.
func all(_ first: Expression?, _ others: [Expression]) -> Expression? {
    Expression.conjunction((first.map { [$0] } ?? []) + others)
}

extension SingleQuery {
    /// Whether nothing stands behind the first clause but a RETURN that neither drops rows nor gathers them.
    fileprivate var endsPlainly: Bool {
        guard clauses.count == 2 else { return true }
        guard case .return(let projection) = clauses[1].kind else { return false }
        return !projection.distinct && projection.skip == nil && projection.limit == nil
            && !projection.items.contains { $0.expression.callsSomething }
    }
}

extension Expression {
    /// Whether it could gather rows.
    fileprivate var callsSomething: Bool {
        switch kind {
        case .variable, .literal, .property: false
        default: true
        }
    }
}
