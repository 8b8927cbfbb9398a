// What a rewriting rule is, and which there are.

import Syntax

/// One way to give the same rows with less work. Each has a file of its own, whose head shows a plan before it and after it.
package struct RewritingRule: Sendable {
    /// What EXPLAIN calls it.
    package let name: String
    let rewriting: Rewriting

    /// What a rule works on.
    enum Rewriting: Sendable {
        /// The order in which the planner of a pattern puts its parts; it asks whether the rule holds.
        case matching
        /// A pattern, before it is planned.
        case pattern(@Sendable (BoundPattern, Totality) -> BoundPattern)
        /// Each operator of a plan, inputs first.
        case everywhere(@Sendable (Plan) -> Plan)
        /// A plan from its top, by what its rows are wanted for.
        case whole(@Sendable (Plan, PlanPurpose) -> Plan)
    }

    init(_ name: String, _ rewriting: Rewriting) {
        self.name = name
        self.rewriting = rewriting
    }

    /// In the order in which they are applied.
    package static let all = [
        LabelConditions.rule, StepConditions.rule, FilterPushDown.rule, IndexLookUp.rule, StartChoice.rule,
        StepOrder.rule,
        SemiJoins.rule, TriangleCounts.rule, DegreeTests.rule, CountedEnds.rule, TopRows.rule, RepeatedKeeps.rule,
        FirstOfGroups.rule,
        Reachability.rule, CycleTests.rule,
    ]
}

extension [RewritingRule] {
    func contains(_ rule: RewritingRule) -> Bool { contains { $0.name == rule.name } }
}
