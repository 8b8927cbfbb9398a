// Operators: three-valued logic, comparison, arithmetic, text and lists.

import Glibc
import Syntax
import Values

extension Value {
    /// nil is null.
    init(truth: Bool?) { self = truth.map { .boolean($0) } ?? .null }
}

func and(_ a: Bool?, _ b: Bool?) -> Bool? { a == false || b == false ? false : (a == nil || b == nil ? nil : true) }
func or(_ a: Bool?, _ b: Bool?) -> Bool? { a == true || b == true ? true : (a == nil || b == nil ? nil : false) }
func not(_ a: Bool?) -> Bool? { a.map { !$0 } }

extension ReferenceEvaluator {
    func truth(_ value: Value) throws -> Bool? {
        switch value {
        case .null: return nil
        case .boolean(let flag): return flag
        default: throw ReferenceFailure.wrongType("a condition that is a \(value.typeName)")
        }
    }

    func unary(_ op: UnaryOperator, _ operand: Value) throws -> Value {
        switch op {
        case .not: Value(truth: not(try truth(operand)))
        case .plus: operand
        case .minus: try arithmetic(.subtract, .integer(0), operand)
        }
    }

    func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        switch op {
        case .and: return Value(truth: and(try truth(a), try truth(b)))
        case .or: return Value(truth: or(try truth(a), try truth(b)))
        case .xor:
            guard let x = try truth(a), let y = try truth(b) else { return .null }
            return .boolean(x != y)
        case .add, .subtract, .multiply, .divide, .modulo, .power: return try arithmetic(op, a, b)
        case .in:
            guard case .list(let members) = b else { return .null }
            return Value(truth: members.map { $0.equals(a) }.reduce(false) { or($0, $1) })
        case .startsWith, .endsWith, .contains:
            guard case .string(let whole) = a, case .string(let part) = b else { return .null }
            if op == .contains { return .boolean(part.isEmpty || whole.contains(part)) }
            return .boolean(op == .startsWith ? whole.hasPrefix(part) : whole.hasSuffix(part))
        case .matches: throw ReferenceFailure.unsupported("regular expressions")
        }
    }

    func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
        switch op {
        case .equal: a.equals(b)
        case .notEqual: not(a.equals(b))
        case .less: a.isLess(than: b)
        case .lessOrEqual: a.isAtMost(b)
        case .greater: a.isGreater(than: b)
        case .greaterOrEqual: a.isAtLeast(b)
        }
    }

    func arithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.null, _), (_, .null): return .null
        case (.list(let x), .list(let y)) where op == .add: return .list(x + y)
        case (.list(let x), _) where op == .add: return .list(x + [b])
        case (_, .list(let y)) where op == .add: return .list([a] + y)
        case (.string(let x), .string(let y)) where op == .add: return .string(x + y)
        case (.integer(let x), .integer(let y)): return try arithmetic(op, x, y)
        case (.integer(let x), .float(let y)): return try arithmetic(op, Double(x), y)
        case (.float(let x), .integer(let y)): return try arithmetic(op, x, Double(y))
        case (.float(let x), .float(let y)): return try arithmetic(op, x, y)
        default: throw ReferenceFailure.wrongType("\(a.typeName) \(op.rawValue) \(b.typeName)")
        }
    }

    private func arithmetic(_ op: BinaryOperator, _ x: Int64, _ y: Int64) throws -> Value {
        let result: (partialValue: Int64, overflow: Bool)
        switch op {
        case .add: result = x.addingReportingOverflow(y)
        case .subtract: result = x.subtractingReportingOverflow(y)
        case .multiply: result = x.multipliedReportingOverflow(by: y)
        case .divide: result = x.dividedReportingOverflow(by: y)
        case .modulo: result = x.remainderReportingOverflow(dividingBy: y)
        case .power: return .float(pow(Double(x), Double(y)))
        default: throw ReferenceFailure.wrongType(op.rawValue)
        }
        if result.overflow { throw ReferenceFailure.wrongType("integer overflow or division by zero") }
        return .integer(result.partialValue)
    }

    private func arithmetic(_ op: BinaryOperator, _ x: Double, _ y: Double) throws -> Value {
        switch op {
        case .add: return .float(x + y)
        case .subtract: return .float(x - y)
        case .multiply: return .float(x * y)
        case .divide: return .float(x / y)
        case .modulo: return .float(x.truncatingRemainder(dividingBy: y))
        case .power: return .float(pow(x, y))
        default: throw ReferenceFailure.wrongType(op.rawValue)
        }
    }

    func property(_ key: String, of subject: Value) throws -> Value {
        if subject.isNull { return .null }
        guard let properties = graph.properties(of: subject) else {
            throw ReferenceFailure.wrongType("a property of a \(subject.typeName)")
        }
        return properties[key] ?? .null
    }

    func element(_ subject: Value, _ index: Value) throws -> Value {
        switch (subject, index) {
        case (.null, _), (_, .null): return .null
        case (.list(let members), .integer(let number)):
            let place = Int(number) + (number < 0 ? members.count : 0)
            return members.indices.contains(place) ? members[place] : .null
        case (_, .string(let key)): return try property(key, of: subject)
        default: throw ReferenceFailure.wrongType("\(subject.typeName)[\(index.typeName)]")
        }
    }

    func hasLabels(_ subject: Value, _ labels: LabelExpression) throws -> Value {
        switch subject {
        case .null: return .null
        case .node(let id): return .boolean(labels.holds(for: graph.node(id)?.labels ?? []))
        case .relationship(let id): return .boolean(labels.holds(for: graph.relationship(id).map { [$0.type] } ?? []))
        default: throw ReferenceFailure.wrongType("labels of a \(subject.typeName)")
        }
    }
}
