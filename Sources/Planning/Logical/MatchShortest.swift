// Shortest paths within a pattern: sought once both ends are bound.

import Syntax

extension MatchPlanner {
    /// Takes a shortest path whose ends are bound.
    mutating func takeShortest() -> Bool {
        guard
            let index = shortest.firstIndex(where: {
                bound.contains($0.relationship.left) && bound.contains($0.relationship.right)
            })
        else { return false }
        let wanted = shortest.remove(at: index)
        let relationship = wanted.relationship
        let length = relationship.length ?? LengthRange(minimum: 1, maximum: 1)
        let conditions = takePathConditions(wanted.path)
        let search = ShortestPath(
            from: relationship.left, to: relationship.right, relationships: relationship.slot,
            isSingleStep: relationship.length == nil, direction: relationship.direction, types: relationship.types,
            minimum: length.minimum, maximum: length.maximum, selector: wanted.selector,
            stepSlot: relationship.stepSlot,
            stepPredicate: .conjunction(relationship.stepConditions), pathSlot: wanted.path,
            pathPredicate: .conjunction(conditions))
        plan = Plan(.shortestPath(plan, search), estimatedRows: plan.estimatedRows)
        bound.insert(relationship.slot)
        return true
    }

    /// Conditions on the path itself hold while it is sought: where the shortest does not satisfy them, a longer one may.
    private mutating func takePathConditions(_ path: Slot?) -> [BoundExpression] {
        guard let path else { return [] }
        let known = bound.union([path])
        let taken = conditions.filter { $0.needs.contains(path) && $0.needs.isSubset(of: known) }
        conditions.removeAll { $0.needs.contains(path) && $0.needs.isSubset(of: known) }
        return taken.map(\.expression)
    }
}
