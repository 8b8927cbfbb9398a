// Rebuilding queries, clause by clause.

import Diagnostics
import Syntax

extension TreeRewriter {
    func rewrite(query: Query) throws(Diagnostic) -> Query {
        var unions: [UnionPart] = []
        for part in query.unions {
            unions.append(UnionPart(all: part.all, query: try rewrite(single: part.query), part.location.span))
        }
        return Query(try rewrite(single: query.first), unions: unions)
    }

    func rewrite(single query: SingleQuery) throws(Diagnostic) -> SingleQuery {
        var clauses: [Clause] = []
        for clause in query.clauses { clauses.append(Clause(try rewrite(clause: clause.kind), clause.span)) }
        return SingleQuery(clauses)
    }

    private func rewrite(clause: Clause.Kind) throws(Diagnostic) -> Clause.Kind {
        switch clause {
        case .match(let match):
            return .match(
                MatchClause(
                    optional: match.optional, pattern: try rewrite(pattern: match.pattern),
                    predicate: try rewrite(match.predicate)))
        case .unwind(let list, let variable): return .unwind(try rewrite(list), try name(variable))
        case .with(let projection, let predicate):
            return .with(try rewrite(projection: projection), predicate: try rewrite(predicate))
        case .return(let projection): return .return(try rewrite(projection: projection))
        case .call(let call): return .call(try rewrite(call: call))
        case .create(let pattern): return .create(try rewrite(pattern: pattern))
        case .merge(let merge):
            return .merge(
                MergeClause(
                    path: try rewrite(path: merge.path), onCreate: try rewrite(items: merge.onCreate),
                    onMatch: try rewrite(items: merge.onMatch)))
        case .set(let items): return .set(try rewrite(items: items))
        case .remove(let items): return .remove(try rewrite(removals: items))
        case .delete(let elements, let detach): return .delete(try rewriteAll(elements), detach: detach)
        case .filter(let condition): return .filter(try rewrite(condition))
        case .let(let items):
            var result: [LetItem] = []
            for item in items { result.append(LetItem(try name(item.name), try rewrite(item.value))) }
            return .let(result)
        }
    }

    func rewrite(projection: Projection) throws(Diagnostic) -> Projection {
        var result = projection
        result.items = []
        for item in projection.items { result.items.append(try rewrite(item: item)) }
        result.order = try rewrite(order: projection.order)
        result.skip = try rewrite(projection.skip)
        result.limit = try rewrite(projection.limit)
        return result
    }

    /// An item without an alias keeps its name when its variable is replaced by something else.
    private func rewrite(item: ProjectionItem) throws(Diagnostic) -> ProjectionItem {
        var result = item
        result.expression = try rewrite(item.expression)
        result.alias = try rename(item.alias)
        if result.alias == nil, case .variable(let text) = item.expression.kind {
            if case .variable = result.expression.kind { return result }
            result.alias = try name(Name(text, item.expression.span))
        }
        return result
    }

    private func rewrite(order: [SortItem]) throws(Diagnostic) -> [SortItem] {
        var result: [SortItem] = []
        for item in order { result.append(SortItem(try rewrite(item.expression), descending: item.descending)) }
        return result
    }

    private func rewrite(call: CallClause) throws(Diagnostic) -> CallClause {
        var result = call
        if let arguments = call.arguments { result.arguments = try rewriteAll(arguments) }
        guard let yield = call.yield else { return result }
        var items: [CallClause.YieldItem] = []
        for item in yield.items {
            let bound = try name(item.alias ?? item.field)
            items.append(.init(item.field, alias: item.alias == nil && bound == item.field ? nil : bound))
        }
        result.yield = .init(all: yield.all, items: items, predicate: try rewrite(yield.predicate))
        return result
    }

    private func rewrite(items: [SetItem]) throws(Diagnostic) -> [SetItem] {
        var result: [SetItem] = []
        for item in items {
            switch item {
            case .property(let target, let value): result.append(.property(try rewrite(target), try rewrite(value)))
            case .replace(let element, let map): result.append(.replace(try name(element), try rewrite(map)))
            case .merge(let element, let map): result.append(.merge(try name(element), try rewrite(map)))
            case .labels(let element, let labels): result.append(.labels(try name(element), labels))
            }
        }
        return result
    }

    private func rewrite(removals: [RemoveItem]) throws(Diagnostic) -> [RemoveItem] {
        var result: [RemoveItem] = []
        for item in removals {
            switch item {
            case .property(let target): result.append(.property(try rewrite(target)))
            case .labels(let element, let labels): result.append(.labels(try name(element), labels))
            }
        }
        return result
    }
}
