// Where the matching of a pattern starts: at the node that is cheapest to find.

import Syntax
import Values

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
    func cheapestStart() -> Start? {
        var best: Start?
        for node in nodes where !bound.contains(node.slot) {
            for start in starts(node) where start.rows < best?.rows ?? .infinity { best = start }
        }
        return best
    }

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

    private func starts(_ node: PatternNode) -> [Start] {
        var found: [Start] = []
        for label in node.labels {
            found.append(Start(node: node, rows: estimator.count(label), access: .label(label)))
            guard case .label(let name) = label else { continue }
            for (index, condition) in conditions.enumerated() {
                guard let (key, value) = sought(condition, node.slot) else { continue }
                let access = Start.Access.seek(label: name.text, key: key, value: value, condition: index)
                found.append(
                    Start(
                        node: node, rows: min(estimator.seek(name.text, key), estimator.count(label)) * 0.99,
                        access: access))
            }
        }
        if found.isEmpty { found.append(Start(node: node, rows: estimator.nodes([]), access: .all)) }
        return found
    }

    /// `node.key = value`, either way round, where the value is known already.
    private func sought(_ condition: PendingCondition, _ node: Slot) -> (key: String, value: BoundExpression)? {
        guard condition.isTotal, case .comparison(.equal, let a, let b) = condition.expression else { return nil }
        for (subject, value) in [(a, b), (b, a)] {
            guard case .property(.slot(node), let key, _) = subject, !value.slots.contains(node),
                value.slots.intersection(introduced).isSubset(of: bound), value.subplans.isEmpty
            else { continue }
            return (key, value)
        }
        return nil
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
