// GQL's quantified path in brackets: the step that repeats, with names for its ends.

import Diagnostics

/// What `((a)-[r]->(b) WHERE a.x < b.x){1,3}` says beside its relationship and its length (ISO/IEC 39075, 16.11). Inside
/// the brackets `a`, `r` and `b` are those of one step; outside they are lists, a member a step.
package struct RepeatedStep: Hashable, Sendable {
    package var start: NodePattern
    package var end: NodePattern
    package var predicate: Expression?

    package init(start: NodePattern, end: NodePattern, predicate: Expression?) {
        self.start = start
        self.end = end
        self.predicate = predicate
    }

    /// Whether it matters which of the relationship's ends is the start.
    package var tellsEndsApart: Bool { [start, end].contains { $0.variable != nil || $0.restricts } }

    /// All that is asked of a step, as a condition on its relationship; nil for nothing. The names of the ends are bound
    /// by quantifiers over one node, so that the condition means the same in every place where an expression can stand.
    package func condition(on relationship: Name, _ direction: PatternDirection) -> Expression? {
        let ends = direction == .incoming ? ("endNode", "startNode") : ("startNode", "endNode")
        let first = Expression.call(ends.0, on: relationship)
        let last = Expression.call(ends.1, on: relationship)
        let asked = start.conditions(on: first) + end.conditions(on: last) + [predicate].compactMap { $0 }
        guard let whole = Expression.allOf(asked) else { return nil }
        return start.named(first, in: end.named(last, in: whole))
    }
}

extension NodePattern {
    fileprivate var restricts: Bool { labels != nil || properties != nil || predicate != nil }

    /// Labels, properties and WHERE as conditions on the variable, or on the node itself where it has no name.
    fileprivate func conditions(on node: Expression) -> [Expression] {
        let subject = variable.map { Expression(.variable($0.text), $0.span) } ?? node
        var result: [Expression] = []
        if let labels { result.append(Expression(.hasLabels(subject, labels), span)) }
        if case .map(let entries)? = properties?.kind {
            result += entries.map { entry in
                let value = Expression(.property(subject, entry.key), entry.key.span)
                return Expression(.comparison(value, [ComparisonStep(.equal, entry.value)]), entry.key.span)
            }
        }
        return result + [predicate].compactMap { $0 }
    }

    /// `all(name IN [node] WHERE condition)`
    fileprivate func named(_ node: Expression, in condition: Expression) -> Expression {
        guard let variable else { return condition }
        let list = Expression(.list([node]), condition.span)
        return Expression(
            .quantifier(.all, variable: variable, list: list, predicate: condition), condition.span)
    }
}

extension Expression {
    fileprivate static func call(_ function: String, on variable: Name) -> Expression {
        let argument = Expression(.variable(variable.text), variable.span)
        return Expression(.call(FunctionCall(Name(function), [argument])), variable.span)
    }

    fileprivate static func allOf(_ conditions: [Expression]) -> Expression? {
        guard let first = conditions.first else { return nil }
        return conditions.dropFirst().reduce(first) { Expression(.binary(.and, $0, $1), $0.span) }
    }
}
