// Walks over syntax trees: children, free names, aggregates, and a normal form in which spelling does not matter.

import Diagnostics
import Syntax

extension Expression {
    /// The expressions directly inside, patterns and subqueries apart.
    var children: [Expression] {
        switch kind {
        case .literal, .parameter, .variable, .countStar, .pattern, .exists, .countQuery: []
        case .property(let subject, _), .hasLabels(let subject, _), .isNull(let subject, _), .unary(_, let subject),
            .parenthesized(let subject):
            [subject]
        case .index(let a, let b), .binary(_, let a, let b): [a, b]
        case .slice(let subject, let from, let to): [subject] + [from, to].compactMap { $0 }
        case .comparison(let first, let steps): [first] + steps.map(\.operand)
        case .list(let items): items
        case .map(let entries): entries.map(\.value)
        case .mapProjection(_, let selectors): selectors.compactMap(\.value)
        case .call(let call): call.arguments
        case .case(let expression):
            [expression.subject, expression.otherwise].compactMap { $0 }
                + expression.branches.flatMap { [$0.condition, $0.result] }
        case .listComprehension(_, let list, let filter, let projection):
            [list] + [filter, projection].compactMap { $0 }
        case .patternComprehension(_, _, let filter, let projection): [filter, projection].compactMap { $0 }
        case .quantifier(_, _, let list, let predicate): [list] + [predicate].compactMap { $0 }
        case .reduce(_, let initial, _, let list, let body): [initial, list, body]
        }
    }

    /// Whether an aggregate stands anywhere inside, subqueries apart.
    var containsAggregate: Bool {
        switch kind {
        case .countStar: true
        case .call(let call) where AggregateFunction(named: call.name.text) != nil: true
        default: children.contains { $0.containsAggregate }
        }
    }

    /// Every variable that is mentioned, whether or not a comprehension inside introduces it.
    var freeNames: Set<String> {
        var names: Set<String> = []
        collectNames(into: &names)
        return names
    }

    private func collectNames(into names: inout Set<String>) {
        switch kind {
        case .variable(let name): names.insert(name)
        case .mapProjection(let subject, let selectors):
            names.insert(subject.text)
            for case .variable(let name) in selectors { names.insert(name.text) }
        default: break
        }
        for child in children { child.collectNames(into: &names) }
    }

    /// The expression without the brackets around it.
    var withoutParentheses: Expression {
        var inner = self
        while case .parenthesized(let next) = inner.kind { inner = next }
        return inner
    }

    /// A variable, a property of one, or what is the same in every row, as the 2 in `RETURN 2, count(*) % 2`.
    var isSimpleKey: Bool {
        switch withoutParentheses.kind {
        case .variable: true
        case .property(let subject, _): subject.isSimpleKey
        default: freeNames.isEmpty
        }
    }
}

extension ProjectionSelector {
    /// The expression of `key: value`.
    var value: Expression? {
        if case .entry(let entry) = self { entry.value } else { nil }
    }
}
