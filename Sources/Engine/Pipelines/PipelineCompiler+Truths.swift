// Conditions.

import Diagnostics
import Graph
import Planning
import Syntax
import Values

extension PipelineCompiler {
    /// A condition as kernels; what few values settle is asked once for each of these, and what no kernel knows is the
    /// evaluator's.
    mutating func truth(_ expression: BoundExpression) throws -> TruthSource {
        if let known = try? kernel(expression) { return known }
        if let found = truths(byCode: expression) { return found }
        return .evaluated(try rowExpression(expression), truthLane())
    }

    private mutating func truths(byCode expression: BoundExpression) -> TruthSource? {
        guard let (source, values) = byCode(expression) else { return nil }
        var truths: [UInt8] = []
        for value in values {
            switch value {
            case .null: truths.append(2)
            case .boolean(let flag): truths.append(flag ? 1 : 0)
            default: return nil
            }
        }
        return .byCode(source, truths: truths, truthLane())
    }

    private mutating func kernel(_ expression: BoundExpression) throws -> TruthSource {
        switch expression {
        case .in(let element, let list, _):
            return try truths(byCode: expression) ?? membership(element, list)
        case .text(let predicate, let text, let part, _):
            guard let test = predicate.test else { throw Unsuited() }
            return try truths(byCode: expression) ?? textTest(test, text, part)
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
        if let test = comparison.textTest {
            if constant(right) != nil { return try textTest(test, left, right) }
            let (b, others) = try code(right)
            guard others == nil, !a.isConstant else { throw Unsuited() }
            return .texts(test, a, b, truthLane())
        }
        let (b, others) = try code(right)
        guard others == nil else { throw Unsuited() }
        return .codes(isEqual: comparison == .equal, a, b, truthLane())
    }

    func id(_ expression: BoundExpression) -> Register? {
        guard case .slot(let slot) = expression, folded[slot] == nil else { return nil }
        return register(of: slot)
    }

    private mutating func nullTest(_ operand: BoundExpression, _ negated: Bool) throws -> TruthSource {
        if id(operand) != nil { return .constant(negated ? 1 : 0, truthLane()) }
        return .isNull(try presence(operand), negated: negated, truthLane())
    }

    /// What tells whether an expression is null, without reading more than that.
    mutating func presence(_ expression: BoundExpression) throws -> Presence {
        if let (column, register) = try? column(expression), column.form != .string, column.form != .coded {
            return .masked(column, register)
        }
        if let (source, _) = try? code(expression) { return .codes(source) }
        if let (source, _) = try? number(expression) { return .numbers(source) }
        return .codes(try evaluatedCode(expression))
    }
}
