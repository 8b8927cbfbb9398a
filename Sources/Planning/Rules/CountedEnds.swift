// Rule: paths that are only counted are not listed.
//
// before:  aggregate count(*)                         after:  aggregate sum(degree of (b)<-[:T]-() * degree of (b)-[:T]->())
//            expand (b)-[:T]->(c)                               scan b
//              expand (a)-[:T]->(b)
//                scan a
//
// It applies to one relationship, or two that meet in a node, of whose ends and relationships nothing is read; conditions and
// keys may read the middle one. Relationships of one pattern are different, so from the product are taken the pairs that use
// one relationship twice: a relationship from a node to itself is found at it both coming in and going out, and of d that
// leave a node d are paired with themselves.

import Diagnostics
import Syntax
import Values

enum CountedEnds {
    static let rule = RewritingRule("counting by degrees", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        guard case .aggregate(let input, let keys, let aggregates) = plan.operator,
            !aggregates.isEmpty, aggregates.allSatisfy({ $0.function == "count" && $0.arguments.isEmpty }),
            let star = Star(input), let count = star.count
        else { return plan }
        let read = keys.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.slots) }
        guard read.union(star.conditions.flatMap(\.slots)).isDisjoint(with: star.unread) else { return plan }
        var scan = Plan(.nodeScan(Plan(.argument), star.center, star.scanned), estimatedRows: star.scannedRows)
        for condition in star.conditions {
            scan = Plan(.filter(scan, condition), estimatedRows: scan.estimatedRows)
        }
        if !keys.isEmpty {
            // A node without a path is no group.
            let test = BoundExpression.comparison(.greater, count, .constant(.integer(0)))
            scan = Plan(.filter(scan, test), estimatedRows: scan.estimatedRows)
        }
        let sums = aggregates.map {
            AggregateAssignment(slot: $0.slot, function: "sum", arguments: [count], distinct: false, span: $0.span)
        }
        return Plan(.aggregate(scan, keys: keys, aggregates: sums), estimatedRows: plan.estimatedRows)
    }
}

/// A scan, and one or two relationships around one node.
private struct Star {
    var center: Slot
    /// The label by which the middle node is scanned.
    var scanned: LabelExpression?
    var scannedRows: Double
    var legs: [Degree] = []
    /// Conditions on the middle node.
    var conditions: [BoundExpression] = []
    /// Whether the two relationships must be different ones.
    var areDistinct = false
    /// What no expression may read.
    var unread: Set<Slot> = []

    init?(_ plan: Plan) {
        var labels: [Slot: [LabelExpression]] = [:]
        var expands: [Expand] = []
        var filters: [BoundExpression] = []
        var plan = plan
        while true {
            switch plan.operator {
            case .filter(let input, .hasLabels(.slot(let slot), let label)):
                labels[slot, default: []].append(label)
                plan = input
            case .filter(let input, let condition):
                filters.append(condition)
                plan = input
            case .expand(let input, let expand):
                if expand.toIsBound || expand.relationshipIsBound { return nil }
                expands.append(expand)
                plan = input
            case .nodeScan(let input, let slot, let label):
                guard case .argument = input.operator, let center = Self.center(slot, expands) else { return nil }
                if let label { labels[slot, default: []].append(label) }
                self.center = center
                scannedRows = plan.estimatedRows
                collect(expands.reversed(), slot, labels)
                conditions += filters.reversed()
                return
            default: return nil
            }
        }
    }

    /// The node that every relationship touches; of the two of a single one that which is scanned.
    private static func center(_ scanned: Slot, _ expands: [Expand]) -> Slot? {
        guard let last = expands.first, expands.count <= 2 else { return nil }
        if expands.count == 1 || expands.allSatisfy({ $0.from == scanned }) { return scanned }
        return last.from
    }

    private mutating func collect(_ expands: [Expand], _ start: Slot, _ labels: [Slot: [LabelExpression]]) {
        for expand in expands {
            let isOutward = expand.from == center
            let end = isOutward ? expand.to : expand.from
            legs.append(
                Degree(
                    from: center, direction: isOutward ? expand.direction : expand.direction.reversed,
                    types: expand.types, labels: labels[end] ?? []))
            unread.formUnion([end, expand.relationship])
            areDistinct = areDistinct || !expand.distinctFrom.isEmpty
        }
        var own = labels[center] ?? []
        if let index = own.lastIndex(where: { if case .label = $0 { true } else { false } }) {
            scanned = own.remove(at: index)
        }
        conditions = own.map { .hasLabels(.slot(center), $0) }
    }

    /// How many paths a node is in the middle of; nil where that is no simple product.
    var count: BoundExpression? {
        guard legs.count == 2 else { return legs.first.map { .degree($0) } }
        let (first, second) = (legs[0], legs[1])
        let product = BoundExpression.arithmetic(.multiply, .degree(first), .degree(second), .none)
        if !areDistinct { return product }
        guard first.types == second.types, first.labels.isEmpty || first.direction != second.direction,
            first.direction != .either, second.direction != .either
        else { return nil }
        if first.direction == second.direction {
            guard second.labels.isEmpty else { return nil }
            return .arithmetic(.subtract, product, .degree(first), .none)
        }
        let loops = Degree(
            from: center, direction: .outgoing, types: first.types, labels: first.labels + second.labels,
            loopsOnly: true)
        return .arithmetic(.subtract, product, .degree(loops), .none)
    }
}
