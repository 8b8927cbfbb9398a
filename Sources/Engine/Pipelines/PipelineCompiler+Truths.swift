// Conditions, keys and aggregates.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

extension PipelineCompiler {
    mutating func truth(_ expression: BoundExpression) throws -> TruthSource {
        switch expression {
        case .comparison(let comparison, let left, let right): return try self.comparison(comparison, left, right)
        case .isNull(let operand, let negated): return try nullTest(operand, negated)
        case .hasLabels(.slot(let slot), let label):
            guard let register = register(of: slot), kinds[register].isNode else { throw Unsuited() }
            return try membership(register, label)
        case .and(let left, let right, _): return .and(try truth(left), try truth(right), truthLane())
        case .or(let left, let right, _): return .or(try truth(left), try truth(right), truthLane())
        case .not(let inner, _): return .not(try truth(inner), truthLane())
        case .constant(.boolean(let flag)): return .constant(flag ? 1 : 0, truthLane())
        case .slot(let slot):
            guard let alias = aliases[slot] else { throw Unsuited() }
            return try truth(alias)
        case .property:
            let (column, register) = try self.column(expression)
            guard column.form == .truth else { throw Unsuited() }
            return .column(column, register, truthLane())
        default: throw Unsuited()
        }
    }

    private mutating func membership(_ register: Register, _ label: LabelExpression) throws -> TruthSource {
        if holds(label, for: kinds[register].ids) { return .constant(1, truthLane()) }
        guard case .label(let name) = label else { throw Unsuited() }
        let ranges = graph.label(name.text).map { self.ranges(of: $0) } ?? []
        guard ranges.count <= 4 else { throw Unsuited() }
        return .within(register, ranges, truthLane())
    }

    private mutating func comparison(
        _ comparison: ComparisonOperator, _ left: BoundExpression, _ right: BoundExpression
    ) throws -> TruthSource {
        if let (a, form) = try? number(left) {
            let (b, other) = try number(right)
            guard form == other else { throw Unsuited() }
            return .numbers(comparison, a, b, truthLane())
        }
        if let a = id(left), let b = id(right), comparison == .equal || comparison == .notEqual {
            guard kinds[a].isNode == kinds[b].isNode else { throw Unsuited() }
            return .ids(isEqual: comparison == .equal, a, b, truthLane())
        }
        if let (a, b) = fewCodes(left, right), comparison == .equal || comparison == .notEqual {
            return .codes(isEqual: comparison == .equal, a, b, truthLane())
        }
        let (a, values) = try code(left)
        if let values {
            guard let fixed = constant(right) else { throw Unsuited() }
            return .byCode(a, truths: values.map { compare(comparison, $0, fixed).rawValue }, truthLane())
        }
        let (b, others) = try code(right)
        guard others == nil, comparison == .equal || comparison == .notEqual else { throw Unsuited() }
        return .codes(isEqual: comparison == .equal, a, b, truthLane())
    }

    private func id(_ expression: BoundExpression) -> Register? {
        guard case .slot(let slot) = expression, folded[slot] == nil else { return nil }
        return register(of: slot)
    }

    private mutating func nullTest(_ operand: BoundExpression, _ negated: Bool) throws -> TruthSource {
        if id(operand) != nil { return .constant(negated ? 1 : 0, truthLane()) }
        return .isNull(try presence(operand), negated: negated, truthLane())
    }

    /// What tells whether an expression is null, without reading more than that.
    private mutating func presence(_ expression: BoundExpression) throws -> Presence {
        if let (column, register) = try? column(expression), column.form != .string, column.form != .coded {
            return .masked(column, register)
        }
        if let (source, _) = try? code(expression) { return .codes(source) }
        return .numbers(try number(expression).0)
    }

    // MARK: Keys and aggregates

    mutating func key(_ expression: BoundExpression) throws -> (KeySource, NumberForm, values: [Value]) {
        if let register = id(expression) {
            return (.ids(register), kinds[register].isNode ? .node : .relationship, [])
        }
        if let (column, register) = try? column(expression), column.form == .truth {
            return (.truths(.column(column, register, truthLane())), .truth, [])
        }
        if let source = fewCodes(expression) { return (.codes(source), .string, []) }
        if let (source, values) = try? code(expression) {
            // The code of a text that no property holds stands for nothing.
            if case .constant = source { throw Unsuited() }
            return (.codes(source), values == nil ? .string : .coded, values ?? [])
        }
        let (source, form) = try number(expression)
        return (.numbers(source), form, [])
    }

    mutating func aggregate(_ aggregate: AggregateAssignment) throws -> (PipelineAggregate, NumberForm) {
        guard !aggregate.distinct || aggregate.function == "min" || aggregate.function == "max" else {
            throw Unsuited()
        }
        guard let argument = aggregate.arguments.first else {
            guard aggregate.function == "count" else { throw Unsuited() }
            return (.countRows, .integer)
        }
        if aggregate.function == "count" {
            return (id(argument) == nil ? .count(try presence(argument)) : .countRows, .integer)
        }
        let (source, form) = try number(argument)
        switch aggregate.function {
        case "sum":
            guard form == .integer else { throw Unsuited() }
            return (.sum(source), .integer)
        case "min": return (.minimum(source), form)
        case "max": return (.maximum(source), form)
        default: throw Unsuited()
        }
    }
}
