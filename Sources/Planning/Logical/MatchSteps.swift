// How the matching of a pattern goes on: along the relationship that lets the rows grow least.

import Diagnostics
import Syntax
import Values

/// A relationship of the pattern, walked from one of its ends.
struct Step {
    var index: Int
    /// From the right node to the left one.
    var isReversed: Bool
    /// Rows for each row.
    var factor: Double
}

extension MatchPlanner {
    mutating func take(_ step: Step) {
        let relationship = relationships.remove(at: step.index)
        let from = step.isReversed ? relationship.right : relationship.left
        let to = step.isReversed ? relationship.left : relationship.right
        let expand = Expand(
            from: from, relationship: relationship.slot, to: to,
            direction: step.isReversed ? relationship.direction.reversed : relationship.direction,
            types: relationship.types, toIsBound: bound.contains(to), relationshipIsBound: relationship.isBound,
            distinctFrom: matched.filter { $0.mayEqual(relationship) }.map(\.slot))
        let rows = max(0.01, plan.estimatedRows * step.factor)
        if let length = relationship.length {
            let chain = VariableExpand(
                expand: expand, minimum: length.minimum, maximum: length.maximum, mode: relationship.mode,
                reversed: step.isReversed, stepSlot: relationship.stepSlot,
                stepPredicate: .conjunction(relationship.stepConditions))
            plan = Plan(.variableExpand(plan, chain), estimatedRows: rows)
        } else {
            plan = Plan(.expand(plan, expand), estimatedRows: rows)
        }
        bound.formUnion([to, relationship.slot])
        matched.append(relationship)
    }

    func factor(_ relationship: PatternRelationship, _ isReversed: Bool) -> Double {
        if relationship.isBound, relationship.length == nil { return 0.5 }
        let from = isReversed ? relationship.right : relationship.left
        let to = isReversed ? relationship.left : relationship.right
        let direction = isReversed ? relationship.direction.reversed : relationship.direction
        let degree = estimator.degree(labels(from), relationship.types, direction)
        let reached = relationship.length.map { estimator.chains(degree, $0) } ?? degree
        if bound.contains(to) { return min(reached, 1) * 0.1 }
        return reached * (relationship.length == nil ? 1 : estimator.share(labels(to)).squareRoot())
    }

    /// A relationship that is bound while its ends are not: they are read from it.
    mutating func takeBoundRelationship() -> Bool {
        guard let relationship = relationships.first(where: { $0.isBound && $0.length == nil }) else { return false }
        let start = BoundExpression.function("startnode", [.slot(relationship.slot)], .none)
        let end = BoundExpression.function("endnode", [.slot(relationship.slot)], .none)
        let left = relationship.left
        if planner.slots.types[relationship.slot] != .relationship {
            // Tells of a value that is no relationship in the words of the pattern; the functions would name themselves.
            let isRelationship = BoundExpression.isNull(.path([.relationship(relationship.slot)]), negated: false)
            plan = planner.filter(plan, [isRelationship])
        }
        switch relationship.direction {
        case .outgoing: plan = Plan(.extend(plan, [SlotAssignment(left, start)]), estimatedRows: plan.estimatedRows)
        case .incoming: plan = Plan(.extend(plan, [SlotAssignment(left, end)]), estimatedRows: plan.estimatedRows)
        case .either:
            // A loop has both its ends at one node, which must come once.
            let ends = BoundExpression.case(
                subject: nil, branches: [(.comparison(.equal, start, end), .list([start]))],
                otherwise: .list([start, end]))
            plan = Plan(.unwind(plan, ends, left), estimatedRows: plan.estimatedRows * 2)
        }
        bound.insert(left)
        return true
    }
}

extension Direction {
    package var reversed: Direction {
        switch self {
        case .outgoing: .incoming
        case .incoming: .outgoing
        case .either: .either
        }
    }
}

extension PatternRelationship {
    /// Relationships of different types are different anyway.
    func mayEqual(_ other: PatternRelationship) -> Bool {
        types.isEmpty || other.types.isEmpty || !Set(types).isDisjoint(with: other.types)
    }
}
