// Applies rewriting rules, one after the other.

/// Rewrites a plan into one that gives the same rows with less work.
struct Optimizer {
    let rules: [RewritingRule]

    func optimize(_ plan: Plan, for purpose: PlanPurpose) -> Plan {
        rules.reduce(plan) { plan, rule in
            switch rule.rewriting {
            case .matching, .pattern: plan
            case .everywhere(let apply): plan.rewritten(apply)
            case .whole(let apply): apply(plan, purpose)
            }
        }
    }

    func rewrite(_ pattern: BoundPattern, _ totality: Totality) -> BoundPattern {
        rules.reduce(pattern) { pattern, rule in
            if case .pattern(let apply) = rule.rewriting { apply(pattern, totality) } else { pattern }
        }
    }
}
