// Rule: a node of a label with a known value is looked up, not searched for.
//
// before:  filter a.id = 'P-001'            after:  look up a:Process by id = 'P-001'
//            scan a:Process

import Syntax

enum IndexLookUp { static let rule = RewritingRule("index look-up", .matching) }

extension MatchPlanner {
    /// The ways to find a node of a label by what it is equal to.
    func lookUps(_ node: PatternNode, _ label: LabelExpression) -> [Start] {
        guard rules.contains(IndexLookUp.rule), case .label(let name) = label else { return [] }
        return conditions.enumerated().compactMap { index, condition in
            guard let (key, value) = sought(condition, node.slot) else { return nil }
            return Start(
                node: node, rows: min(estimator.seek(name.text, key), estimator.count(label)) * 0.99,
                access: .seek(label: name.text, key: key, value: value, condition: index))
        }
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
}
