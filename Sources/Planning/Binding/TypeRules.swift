// What static types allow. Where a type is not known, everything is allowed, and the engine decides.

import Values

extension ValueType {
    /// Whether a value of this type may be handed to something that expects the other. Unknown types and null may.
    func fits(_ expected: ValueType) -> Bool {
        switch (self, expected) {
        case (.any, _), (_, .any), (.null, _): true
        case (.list(let element), .list(let other)): element.fits(other)
        case (.integer, .number), (.float, .number), (.integer, .float), (.number, .integer), (.number, .float): true
        default: self == expected
        }
    }

    /// The narrowest type for values of both.
    func joined(_ other: ValueType) -> ValueType {
        if self == other { return self }
        switch (self, other) {
        case (.null, _): return other
        case (_, .null): return self
        case (.list(let a), .list(let b)): return .list(a.joined(b))
        default: return isNumeric && other.isNumeric ? .number : .any
        }
    }

    var isNumeric: Bool { self == .integer || self == .float || self == .number }
    var isUnknown: Bool { self == .any || self == .null }
    var isList: Bool { if case .list = self { true } else { false } }

    var isTemporal: Bool {
        switch self {
        case .date, .localTime, .time, .localDateTime, .dateTime: true
        default: false
        }
    }

    /// What stands in a list of this type.
    var element: ValueType {
        if case .list(let element) = self { element } else { .any }
    }

    /// The type that an arithmetic operator gives; nil where it does not take such operands.
    static func result(_ sign: Arithmetic, _ a: ValueType, _ b: ValueType) -> ValueType? {
        if sign == .add {
            if a.isList || b.isList { return sumOfLists(a, b) }
            // What is not known yet may be a list, to which anything can be added.
            if a.isUnknown || b.isUnknown { return a == b ? a : .any }
        }
        if a == .null || b == .null {
            return a.isUnknown && b.isUnknown ? .null : (a == .null ? b : a).nullOperand(sign)
        }
        if a == .any || b == .any { return result(sign, known: a == .any ? b : a) }
        if a.isNumeric && b.isNumeric { return sign == .power ? .float : number(a, b) }
        switch sign {
        case .add:
            if a == .string || b == .string { return a.isText && b.isText ? .string : nil }
            if a.isTemporal && b == .duration { return a }
            return a == .duration && (b.isTemporal || b == .duration) ? b : nil
        case .subtract:
            return b == .duration && (a.isTemporal || a == .duration) ? a : nil
        case .multiply:
            return (a == .duration && b.isNumeric) || (a.isNumeric && b == .duration) ? .duration : nil
        case .divide: return a == .duration && b.isNumeric ? .duration : nil
        case .modulo, .power: return nil
        }
    }

    private static func number(_ a: ValueType, _ b: ValueType) -> ValueType {
        a == b ? a : (a == .float || b == .float ? .float : .number)
    }

    private static func sumOfLists(_ a: ValueType, _ b: ValueType) -> ValueType {
        if a == .null || b == .null { return .any }
        switch (a, b) {
        case (.list(let x), .list(let y)): return .list(x.joined(y))
        case (.list(let x), _): return .list(x.joined(b))
        default: return .list(b.element.joined(a))
        }
    }

    /// One operand is unknown.
    private static func result(_ sign: Arithmetic, known: ValueType) -> ValueType? {
        if known == .any { return .any }
        return known.nullOperand(sign) == nil ? nil : .any
    }

    /// Whether this type can be an operand at all; its own type then.
    private func nullOperand(_ sign: Arithmetic) -> ValueType? {
        if isNumeric { return self }
        switch sign {
        case .subtract: return isTemporal || self == .duration ? self : nil
        case .multiply, .divide: return self == .duration ? self : nil
        case .add, .modulo, .power: return nil
        }
    }

    /// What can be joined to a string.
    private var isText: Bool { self == .string || isNumeric }
}
