// Rule: a filter by the existence of a match becomes a semi-join.
//
// before:  filter EXISTS { subplan }            the subplan is an expression, run for each row by itself
//            input
// after:   semi-join                            rows of the input for which the subplan gives a row, found batch by batch
//            input
//            subplan
//
// NOT EXISTS becomes an anti-semi-join in the same way. The condition must be nothing else but the question: MATCH and
// WITH give each conjunct of their WHERE a filter of its own.

enum SemiJoins {
    static let rule = RewritingRule("semi-join", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        guard case .filter(let input, let condition) = plan.operator else { return plan }
        switch condition {
        case .exists(let subplan):
            return Plan(.semiJoin(input, subplan, anti: false), estimatedRows: plan.estimatedRows)
        case .not(.exists(let subplan), _):
            return Plan(.semiJoin(input, subplan, anti: true), estimatedRows: plan.estimatedRows)
        default: return plan
        }
    }
}
