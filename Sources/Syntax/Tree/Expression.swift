// The tree of an expression. Names follow the productions of Grammar/weft.ebnf.

package import Diagnostics

/// An expression and its place.
package struct Expression: Hashable, Sendable {
    package var kind: Kind
    package var location: Location

    package init(_ kind: Kind, _ span: Span = .none) {
        self.kind = kind
        location = Location(span)
    }

    package var span: Span { location.span }

    package indirect enum Kind: Hashable, Sendable {
        case literal(Literal)
        /// `$name`, without the dollar sign.
        case parameter(String)
        case variable(String)
        /// `subject.name`
        case property(Expression, Name)
        /// `subject[index]`
        case index(Expression, Expression)
        /// `subject[from..to]`
        case slice(Expression, from: Expression?, to: Expression?)
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        /// `a < b <= c`: the first operand, then at least one operator with its right operand.
        case comparison(Expression, [ComparisonStep])
        /// `IS NULL`, `IS NOT NULL`; in audit statements also `IS MISSING`, `IS PRESENT`.
        case isNull(Expression, negated: Bool)
        /// `n:A:B`, `n:A|B`, `n IS LABELED A`
        case hasLabels(Expression, LabelExpression)
        case list([Expression])
        case map([MapEntry])
        case mapProjection(Name, [ProjectionSelector])
        case call(FunctionCall)
        /// `count(*)`
        case countStar
        case `case`(CaseExpression)
        /// `[x IN list WHERE filter | projection]`
        case listComprehension(variable: Name, list: Expression, filter: Expression?, projection: Expression?)
        /// `[p = (a)-->(b) WHERE filter | projection]`
        case patternComprehension(
            path: Name?, pattern: PathPattern, filter: Expression?, projection: Expression)
        /// `all(x IN list WHERE predicate)` and its like
        case quantifier(Quantifier, variable: Name, list: Expression, predicate: Expression?)
        /// `reduce(sum = 0, x IN list | sum + x)`
        case reduce(accumulator: Name, initial: Expression, variable: Name, list: Expression, body: Expression)
        /// A pattern where a truth value is expected: there is at least one match.
        case pattern(PathPattern)
        /// `EXISTS { … }`
        case exists(Query)
        /// `COUNT { … }`
        case countQuery(Query)
        /// An expression in round brackets, kept so that the printer can give it back.
        case parenthesized(Expression)
    }
}

/// A literal value as it is written.
package enum Literal: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    /// `2026-01-01`, only in audit statements: ISO text of a valid date.
    case date(String)
}

package enum UnaryOperator: String, CaseIterable, Hashable, Sendable {
    case not = "NOT", plus = "+", minus = "-"
}

/// Operators with two operands, comparisons apart.
package enum BinaryOperator: String, CaseIterable, Hashable, Sendable {
    case or = "OR", xor = "XOR", and = "AND"
    case add = "+", subtract = "-", multiply = "*", divide = "/", modulo = "%", power = "^"
    case `in` = "IN", startsWith = "STARTS WITH", endsWith = "ENDS WITH", contains = "CONTAINS"
    case matches = "=~"
}

package enum ComparisonOperator: String, CaseIterable, Hashable, Sendable {
    case equal = "=", notEqual = "<>", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
}

package struct ComparisonStep: Hashable, Sendable {
    package var `operator`: ComparisonOperator
    package var operand: Expression
    package init(_ operator: ComparisonOperator, _ operand: Expression) {
        self.operator = `operator`
        self.operand = operand
    }
}

package struct MapEntry: Hashable, Sendable {
    package var key: Name
    package var value: Expression
    package init(_ key: Name, _ value: Expression) {
        self.key = key
        self.value = value
    }
}

/// One part of `n {.name, .*, key: value, variable}`.
package enum ProjectionSelector: Hashable, Sendable {
    case property(Name)
    case allProperties
    case entry(MapEntry)
    case variable(Name)
}

/// A call of a function or an aggregate; which of the two, the binder knows.
package struct FunctionCall: Hashable, Sendable {
    /// With its namespace, as `duration.between`, in the case in which it was written.
    package var name: Name
    package var distinct: Bool
    package var arguments: [Expression]
    package init(_ name: Name, distinct: Bool = false, _ arguments: [Expression]) {
        self.name = name
        self.distinct = distinct
        self.arguments = arguments
    }
}

package struct CaseExpression: Hashable, Sendable {
    package struct Branch: Hashable, Sendable {
        package var condition: Expression
        package var result: Expression
        package init(condition: Expression, result: Expression) {
            self.condition = condition
            self.result = result
        }
    }
    /// What the conditions are compared with; nil where they are predicates.
    package var subject: Expression?
    package var branches: [Branch]
    package var otherwise: Expression?
    package init(subject: Expression?, branches: [Branch], otherwise: Expression?) {
        self.subject = subject
        self.branches = branches
        self.otherwise = otherwise
    }
}

package enum Quantifier: String, CaseIterable, Hashable, Sendable {
    case all, any, none, single
}

/// What labels, or which type, an element must have.
package indirect enum LabelExpression: Hashable, Sendable {
    case label(Name)
    /// `:A:B` (openCypher) and `:A&B` (GQL)
    case and(LabelExpression, LabelExpression)
    case or(LabelExpression, LabelExpression)
    case not(LabelExpression)
    /// `%`: any label at all
    case any
}
