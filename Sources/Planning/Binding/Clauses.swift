// Binding of the clauses that read or carry rows on; those that write have a file of their own.

import Diagnostics
import Syntax
import Values

extension Binder {
    /// Binds any clause but RETURN and CALL, which also make columns.
    func bindClause(_ clause: Clause, _ scope: inout Scope) throws(Diagnostic) -> [BoundClause] {
        switch clause.kind {
        case .match(let match):
            return [.match(try bindPattern(match.pattern, match.predicate, &scope), optional: match.optional)]
        case .unwind(let list, let name): return [try bindUnwind(list, name, &scope)]
        case .with(let projection, let predicate): return [try bindWith(projection, predicate, &scope, clause.span)]
        case .create(let pattern): return [try bindCreate(pattern, &scope)]
        case .merge(let merge): return [try bindMerge(merge, &scope)]
        case .set(let items): return [.set(try bindSet(items, scope))]
        case .remove(let items): return [.set(try bindRemove(items, scope))]
        case .delete(let targets, let detach): return [try bindDelete(targets, detach, clause.span, scope)]
        case .filter(let condition): return [.filter(try bindConjuncts(condition, Context(scope)))]
        case .let(let items): return try bindLet(items, &scope)
        case .return, .call: return []
        }
    }

    private func bindUnwind(_ list: Expression, _ name: Name, _ scope: inout Scope) throws(Diagnostic) -> BoundClause {
        let source = try bind(list, Context(scope))
        if scope[name.text] != nil { throw .alreadyBound(name) }
        let type = source.type.isList ? source.type.element : .any
        let slot = slots.make(name.text, type)
        scope.declare(Variable(name: name.text, slot: slot, type: type, labels: source.labels))
        return .unwind(source.expression, slot)
    }

    /// A step for each item, since one may use the names of those before it.
    private func bindLet(_ items: [LetItem], _ scope: inout Scope) throws(Diagnostic) -> [BoundClause] {
        var steps: [BoundClause] = []
        for item in items {
            let value = try bind(item.value, Context(scope))
            if scope[item.name.text] != nil { throw .alreadyBound(item.name) }
            let slot = slots.make(item.name.text, value.type)
            scope.declare(Variable(name: item.name.text, slot: slot, type: value.type, labels: value.labels))
            steps.append(.extend([SlotAssignment(slot, value.expression)]))
        }
        return steps
    }
}
