// The value of an expression in one row.

import Syntax
import Values

extension ReferenceEvaluator {
    /// Where an expression is evaluated: a row, and for aggregates the rows of its group.
    struct Environment {
        var row: Row
        var group: [Row]?
    }

    func value(_ expression: Expression, _ row: Row) throws -> Value { try value(expression, Environment(row: row)) }

    /// Whether a condition is true: neither false nor null.
    func holds(_ predicate: Expression, _ row: Row) throws -> Bool { try truth(try value(predicate, row)) == true }

    func value(_ expression: Expression, _ env: Environment) throws -> Value {
        switch expression.kind {
        case .literal(let literal): return try value(of: literal)
        case .parameter: throw ReferenceFailure.unsupported("parameters")
        case .variable(let name):
            guard let value = env.row[name] else { throw ReferenceFailure.unsupported("an unknown variable \(name)") }
            return value
        case .property(let subject, let key): return try property(key.text, of: try value(subject, env))
        case .index(let subject, let index): return try element(try value(subject, env), try value(index, env))
        case .slice(let subject, let from, let to): return try slice(subject, from, to, env)
        case .unary(let op, let operand): return try unary(op, try value(operand, env))
        case .binary(let op, let a, let b): return try binary(op, try value(a, env), try value(b, env))
        case .comparison(let first, let steps): return try comparison(first, steps, env)
        case .isNull(let operand, let negated): return .boolean(try value(operand, env).isNull != negated)
        case .hasLabels(let subject, let labels): return try hasLabels(try value(subject, env), labels)
        case .list(let members): return .list(try members.map { try value($0, env) })
        case .map(let entries): return .map(MapValue(try entries.map { ($0.key.text, try value($0.value, env)) }))
        case .mapProjection(let name, let selectors): return try mapProjection(name.text, selectors, env)
        case .call(let call): return try self.call(call, env)
        case .countStar:
            guard let group = env.group else { throw ReferenceFailure.wrongType("a count outside of a group") }
            return .integer(Int64(group.count))
        case .case(let choice): return try choose(choice, env)
        case .listComprehension(let variable, let list, let filter, let projection):
            return try comprehension(variable.text, try value(list, env), filter, projection, env)
        case .patternComprehension(let path, let pattern, let filter, let projection):
            var named = pattern
            named.variable = path ?? pattern.variable
            let found = try matches(MatchClause(pattern: Pattern([named]), predicate: filter), env.row)
            return .list(try found.map { try value(projection, $0) })
        case .quantifier(let quantifier, let variable, let list, let predicate):
            return try quantified(quantifier, variable.text, try value(list, env), predicate, env)
        case .reduce(let accumulator, let initial, let variable, let list, let body):
            guard case .list(let members) = try value(list, env) else { return .null }
            return try members.reduce(try value(initial, env)) { sum, member in
                try value(body, env.with(accumulator.text, sum).with(variable.text, member))
            }
        case .pattern(let path): return .boolean(!(try matches(Pattern([path]), env.row)).isEmpty)
        case .exists(let query): return .boolean(!(try rows(of: query, given: env.row).rows.isEmpty))
        case .countQuery(let query): return .integer(Int64(try rows(of: query, given: env.row).rows.count))
        case .parenthesized(let inner): return try value(inner, env)
        }
    }

    private func value(of literal: Literal) throws -> Value {
        switch literal {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .float(let number): return .float(number)
        case .string(let text): return .string(text)
        case .date: throw ReferenceFailure.unsupported("dates")
        }
    }

    private func call(_ call: FunctionCall, _ env: Environment) throws -> Value {
        if !call.isAggregate {
            return try function(call.name.text.lowercased(), try call.arguments.map { try value($0, env) })
        }
        guard let group = env.group else { throw ReferenceFailure.wrongType("an aggregate outside of a group") }
        return try aggregate(call, group)
    }

    private func comparison(_ first: Expression, _ steps: [ComparisonStep], _ env: Environment) throws -> Value {
        var left = try value(first, env)
        var result: Bool? = true
        for step in steps {
            let right = try value(step.operand, env)
            result = and(result, compare(step.operator, left, right))
            left = right
        }
        return Value(truth: result)
    }

    private func choose(_ choice: CaseExpression, _ env: Environment) throws -> Value {
        let subject = try choice.subject.map { try value($0, env) }
        for branch in choice.branches {
            let condition = try value(branch.condition, env)
            let isTaken = try subject.map { $0.equals(condition) == true } ?? (try truth(condition) == true)
            if isTaken { return try value(branch.result, env) }
        }
        return try choice.otherwise.map { try value($0, env) } ?? .null
    }

    private func comprehension(
        _ variable: String, _ list: Value, _ filter: Expression?, _ projection: Expression?, _ env: Environment
    ) throws -> Value {
        if list.isNull { return .null }
        guard case .list(let members) = list else { throw ReferenceFailure.wrongType("no list") }
        var result: [Value] = []
        for member in members {
            let inner = env.with(variable, member)
            if let filter, try truth(try value(filter, inner)) != true { continue }
            result.append(try projection.map { try value($0, inner) } ?? member)
        }
        return .list(result)
    }

    private func quantified(
        _ quantifier: Quantifier, _ variable: String, _ list: Value, _ predicate: Expression?, _ env: Environment
    ) throws -> Value {
        if list.isNull { return .null }
        guard case .list(let members) = list else { throw ReferenceFailure.wrongType("no list") }
        let truths = try members.map { member in
            try predicate.map { try truth(try value($0, env.with(variable, member))) } ?? truth(member)
        }
        let yes = truths.filter { $0 == true }.count
        let mayBeMore = truths.contains { $0 == nil }
        switch quantifier {
        case .all: return Value(truth: truths.reduce(true) { and($0, $1) })
        case .any: return Value(truth: truths.reduce(false) { or($0, $1) })
        case .none: return Value(truth: not(truths.reduce(false) { or($0, $1) }))
        case .single: return Value(truth: yes > 1 ? false : (mayBeMore ? nil : yes == 1))
        }
    }

    private func slice(_ subject: Expression, _ from: Expression?, _ to: Expression?, _ env: Environment) throws
        -> Value
    {
        let bounds = [try from.map { try value($0, env) }, try to.map { try value($0, env) }]
        guard case .list(let members) = try value(subject, env) else { return .null }
        var places = [0, members.count]
        for (index, bound) in bounds.enumerated() {
            guard let bound else { continue }
            guard case .integer(let number) = bound else { return .null }
            places[index] = max(0, min(members.count, Int(number) + (number < 0 ? members.count : 0)))
        }
        return .list(places[0] < places[1] ? Array(members[places[0]..<places[1]]) : [])
    }

    private func mapProjection(_ name: String, _ selectors: [ProjectionSelector], _ env: Environment) throws -> Value {
        let subject = env.row[name] ?? .null
        if subject.isNull { return .null }
        let all = graph.properties(of: subject) ?? MapValue()
        var result = MapValue()
        for selector in selectors {
            switch selector {
            case .property(let key): result[key.text] = all[key.text] ?? .null
            case .allProperties: for key in all.keys { result[key] = all[key] }
            case .entry(let entry): result[entry.key.text] = try value(entry.value, env)
            case .variable(let variable): result[variable.text] = env.row[variable.text] ?? .null
            }
        }
        return .map(result)
    }
}

extension ReferenceEvaluator.Environment {
    func with(_ name: String, _ value: Value) -> Self {
        var inner = self
        inner.row[name] = value
        return inner
    }
}
