// Rule: a label that WHERE asks of a node belongs to the node's pattern.
//
// before:  MATCH (n) WHERE n:Process AND n.id = 'P-001'      scan all nodes, then look at each
// after:   MATCH (n:Process) WHERE n.id = 'P-001'            one look into an index

enum LabelConditions {
    static let rule = RewritingRule("labels of WHERE", .pattern { pattern, _ in apply(to: pattern) })

    static func apply(to pattern: BoundPattern) -> BoundPattern {
        var result = pattern
        result.conditions = []
        for condition in pattern.conditions {
            guard case .hasLabels(.slot(let slot), let labels) = condition,
                let index = result.nodes.firstIndex(where: { $0.slot == slot })
            else {
                result.conditions.append(condition)
                continue
            }
            result.nodes[index].labels += labels.conjuncts
        }
        return result
    }
}
