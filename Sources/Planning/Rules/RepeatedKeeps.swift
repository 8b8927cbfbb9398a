// Rule: of two projections on top of each other the upper one is enough.
//
// before:  keep a           after:  keep a
//            keep a, b                input
//              input

enum RepeatedKeeps {
    static let rule = RewritingRule("one projection", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        guard case .keep(let below, let slots) = plan.operator, case .keep(let input, _) = below.operator else {
            return plan
        }
        return Plan(.keep(input, slots), estimatedRows: plan.estimatedRows)
    }
}
