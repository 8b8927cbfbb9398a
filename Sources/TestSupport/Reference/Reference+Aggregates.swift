// Aggregates over the rows of a group.

import Syntax
import Values

private let aggregates: Set<String> = ["count", "sum", "avg", "min", "max", "collect"]

extension FunctionCall {
    var isAggregate: Bool { aggregates.contains(name.text.lowercased()) }
}

extension ReferenceEvaluator {
    /// The aggregate of the argument's values in the group's rows; nulls do not count.
    func aggregate(_ call: FunctionCall, _ group: [Row]) throws -> Value {
        guard let argument = call.arguments.first else { throw ReferenceFailure.wrongType("an aggregate of nothing") }
        var values = try group.map { try value(argument, $0) }.filter { !$0.isNull }
        if call.distinct {
            var seen: Set<Value> = []
            values = values.filter { seen.insert($0).inserted }
        }
        switch call.name.text.lowercased() {
        case "count": return .integer(Int64(values.count))
        case "collect": return .list(values)
        case "min": return values.min { $0.order($1) == .less } ?? .null
        case "max": return values.max { $0.order($1) == .less } ?? .null
        case "sum": return try values.reduce(.integer(0)) { try arithmetic(.add, $0, $1) }
        case "avg":
            if values.isEmpty { return .null }
            let sum = try values.reduce(.float(0)) { try arithmetic(.add, $0, $1) }
            return try arithmetic(.divide, sum, .integer(Int64(values.count)))
        default: throw ReferenceFailure.unsupported(call.name.text)
        }
    }
}

extension Expression {
    /// Whether an aggregate stands in it anywhere.
    var holdsAggregate: Bool {
        switch kind {
        case .countStar: true
        case .call(let call): call.isAggregate || call.arguments.contains { $0.holdsAggregate }
        case .literal, .parameter, .variable, .pattern, .patternComprehension, .exists, .countQuery, .mapProjection:
            false
        case .property(let subject, _): subject.holdsAggregate
        case .hasLabels(let subject, _), .isNull(let subject, _), .unary(_, let subject), .parenthesized(let subject):
            subject.holdsAggregate
        case .index(let a, let b), .binary(_, let a, let b): a.holdsAggregate || b.holdsAggregate
        case .slice(let subject, let from, let to):
            subject.holdsAggregate || from?.holdsAggregate ?? false || to?.holdsAggregate ?? false
        case .comparison(let first, let steps): first.holdsAggregate || steps.contains { $0.operand.holdsAggregate }
        case .list(let members): members.contains { $0.holdsAggregate }
        case .map(let entries): entries.contains { $0.value.holdsAggregate }
        case .case(let choice):
            choice.subject?.holdsAggregate ?? false || choice.otherwise?.holdsAggregate ?? false
                || choice.branches.contains { $0.condition.holdsAggregate || $0.result.holdsAggregate }
        case .listComprehension(_, let list, let filter, let projection):
            list.holdsAggregate || filter?.holdsAggregate ?? false || projection?.holdsAggregate ?? false
        case .quantifier(_, _, let list, let predicate): list.holdsAggregate || predicate?.holdsAggregate ?? false
        case .reduce(_, let initial, _, let list, let body):
            initial.holdsAggregate || list.holdsAggregate || body.holdsAggregate
        }
    }
}
