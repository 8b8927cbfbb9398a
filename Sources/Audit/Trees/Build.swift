// Short ways to write trees down.

import Diagnostics
import Syntax

extension Expression {
    static func variable(_ name: String) -> Expression { Expression(.variable(name)) }
    static func string(_ text: String) -> Expression { Expression(.literal(.string(text))) }
    static func integer(_ number: Int) -> Expression { Expression(.literal(.integer(Int64(number)))) }
    static func boolean(_ value: Bool) -> Expression { Expression(.literal(.boolean(value))) }
    static var null: Expression { Expression(.literal(.null)) }

    static func call(_ name: String, _ arguments: Expression...) -> Expression {
        Expression(.call(FunctionCall(Name(name), arguments)))
    }

    func property(_ key: String) -> Expression { Expression(.property(self, Name(key))) }

    func compared(_ op: ComparisonOperator, _ other: Expression) -> Expression {
        Expression(.comparison(self.asOperand, [ComparisonStep(op, other.asOperand)]))
    }

    func isNull(negated: Bool = false) -> Expression { Expression(.isNull(asOperand, negated: negated)) }

    func isIn(_ list: Expression) -> Expression { Expression(.binary(.in, asOperand, list.asOperand)) }

    var negated: Expression { Expression(.unary(.not, asOperand)) }

    /// All of them; nil for none.
    static func conjunction(_ conditions: [Expression]) -> Expression? {
        join(conditions, with: .and)
    }

    /// Any of them; nil for none.
    static func disjunction(_ conditions: [Expression]) -> Expression? {
        join(conditions, with: .or)
    }

    private static func join(_ conditions: [Expression], with op: BinaryOperator) -> Expression? {
        guard let first = conditions.first else { return nil }
        if conditions.count == 1 { return first }
        var result: Expression = first.asOperand(of: op)
        for condition in conditions.dropFirst() {
            result = Expression(.binary(op, result, condition.asOperand(of: op)))
        }
        return result
    }

    /// Without the round brackets around it.
    var bare: Expression {
        var result = self
        while case .parenthesized(let inner) = result.kind { result = inner }
        return result
    }

    /// In round brackets, unless it needs none wherever it stands.
    var asOperand: Expression {
        switch kind {
        case .literal(.integer(let number)) where number < 0: Expression(.parenthesized(self))
        case .literal(.float(let number)) where number < 0: Expression(.parenthesized(self))
        case .literal, .parameter, .variable, .property, .index, .slice, .list, .map, .mapProjection, .call, .countStar, .case,
            .listComprehension, .patternComprehension, .quantifier, .reduce, .exists, .countQuery, .parenthesized:
            self
        case .unary, .binary, .comparison, .isNull, .hasLabels, .pattern: Expression(.parenthesized(self))
        }
    }

    /// In round brackets where a chain of this AND or OR needs them.
    private func asOperand(of op: BinaryOperator) -> Expression {
        switch kind {
        case .comparison, .isNull, .hasLabels: self
        case .unary(.not, _): self
        case .binary(let own, _, _) where own == op && (op == .and || op == .or): self
        default: asOperand
        }
    }
}

extension NodePattern {
    init(_ variable: String?, _ label: String? = nil, id: String? = nil) {
        self.init(
            variable: variable.map { Name($0) }, labels: label.map { .label(Name($0)) },
            properties: id.map { Expression(.map([MapEntry(Name("id"), .string($0))])) })
    }
}

extension Clause {
    static func match(_ paths: [PathPattern], where predicate: Expression? = nil) -> Clause {
        Clause(.match(MatchClause(pattern: Pattern(paths), predicate: predicate)))
    }

    static func returning(_ projection: Projection) -> Clause { Clause(.return(projection)) }
}

extension ProjectionItem {
    init(_ expression: Expression, as alias: String) {
        if case .variable(alias) = expression.kind {
            self.init(expression)
        } else {
            self.init(expression, alias: Name(alias))
        }
    }
}

extension Query {
    init(_ clauses: Clause...) { self.init(SingleQuery(clauses)) }
}
