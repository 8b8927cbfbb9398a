// Rule: where only the first of a collected list is asked, nothing is sorted and no list is made.
//
// before:  keep p, last                                  after:  keep p, last
//            compute last = #3[0]                                  compute last = #3
//              aggregate #3 = collect(r.kind) by p                   aggregate #3 = first(r.kind by r.date DESC) by p
//                sort by r.date DESC                                   input
//                  input
//
// It applies where the list is read nowhere else, and where nothing beside it depends on the order of the rows but counts. Groups come
// in the order of their first rows, as they did. Sorting asks for no more than properties, so that no error is lost.

import Diagnostics
import Syntax
import Values

enum FirstOfGroups {
    static let rule = RewritingRule("first of each group", .everywhere(apply))

    static func apply(_ plan: Plan) -> Plan {
        guard case .keep(let input, let kept) = plan.operator, let below = rewritten(input, kept) else { return plan }
        return plan.with(inputs: [below])
    }

    /// Goes down to the aggregation, past what reads no list.
    private static func rewritten(_ plan: Plan, _ kept: [Slot]) -> Plan? {
        switch plan.operator {
        case .sort(let input, _), .top(let input, _, _), .skip(let input, _), .limit(let input, _),
            .filter(let input, _):
            let read = plan.expressions.reduce(into: Set(kept)) { $0.formUnion($1.slots) }
            return rewritten(input, Array(read)).map { plan.with(inputs: [$0]) }
        case .extend(let input, let assignments):
            guard case .aggregate(let rows, let keys, let aggregates) = input.operator,
                let (unsorted, order) = unsorted(rows)
            else { return nil }
            let lists = aggregates.filter { $0.function == "collect" }
            guard !lists.isEmpty, lists.allSatisfy({ !$0.distinct && !kept.contains($0.slot) }),
                aggregates.allSatisfy({ $0.function == "collect" || $0.function == "count" })
            else { return nil }
            var firsts = assignments
            for index in firsts.indices {
                guard let expression = reading(firsts[index].expression, Set(lists.map(\.slot))) else { return nil }
                firsts[index].expression = expression
            }
            let replaced = aggregates.map { aggregate in
                var copy = aggregate
                if copy.function == "collect" {
                    copy.function = "first"
                    copy.order = order
                }
                return copy
            }
            let groups = Plan(
                .aggregate(unsorted, keys: keys, aggregates: replaced), estimatedRows: input.estimatedRows)
            return Plan(.extend(groups, firsts), estimatedRows: plan.estimatedRows)
        default: return nil
        }
    }

    /// The rows below a sort, and by what they are sorted.
    private static func unsorted(_ plan: Plan) -> (Plan, [SortKey])? {
        switch plan.operator {
        case .keep(let input, let slots):
            guard let (rows, order) = unsorted(input) else { return nil }
            let read = order.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.slots) }
            // What is sorted by must still be there.
            let all = slots + read.subtracting(slots).sorted()
            return (Plan(.keep(rows, all), estimatedRows: plan.estimatedRows), order)
        case .sort(let input, let keys):
            return keys.allSatisfy { isPlain($0.expression) } ? (input, keys) : nil
        default: return nil
        }
    }

    private static func isPlain(_ expression: BoundExpression) -> Bool {
        switch expression {
        case .slot, .property(.slot, _, _), .function("id", _, _): true
        default: false
        }
    }

    /// The expression with the first of a list where that was taken out of it; nil where it reads a list in another way.
    private static func reading(_ expression: BoundExpression, _ lists: Set<Slot>) -> BoundExpression? {
        switch expression {
        case .index(.slot(let slot), .constant(.integer(0)), _) where lists.contains(slot): .slot(slot)
        case .function("head", let arguments, _):
            if case .slot(let slot)? = arguments.first, lists.contains(slot) {
                .slot(slot)
            } else {
                untouched(expression, lists)
            }
        default: untouched(expression, lists)
        }
    }

    private static func untouched(_ expression: BoundExpression, _ lists: Set<Slot>) -> BoundExpression? {
        expression.slots.isDisjoint(with: lists) ? expression : nil
    }
}
