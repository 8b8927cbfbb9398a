// Where writing and reading must be kept apart by an operator that takes in all rows first.

extension LogicalPlanner {
    /// Before a writing clause all reading must be over, or it would see what is written.
    func separatedBefore(_ plan: Plan) -> Plan {
        plan.readsGraph ? Plan(.eager(plan), estimatedRows: plan.estimatedRows) : plan
    }

    /// What follows a writing clause must see all that it wrote, and must not stop it halfway. Creating more is safe.
    func separatedAfter(_ plan: Plan, _ rest: ArraySlice<BoundClause>) -> Plan {
        let isSafe = rest.allSatisfy { if case .create = $0 { true } else { false } }
        return isSafe ? plan : Plan(.eager(plan), estimatedRows: plan.estimatedRows)
    }
}

extension Plan {
    /// Whether rows still flow in from the graph, or expressions look at it, below this point.
    fileprivate var readsGraph: Bool {
        switch self.operator {
        case .argument, .eager: false
        case .nodeScan, .nodeSeek, .expand, .variableExpand, .shortestPath, .cycleFilter, .triangleCount, .optional,
            .semiJoin,
            .call, .merge:
            true
        case .filter, .extend, .keep, .aggregate, .distinct, .sort, .top, .skip, .limit, .unwind, .union, .create, .set,
            .delete, .drain:
            expressions.contains { $0.looksAtGraph } || inputs.contains { $0.readsGraph }
        }
    }
}

extension BoundExpression {
    fileprivate var looksAtGraph: Bool {
        switch self {
        case .property, .hasLabels, .function, .mapProjection: true
        default: !subplans.isEmpty || children.contains { $0.looksAtGraph }
        }
    }
}
