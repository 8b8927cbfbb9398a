// Rule: a condition is decided as soon as everything that it reads is known.
//
// before:  filter a.name = 'x'              after:  expand (a)-[:T]->(b)
//            expand (a)-[:T]->(b)                     filter a.name = 'x'
//              scan a                                   scan a
//
// Only conditions that cannot fail are moved, since they see rows there that others would have removed.

enum FilterPushDown { static let rule = RewritingRule("filter push-down", .matching) }

extension MatchPlanner {
    /// Filters by everything that can be decided now and cannot fail.
    mutating func placeConditions() {
        guard rules.contains(FilterPushDown.rule) else { return }
        let ready = conditions.filter { $0.isTotal && $0.needs.isSubset(of: bound) }
        guard !ready.isEmpty else { return }
        conditions.removeAll { $0.isTotal && $0.needs.isSubset(of: bound) }
        plan = planner.filter(plan, ready.map(\.expression))
    }

    /// Filters by all that is left, those that cannot fail first.
    mutating func placeRemainingConditions() {
        let left = conditions.filter(\.isTotal) + conditions.filter { !$0.isTotal }
        plan = planner.filter(plan, left.map(\.expression))
    }
}
