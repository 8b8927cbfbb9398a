// Binding of a query: its branches, what UNION asks of them, and which clauses may follow which.

import Diagnostics
import Syntax
import Values

extension Binder {
    /// - Parameter scope: what the query sees from outside; empty for a statement, the row at hand for a subquery.
    func bindQuery(_ query: Query, _ scope: Scope) throws(Diagnostic) -> BoundQuery {
        let all = query.unions.first?.all ?? true
        if let mixed = query.unions.first(where: { $0.all != all }) { throw .mixedUnion(mixed.location.span) }
        var branches: [BoundBranch] = []
        var columns: [(name: String, slot: Slot)]?
        var writes = false
        for single in [query.first] + query.unions.map(\.query) {
            let (clauses, own) = try bindSingle(single, scope, isOnly: query.unions.isEmpty)
            writes = writes || clauses.contains { $0.isWriting }
            guard let first = columns else {
                columns = own ?? []
                branches.append(BoundBranch(clauses: clauses, output: own?.map(\.slot)))
                continue
            }
            let output = try align(own ?? [], with: first, single.clauses.last?.span ?? .none)
            branches.append(BoundBranch(clauses: clauses, output: first.isEmpty ? nil : output))
        }
        var result = columns ?? []
        if branches.count > 1 { result = result.map { ($0.name, slots.make($0.name, .any)) } }
        return BoundQuery(branches: branches, distinct: !all && !result.isEmpty, columns: result, writes: writes)
    }

    /// The slots of a branch in the order of the first branch's columns.
    private func align(
        _ own: [(name: String, slot: Slot)], with first: [(name: String, slot: Slot)], _ span: Span
    ) throws(Diagnostic) -> [Slot] {
        var output: [Slot] = []
        for column in first {
            guard let match = own.first(where: { $0.name == column.name }) else { throw .differentColumns(span) }
            output.append(match.slot)
        }
        guard own.count == first.count else { throw .differentColumns(span) }
        return output
    }

    /// The clauses of one branch, and its columns where it returns something.
    private func bindSingle(
        _ query: SingleQuery, _ outer: Scope, isOnly: Bool
    ) throws(Diagnostic) -> ([BoundClause], [(name: String, slot: Slot)]?) {
        try checkComposition(query)
        var scope = outer
        var clauses: [BoundClause] = []
        var columns: [(name: String, slot: Slot)]?
        for clause in query.clauses {
            switch clause.kind {
            case .return(let projection):
                let bound = try bindReturn(projection, &scope, clause.span)
                columns = bound.columns
                clauses.append(.project(bound.projection))
            case .call(let call):
                let isStandalone = isOnly && query.clauses.count == 1 && subqueryDepth == 0
                let bound = try bindProcedure(call, &scope, clause.span, isStandalone: isStandalone)
                clauses += bound.clauses
                if isStandalone { columns = bound.columns }
            default: clauses += try bindClause(clause, &scope)
            }
        }
        return (clauses, columns)
    }

    private func checkComposition(_ query: SingleQuery) throws(Diagnostic) {
        var hasWritten = false
        for (index, clause) in query.clauses.enumerated() {
            let isLast = index == query.clauses.count - 1
            switch clause.kind {
            case .return:
                if !isLast {
                    throw .composition("RETURN ends a query, so nothing can follow it", query.clauses[index + 1].span)
                }
            case .with:
                if isLast { throw .endsWithWith(clause) }
                hasWritten = false
            case .create, .merge, .set, .remove, .delete:
                if subqueryDepth > 0 { throw .composition("a subquery can only read", clause.span) }
                hasWritten = true
            case .match, .unwind, .filter, .let, .call:
                if hasWritten {
                    throw .composition(
                        "between writing and reading a WITH is needed", clause.span, "Write WITH * before it.")
                }
                if isLast, subqueryDepth == 0, !clause.mayEndQuery {
                    throw .returnsNothing(clause)
                }
            }
        }
    }
}

extension Clause {
    /// Reading clauses only lead to something; a call may have an effect of its own.
    fileprivate var mayEndQuery: Bool { if case .call = kind { true } else { false } }
}

extension Clause {
    /// Whether it gives a name to anything.
    fileprivate var names: Bool {
        switch kind {
        case .match(let match):
            match.pattern.paths.contains { path in
                path.variable != nil || path.start.variable != nil
                    || path.steps.contains { $0.relationship.variable != nil || $0.node.variable != nil }
            }
        case .unwind, .let: true
        case .filter, .with, .return, .call, .create, .merge, .set, .remove, .delete: false
        }
    }
}

// MARK: - Wording

extension Diagnostic {
    static func composition(_ message: String, _ span: Span, _ help: String? = nil) -> Diagnostic {
        .compileTime(.syntaxError, .invalidClauseComposition, message, at: span, help: help)
    }

    /// RETURN * fits wherever something has a name.
    fileprivate static func returnsNothing(_ clause: Clause) -> Diagnostic {
        let end = Span(start: clause.span.end, end: clause.span.end)
        return .compileTime(
            .syntaxError, .invalidClauseComposition, "the query returns nothing and changes nothing", at: end,
            label: clause.names ? "RETURN is missing; did you mean RETURN *?" : "RETURN is missing",
            help: "RETURN says which columns you want to see, as RETURN p.id, p.name.",
            correction: clause.names ? " RETURN *" : nil)
    }

    /// A WITH without conditions is a RETURN but for its name.
    fileprivate static func endsWithWith(_ clause: Clause) -> Diagnostic {
        let word = Span(start: clause.span.start, end: clause.span.start + 4)
        var isSure = false
        if case .with(_, predicate: nil) = clause.kind { isSure = true }
        return .compileTime(
            .syntaxError, .invalidClauseComposition, "a query cannot end with WITH", at: isSure ? word : clause.span,
            label: isSure ? "did you mean RETURN?" : nil, help: "End it with RETURN.",
            correction: isSure ? "RETURN" : nil)
    }

    static func mixedUnion(_ span: Span) -> Diagnostic {
        .composition("UNION and UNION ALL cannot be mixed in one query", span)
    }

    static func differentColumns(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .differentColumnsInUnion, "both sides of a UNION must have the same columns", at: span,
            help: "Name the columns with AS.")
    }
}
