// Rule: a limit over a sort keeps only so many rows while sorting.
//
// before:  limit 10              after:  top 10 by name            and with SKIP:  skip 5
//            sort by name                  input                                     top 15 by name
//              input                                                                   input
//
// With SKIP only where both numbers are written out, so that their sum is known.

import Values

enum TopRows {
    static let rule = RewritingRule("first rows only", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        guard case .limit(let below, let limit) = plan.operator else { return plan }
        switch below.operator {
        case .sort(let input, let keys):
            return Plan(.top(input, keys, limit: limit), estimatedRows: plan.estimatedRows)
        case .skip(let sorted, let skip):
            guard case .sort(let input, let keys) = sorted.operator, let skipped = skip.constantCount,
                let wanted = limit.constantCount
            else { return plan }
            let (sum, overflow) = skipped.addingReportingOverflow(wanted)
            if overflow { return plan }
            let top = Plan(
                .top(input, keys, limit: .constant(.integer(sum))), estimatedRows: min(input.estimatedRows, Double(sum))
            )
            return Plan(.skip(top, skip), estimatedRows: plan.estimatedRows)
        default: return plan
        }
    }
}
