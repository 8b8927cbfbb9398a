// Rule: whether a node has a relationship of some kind is told by how many it has.
//
// before:  only rows without a match              after:  filter degree of (p)-[:T]-() = 0
//            input                                          input
//            per row: expand (p)-[:T]-(q)
//
// The match must ask for nothing but the relationship and labels of its other end.

import Syntax
import Values

enum DegreeTests {
    static let rule = RewritingRule("degree test", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        guard case .semiJoin(let input, let subplan, let anti) = plan.operator, let degree = subplan.degree else {
            return plan
        }
        let test = BoundExpression.comparison(anti ? .equal : .greater, .degree(degree), .constant(.integer(0)))
        return Plan(.filter(input, test), estimatedRows: plan.estimatedRows)
    }
}

extension Plan {
    /// What the plan's rows are counted by, where it is one relationship to a node of some labels.
    fileprivate var degree: Degree? {
        switch self.operator {
        case .filter(let input, .hasLabels(.slot(let slot), let labels)):
            guard var degree = input.degree, slot == input.end else { return nil }
            degree.labels.append(labels)
            return degree
        case .expand(let input, let expand):
            guard case .argument = input.operator, !expand.toIsBound, !expand.relationshipIsBound,
                expand.distinctFrom.isEmpty
            else { return nil }
            return Degree(from: expand.from, direction: expand.direction, types: expand.types)
        default: return nil
        }
    }

    /// The node that the relationship leads to.
    private var end: Slot? {
        switch self.operator {
        case .filter(let input, _): input.end
        case .expand(_, let expand): expand.to
        default: nil
        }
    }
}
