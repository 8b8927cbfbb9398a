// How tightly operators bind: read by the parser and by the printer.

/// From loosest to tightest, one level for each rule of the grammar's expressions.
enum Precedence: Int, Comparable {
    case or, xor, and, not, comparison, predicate, additive, multiplicative, power, unary, postfix, atom

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

    /// The next tighter level.
    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .atom }
}

extension BinaryOperator {
    /// All of them group to the left.
    var precedence: Precedence {
        switch self {
        case .or: .or
        case .xor: .xor
        case .and: .and
        case .in, .startsWith, .endsWith, .contains, .matches: .predicate
        case .add, .subtract: .additive
        case .multiply, .divide, .modulo: .multiplicative
        case .power: .power
        }
    }
}
