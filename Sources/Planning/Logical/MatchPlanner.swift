// The order in which the parts of a pattern are matched: start where there are fewest rows, go on where they grow least.

import Syntax
import Values

/// A condition that waits until everything it reads is bound.
struct PendingCondition {
    var expression: BoundExpression
    /// The slots of this pattern that it reads.
    var needs: Set<Slot>
    /// Whether it may be moved in front of others.
    var isTotal: Bool
}

/// Plans one MATCH. Quadratic in the number of relationships, which are few.
struct MatchPlanner {
    let planner: LogicalPlanner
    let nodes: [PatternNode]
    let paths: [SlotAssignment]
    let introduced: Set<Slot>
    var plan: Plan
    var relationships: [PatternRelationship]
    var shortest: [PatternShortest]
    var conditions: [PendingCondition] = []
    var bound: Set<Slot>
    /// Relationships that are matched, from which the next must differ.
    var matched: [PatternRelationship] = []

    var estimator: Estimator { planner.estimator }
    var rules: [RewritingRule] { planner.rules }

    init(_ pattern: BoundPattern, _ input: Plan, _ planner: LogicalPlanner) {
        let totality = Totality(slots: planner.slots)
        let pattern = Optimizer(rules: planner.rules).rewrite(pattern, totality)
        self.planner = planner
        nodes = pattern.nodes
        paths = pattern.paths
        introduced = Set(pattern.newSlots)
        plan = input
        relationships = pattern.relationships
        shortest = pattern.shortest
        bound = Set(nodes.filter(\.isBound).map(\.slot) + relationships.filter(\.isBound).map(\.slot))
        for node in nodes {
            if pattern.standsAlone(node) { wait(for: isThere(node)) }
            for label in node.labels { wait(for: .hasLabels(.slot(node.slot), label)) }
        }
        for index in relationships.indices {
            relationships[index].stepConditions = takeStepConditions(relationships[index])
        }
        for index in shortest.indices {
            shortest[index].relationship.stepConditions = takeStepConditions(shortest[index].relationship)
        }
        for condition in pattern.conditions { wait(for: condition) }
    }

    /// That a bound node is not null. As a path it must also be a node, which is not known of every value.
    private func isThere(_ node: PatternNode) -> BoundExpression {
        let isNode = planner.slots.types[node.slot] == .node
        return .isNull(isNode ? .slot(node.slot) : .path([.node(node.slot)]), negated: true)
    }

    /// Conditions on a single relationship are plain ones; those on each of several stay, unless they read something that
    /// the pattern binds elsewhere.
    private mutating func takeStepConditions(_ relationship: PatternRelationship) -> [BoundExpression] {
        let isSingle = relationship.length == nil
        var staying: [BoundExpression] = []
        for condition in relationship.stepConditions {
            let others = condition.slots.subtracting([relationship.stepSlot]).intersection(introduced)
            if isSingle {
                wait(for: condition)
            } else if others.isEmpty {
                staying.append(condition)
            } else {
                wait(
                    for: .quantifier(
                        .all, list: .slot(relationship.slot), element: relationship.stepSlot, predicate: condition))
            }
        }
        return staying
    }

    private mutating func wait(for condition: BoundExpression) {
        conditions.append(
            PendingCondition(
                expression: condition, needs: condition.slots.intersection(introduced),
                isTotal: Totality(slots: planner.slots).isTotalCondition(condition)))
    }

    mutating func run() -> Plan {
        placeConditions()
        while takeNextPart() { placeConditions() }
        if !paths.isEmpty {
            plan = Plan(.extend(plan, paths), estimatedRows: plan.estimatedRows)
            bound.formUnion(paths.map(\.slot))
            placeConditions()
        }
        placeRemainingConditions()
        return plan
    }

    private mutating func takeNextPart() -> Bool {
        if takeShortest(waits: true) { return true }
        if let step = cheapestStep() {
            take(step)
            return true
        }
        if takeBoundRelationship() { return true }
        guard let start = cheapestStart() else { return takeShortest(waits: false) }
        take(start)
        return true
    }

    func labels(_ slot: Slot) -> [LabelExpression] {
        nodes.first { $0.slot == slot }?.labels ?? []
    }
}

extension BoundPattern {
    /// A node that is bound and from which nothing leads on: after an OPTIONAL MATCH it may not be there.
    fileprivate func standsAlone(_ node: PatternNode) -> Bool {
        guard node.isBound else { return false }
        return !(relationships + shortest.map(\.relationship)).contains {
            $0.left == node.slot || $0.right == node.slot
        }
    }
}
