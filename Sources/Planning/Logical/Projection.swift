// The operators of WITH and RETURN, in the order in which they take effect.

import Syntax
import Values

extension LogicalPlanner {
    func project(_ projection: BoundProjection, _ input: Plan) -> Plan {
        var plan = input
        if projection.isAggregating {
            let groups = projection.keys.isEmpty ? 1 : max(1, plan.estimatedRows / 2)
            plan = Plan(
                .aggregate(plan, keys: projection.keys, aggregates: projection.aggregates), estimatedRows: groups)
        }
        if !projection.extend.isEmpty { plan = over(plan, .extend(plan, projection.extend)) }
        if projection.distinct {
            plan = over(plan, .keep(plan, projection.output))
            plan = over(plan, .distinct(plan, projection.output))
        }
        if !projection.order.isEmpty { plan = over(plan, .sort(plan, projection.order)) }
        if let count = projection.skip { plan = over(plan, .skip(plan, count)) }
        if let count = projection.limit {
            let rows = count.constantCount.map { min(plan.estimatedRows, Double($0)) } ?? plan.estimatedRows
            plan = Plan(.limit(plan, count), estimatedRows: rows)
        }
        plan = filter(plan, projection.conditions)
        return projection.distinct ? plan : over(plan, .keep(plan, projection.output))
    }

    private func over(_ plan: Plan, _ next: Plan.Operator) -> Plan { Plan(next, estimatedRows: plan.estimatedRows) }
}

extension BoundExpression {
    /// The number of a constant SKIP or LIMIT.
    var constantCount: Int64? {
        if case .constant(.integer(let count)) = self { count } else { nil }
    }
}
