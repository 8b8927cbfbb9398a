// Rule: triangles that are only counted are counted by common neighbours, not listed.
//
// before:  aggregate n = count(*)                      every path of two steps becomes a row
//            check (c)-[:T]->(a)
//              expand (b)-[:T]->(c)
//                expand (a)-[:T]->(b)
//                  scan a
// after:   n = number of (a)-[:T]->(b)-[:T]->(c)-[:T]->(a) by common neighbours
//
// It applies where the three steps run in one direction, nothing but labels is asked of the nodes, and every two of the steps
// have either the same types, and then differ, or none in common.

import Syntax

enum TriangleCounts {
    static let rule = RewritingRule("counting triangles", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        guard case .aggregate(let input, let keys, let aggregates) = plan.operator, keys.isEmpty,
            aggregates.count == 1, let aggregate = aggregates.first, aggregate.function == "count",
            aggregate.arguments.isEmpty, let pattern = Pattern.read(input), let corners = pattern.corners
        else { return plan }
        return Plan(.triangleCount(TriangleCount(corners: corners, slot: aggregate.slot)), estimatedRows: 1)
    }

    /// Steps from a scan over the whole graph, and the labels that are asked for.
    private struct Pattern {
        var start: Slot
        var steps: [Expand] = []
        var labels: [Slot: [LabelExpression]] = [:]

        /// nil where the plan does anything else.
        static func read(_ plan: Plan) -> Pattern? {
            switch plan.operator {
            case .filter(let input, .hasLabels(.slot(let slot), let label)):
                var pattern = read(input)
                pattern?.labels[slot, default: []].append(label)
                return pattern
            case .expand(let input, let step) where !step.relationshipIsBound:
                var pattern = read(input)
                pattern?.steps.append(step)
                return pattern
            case .nodeScan(let input, let slot, let label):
                guard case .argument = input.operator else { return nil }
                return Pattern(start: slot, labels: label.map { [slot: [$0]] } ?? [:])
            default: return nil
            }
        }

        /// The corners of a triangle in the direction of its steps, nil where there is none to be counted.
        var corners: [TriangleCount.Corner]? {
            guard steps.count == 3 else { return nil }
            var next: [Slot: Expand] = [:]
            for step in steps where step.direction != .either { next[step.tail] = step }
            guard let first = next[start], let second = next[first.head], let third = next[second.head],
                third.head == start, Set([start, first.head, second.head]).count == 3
            else { return nil }
            for (index, step) in steps.enumerated() {
                guard steps[..<index].allSatisfy({ step.isApart(from: $0) }),
                    Set(step.distinctFrom).isSubset(of: steps.map(\.relationship))
                else { return nil }
            }
            return [first, second, third].map {
                TriangleCount.Corner(node: $0.tail, labels: labels[$0.tail] ?? [], types: $0.types)
            }
        }
    }
}

extension Expand {
    /// The node at which a directed relationship starts.
    fileprivate var tail: Slot { direction == .incoming ? to : from }
    fileprivate var head: Slot { direction == .incoming ? from : to }

    /// Whether the relationship differs from that of a step before: by its type, or because it must.
    fileprivate func isApart(from other: Expand) -> Bool {
        if Set(types) == Set(other.types) { return distinctFrom.contains(other.relationship) }
        return !types.isEmpty && !other.types.isEmpty && Set(types).isDisjoint(with: other.types)
    }
}
