// Shortest paths within a pattern: sought once both ends are bound.

import Syntax

extension MatchPlanner {
    /// Takes a shortest path whose ends are bound, and what its conditions read beside it, too: they decide which path it is.
    /// - Parameter waits: false when nothing is left that could still be bound.
    mutating func takeShortest(waits: Bool) -> Bool {
        guard
            let index = shortest.firstIndex(where: { search in
                guard bound.contains(search.relationship.left), bound.contains(search.relationship.right) else {
                    return false
                }
                return !waits
                    || readers(of: search).allSatisfy { $0.needs.isSubset(of: bound.union(slots(of: search))) }
            })
        else { return false }
        let wanted = shortest.remove(at: index)
        let relationship = wanted.relationship
        let length = relationship.length ?? LengthRange(minimum: 1, maximum: 1)
        let conditions = takeConditions(about: wanted)
        let search = ShortestPath(
            from: relationship.left, to: relationship.right, relationships: relationship.slot,
            isSingleStep: relationship.length == nil, direction: relationship.direction, types: relationship.types,
            minimum: length.minimum, maximum: length.maximum, selector: wanted.selector,
            stepSlot: relationship.stepSlot,
            stepPredicate: .conjunction(relationship.stepConditions), pathPredicate: .conjunction(conditions),
            derived: conditions.isEmpty ? [] : derived(from: wanted))
        plan = Plan(.shortestPath(plan, search), estimatedRows: plan.estimatedRows)
        bound.insert(relationship.slot)
        return true
    }

    /// Conditions on the path or on its relationships hold while it is sought: where the shortest does not satisfy them, a
    /// longer one may.
    private mutating func takeConditions(about search: PatternShortest) -> [BoundExpression] {
        let own = slots(of: search)
        let known = bound.union(own)
        let taken = conditions.filter { !$0.needs.isDisjoint(with: own) && $0.needs.isSubset(of: known) }
        conditions.removeAll { !$0.needs.isDisjoint(with: own) && $0.needs.isSubset(of: known) }
        return taken.map(\.expression)
    }

    private func readers(of search: PatternShortest) -> [PendingCondition] {
        let own = slots(of: search)
        return conditions.filter { !$0.needs.isDisjoint(with: own) }
    }

    /// What is known of a path once it is found.
    private func slots(of search: PatternShortest) -> Set<Slot> {
        Set([search.relationship.slot] + derived(from: search).map(\.slot))
    }

    /// The path, and the lists of its nodes that have a name.
    private func derived(from search: PatternShortest) -> [SlotAssignment] {
        paths.filter { $0.expression.slots.contains(search.relationship.slot) }
    }
}
