// The rewriting rules in the order in which they are applied. Each has a file of its own.

/// Rewrites a plan into one that gives the same rows with less work.
struct Optimizer {
    let slots: SlotTable

    func optimize(_ plan: Plan, for purpose: PlanPurpose) -> Plan {
        var plan = plan
        plan = plan.rewritten(SemiJoins.apply)
        plan = plan.rewritten(TriangleCounts.apply)
        plan = plan.rewritten(DegreeTests.apply)
        plan = plan.rewritten(CountedEnds.apply)
        plan = plan.rewritten(TopRows.apply)
        plan = plan.rewritten(RepeatedKeeps.apply)
        plan = Reachability.apply(to: plan, for: purpose)
        return plan.rewritten(CycleTests.apply)
    }
}
