// Short ways to write trees down. Brackets are the printer's business: it puts them where precedence asks for them.

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
        Expression(.comparison(self, [ComparisonStep(op, other)]))
    }

    func isNull(negated: Bool = false) -> Expression { Expression(.isNull(self, negated: negated)) }

    func isIn(_ list: Expression) -> Expression { Expression(.binary(.in, self, list)) }

    var negated: Expression { Expression(.unary(.not, self)) }

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
        return conditions.dropFirst().reduce(first) { Expression(.binary(op, $0, $1)) }
    }

    /// Without the round brackets around it.
    var bare: Expression {
        var result = self
        while case .parenthesized(let inner) = result.kind { result = inner }
        return result
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
