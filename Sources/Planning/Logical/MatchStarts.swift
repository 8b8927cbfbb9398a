// Where the matching of a pattern starts: at the node that is cheapest to find.

import Syntax

/// A way to find the first node of a connected part.
struct Start {
    var node: PatternNode
    var rows: Double
    var access: Access

    enum Access {
        case all
        case label(LabelExpression)
        /// The condition at this place is what the index answers.
        case seek(label: String, key: String, value: BoundExpression, condition: Int)
    }
}

extension MatchPlanner {
    mutating func take(_ start: Start) {
        let slot = start.node.slot
        let rows = plan.estimatedRows * start.rows
        switch start.access {
        case .all: plan = Plan(.nodeScan(plan, slot, nil), estimatedRows: rows)
        case .label(let label):
            plan = Plan(.nodeScan(plan, slot, label), estimatedRows: rows)
            drop(label, of: slot)
        case .seek(let label, let key, let value, let condition):
            plan = Plan(.nodeSeek(plan, slot, label: label, key: key, value: value), estimatedRows: rows)
            conditions.remove(at: condition)
            drop(.label(Name(label)), of: slot)
        }
        bound.insert(slot)
    }

    func starts(_ node: PatternNode) -> [Start] {
        let found = node.labels.flatMap { label in
            [Start(node: node, rows: estimator.count(label), access: .label(label))] + lookUps(node, label)
        }
        return found.isEmpty ? [Start(node: node, rows: estimator.nodes([]), access: .all)] : found
    }

    /// A label that the start has made sure of needs no filter.
    private mutating func drop(_ label: LabelExpression, of slot: Slot) {
        conditions.removeAll { condition in
            guard case .hasLabels(.slot(slot), label) = condition.expression else { return false }
            return true
        }
    }
}

private func ~= (pattern: LabelExpression, value: LabelExpression) -> Bool { pattern == value }
