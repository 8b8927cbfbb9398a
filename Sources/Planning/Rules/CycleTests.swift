// Rule: whether a chain leads back to where it began is asked of the network, once for all rows.
//
// before:  only rows with a match                               a search through all that can be reached, for each row
//            scan a
//            per row: check (a)-[:T*1..]->(a), reachable nodes only
// after:   only on cycles (a)-[:T*]->(a)                        the strong components of the network: linear
//            scan a
//
// The same for a chain back that stands in MATCH, and for rows without a match. It applies to directed chains of any length
// whose condition, if they have one, reads nothing but the relationship, after the rule about reachability has made sure that
// nobody asks by which way.

enum CycleTests {
    static let rule = RewritingRule("cycle test", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        switch plan.operator {
        case .variableExpand(let input, let chain):
            guard let test = test(chain) else { return plan }
            return Plan(.cycleFilter(input, test), estimatedRows: plan.estimatedRows)
        case .semiJoin(let input, let subplan, let anti):
            guard case .cycleFilter(let inner, var test) = subplan.operator, case .argument = inner.operator else {
                return plan
            }
            test.anti = anti != test.anti
            return Plan(.cycleFilter(input, test), estimatedRows: plan.estimatedRows)
        default: return plan
        }
    }

    private static func test(_ chain: VariableExpand) -> CycleTest? {
        let expand = chain.expand
        guard chain.reachability, chain.minimum == 1, chain.maximum == nil, expand.toIsBound, expand.from == expand.to,
            expand.direction != .either
        else { return nil }
        if let predicate = chain.stepPredicate, !predicate.slots.isSubset(of: [chain.stepSlot]) { return nil }
        return CycleTest(
            node: expand.from, direction: expand.direction, types: expand.types, stepSlot: chain.stepSlot,
            stepPredicate: chain.stepPredicate, anti: false)
    }
}
