// Rule: where only the nodes that a chain leads to matter, each once, they are searched breadth first.
//
// before:  distinct b                                    every trail from a is listed: exponentially many
//            expand (a)-[:T*]->(b)
// after:   distinct b                                    every node that can be reached is visited once: linear
//            expand (a)-[:T*]->(b), reachable nodes
//
// It applies below DISTINCT, aggregates that ignore duplicates, and questions of existence, while nothing reads the chain
// itself. A node at the end of a walk is also at the end of a trail as long as one step (or none) is enough; not so for
// `*2..`. Nor for an undirected chain, where a walk may return to its start along one relationship.

import Syntax

enum Reachability {
    static let rule = RewritingRule("reachable nodes", .whole { apply(to: $0, for: $1) })

    static func apply(to plan: Plan, for purpose: PlanPurpose) -> Plan {
        switch purpose {
        case .rows: visit(plan, Demand(slots: nil, ignoresDuplicates: false))
        case .existence: visit(plan, Demand(slots: [], ignoresDuplicates: true))
        }
    }

    /// What the operators above ask of a plan.
    private struct Demand {
        /// Slots that are read; nil for all.
        var slots: Set<Slot>?
        var ignoresDuplicates: Bool

        func reading(_ more: some Sequence<Slot>) -> Demand {
            Demand(slots: slots?.union(more), ignoresDuplicates: ignoresDuplicates)
        }
    }

    private static func visit(_ plan: Plan, _ demand: Demand) -> Plan {
        let read = plan.expressions.reduce(into: Set<Slot>()) { $1.collectSlots(into: &$0) }
        let inputs = plan.inputs
        guard let input = inputs.first else { return plan }
        switch plan.operator {
        case .argument, .triangleCount: return plan
        case .variableExpand(_, var expand):
            expand.reachability = isEligible(expand, demand)
            var copy = plan
            copy.operator = .variableExpand(visit(input, demand.reading(read.union(expand.expand.slots))), expand)
            return copy
        case .distinct(_, let slots):
            return plan.with(inputs: [visit(input, Demand(slots: demand.slots?.union(slots), ignoresDuplicates: true))])
        case .aggregate(_, _, let aggregates):
            let ignores = aggregates.allSatisfy { $0.distinct || $0.function == "min" || $0.function == "max" }
            return plan.with(inputs: [visit(input, Demand(slots: read, ignoresDuplicates: ignores))])
        case .keep(_, let slots):
            let wanted = demand.slots.map { $0.intersection(slots) } ?? Set(slots)
            return plan.with(inputs: [visit(input, Demand(slots: wanted, ignoresDuplicates: demand.ignoresDuplicates))])
        case .filter, .extend, .sort, .unwind, .nodeScan, .nodeSeek, .expand, .shortestPath, .cycleFilter, .drain:
            return plan.with(inputs: [visit(input, demand.reading(read.union(plan.ownSlots)))])
        case .semiJoin(_, let subplan, _):
            let sub = visit(subplan, Demand(slots: [], ignoresDuplicates: true))
            return plan.with(inputs: [visit(input, demand.reading(subplan.allSlots)), sub])
        case .optional(_, let subplan, _):
            return plan.with(inputs: [visit(input, demand.reading(subplan.allSlots)), visit(subplan, demand)])
        case .union: return plan.with(inputs: inputs.map { visit($0, demand) })
        case .top, .skip, .limit, .call, .create, .merge, .set, .delete, .eager:
            return plan.with(inputs: inputs.map { visit($0, Demand(slots: nil, ignoresDuplicates: false)) })
        }
    }

    private static func isEligible(_ expand: VariableExpand, _ demand: Demand) -> Bool {
        guard demand.ignoresDuplicates, let read = demand.slots, !read.contains(expand.expand.relationship) else {
            return false
        }
        guard expand.expand.distinctFrom.isEmpty, !expand.expand.relationshipIsBound, expand.mode == .trail else {
            return false
        }
        return expand.minimum == 0 || (expand.minimum == 1 && expand.expand.direction != .either)
    }
}

extension Plan {
    fileprivate var allSlots: Set<Slot> {
        var found: Set<Slot> = []
        collectSlots(into: &found)
        return found
    }
}
