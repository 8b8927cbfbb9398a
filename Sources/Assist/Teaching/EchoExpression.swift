// Plain words for values and conditions.

import Audit
import Syntax

struct EchoExpression {
    let echo: Echo
    /// In audit statements a name is a property of the subject, elsewhere a variable.
    let isAudit: Bool
    /// Names that patterns before have given.
    var known: Set<String> = []

    // MARK: Values

    /// A noun phrase.
    func value(_ expression: Expression) -> String {
        switch expression.kind {
        case .literal(.date(let day)): return day
        case .literal(.null): return Echo.source("NULL")
        case .literal: return expression.printed
        case .parameter(let name): return "$" + name
        case .variable(let name): return isAudit ? "the " + name : name
        case .property(let subject, let name):
            // `from.department` of an audit statement has words of its own only as a whole.
            return isAudit ? Echo.source(expression.printed) : "the \(name.text) of \(value(subject))"
        case .parenthesized(let inner): return value(inner)
        case .countStar: return "the number of rows"
        case .call(let call): return words(call) ?? Echo.source(expression.printed)
        case .index, .slice, .unary, .binary, .comparison, .isNull, .hasLabels, .list, .map, .mapProjection, .case,
            .listComprehension, .patternComprehension, .quantifier, .reduce, .pattern, .exists, .countQuery:
            return Echo.source(expression.printed)
        }
    }

    /// What each group of a count has in common, without its article.
    func group(_ expression: Expression) -> String {
        if isAudit, case .variable(let name) = expression.kind { return name }
        return value(expression)
    }

    private func words(_ call: FunctionCall) -> String? {
        let name = call.name.text.lowercased()
        switch (name, call.arguments.count) {
        case ("asof", 0): return "the as-of date"
        case ("periodstart", 0): return "the first day of the period"
        case ("periodend", 0): return "the last day of the period"
        case ("date", 1):
            guard case .literal(.string(let day)) = call.arguments[0].kind else { return nil }
            return day
        case ("count", 1):
            return (call.distinct ? "the number of different values of " : "the number of values of ")
                + value(call.arguments[0])
        case ("collect", 1):
            return (call.distinct ? "the list of different values of " : "the list of all values of ")
                + value(call.arguments[0])
        case ("sum", 1) where !call.distinct: return "the sum of " + value(call.arguments[0])
        case ("avg", 1) where !call.distinct: return "the mean of " + value(call.arguments[0])
        case ("min", 1): return "the least value of " + value(call.arguments[0])
        case ("max", 1): return "the greatest value of " + value(call.arguments[0])
        case ("labels", 1): return "the labels of " + value(call.arguments[0])
        case ("type", 1): return "the type of " + value(call.arguments[0])
        default: return nil
        }
    }

    // MARK: Columns and order

    /// `the name of p (called owner)`
    func item(_ item: ProjectionItem) -> String {
        guard let alias = item.alias?.text, alias != item.expression.lastName else { return value(item.expression) }
        return value(item.expression) + " (called \(alias))"
    }

    /// Order, and how many rows: what comes last in a sentence.
    func tail(_ order: [SortItem], _ skip: Expression?, _ limit: Expression?) -> String {
        var text = ""
        if !order.isEmpty {
            text +=
                ", sorted by "
                + order.map { value($0.expression) + ($0.descending ? " in descending order" : "") }
                .joined(separator: ", then by ")
        }
        if let skip { text += ", leaving out the first \(rows(skip))" }
        if let limit { text += ", at most \(rows(limit))" }
        return text
    }

    private func rows(_ count: Expression) -> String {
        value(count) + (count.kind == .literal(.integer(1)) ? " row" : " rows")
    }

    // MARK: Conditions

    /// A clause that is true or not.
    func condition(_ expression: Expression) -> String {
        switch expression.kind {
        case .parenthesized(let inner): return condition(inner)
        case .binary(let sign, let left, let right):
            switch sign {
            case .and: return joined(.and, expression)
            case .or: return joined(.or, expression)
            case .in: return value(left) + " is " + choice(right)
            case .startsWith: return value(left) + " starts with " + value(right)
            case .endsWith: return value(left) + " ends with " + value(right)
            case .contains: return value(left) + " contains " + value(right)
            case .matches: return "all of \(value(left)) fits the regular expression \(value(right))"
            case .xor, .add, .subtract, .multiply, .divide, .modulo, .power: return holds(expression)
            }
        case .comparison(let left, let steps):
            guard steps.count == 1 else { return holds(expression) }
            return comparison(left, steps[0].operator, steps[0].operand)
        case .isNull(let operand, let negated): return value(operand) + (negated ? " is present" : " is missing")
        case .hasLabels(let subject, .label(let name)): return value(subject) + " has the label " + name.text
        case .unary(.not, let operand): return negation(operand)
        case .variable, .property: return Echo.source(expression.printed) + " is true"
        case .pattern(let path): return existence(path, nil, negated: false)
        case .exists(let query): return existence(query, negated: false)
        case .literal, .parameter, .index, .slice, .unary, .hasLabels, .list, .map, .mapProjection, .call, .countStar,
            .case, .listComprehension, .patternComprehension, .quantifier, .reduce, .countQuery:
            return holds(expression)
        }
    }

    private func holds(_ expression: Expression) -> String { Echo.source(expression.printed) + " holds" }

    /// Both sides of AND or OR, and of those inside them; the other kind in brackets, since English has no precedence.
    private func joined(_ sign: BinaryOperator, _ expression: Expression) -> String {
        operands(of: sign, expression).map { operand in
            var inner = operand
            while case .parenthesized(let next) = inner.kind { inner = next }
            if case .binary(let other, _, _) = inner.kind, other == .and || other == .or {
                return "(\(condition(inner)))"
            }
            return condition(inner)
        }.joined(separator: sign == .and ? " and " : " or ")
    }

    private func operands(of sign: BinaryOperator, _ expression: Expression) -> [Expression] {
        guard case .binary(sign, let left, let right) = expression.kind else { return [expression] }
        return operands(of: sign, left) + operands(of: sign, right)
    }

    private func negation(_ operand: Expression) -> String {
        switch operand.kind {
        case .parenthesized(let inner): return negation(inner)
        case .unary(.not, let inner): return condition(inner)
        case .isNull(let value, let negated): return self.value(value) + (negated ? " is missing" : " is present")
        case .comparison(let left, let steps)
        where steps.count == 1 && [.equal, .notEqual].contains(steps[0].operator):
            return comparison(left, steps[0].operator == .equal ? .notEqual : .equal, steps[0].operand)
        case .binary(.in, let left, let right): return value(left) + " is present and not " + choice(right)
        case .variable, .property: return Echo.source(operand.printed) + " is false"
        case .hasLabels(let subject, .label(let name)): return value(subject) + " does not have the label " + name.text
        case .pattern(let path): return existence(path, nil, negated: true)
        case .exists(let query): return existence(query, negated: true)
        case .literal, .parameter, .index, .slice, .unary, .binary, .comparison, .hasLabels, .list, .map,
            .mapProjection,
            .call, .countStar, .case, .listComprehension, .patternComprehension, .quantifier, .reduce, .countQuery:
            return "it is false that " + condition(operand)
        }
    }

    // MARK: Existence

    private func existence(_ query: Query, negated: Bool) -> String {
        guard query.unions.isEmpty, query.first.clauses.count == 1,
            case .match(let match) = query.first.clauses[0].kind, match.pattern.paths.count == 1, !match.optional
        else { return "there is \(negated ? "no" : "a") row of " + Echo.source(query.printed) }
        return existence(match.pattern.paths[0], match.predicate, negated: negated)
    }

    /// `p has no relationship of type OWNED_BY to a node`, or `there is no process`
    private func existence(_ path: PathPattern, _ predicate: Expression?, negated: Bool) -> String {
        var pattern = EchoPattern(echo: echo, known: known)
        let found = pattern.describe(path)
        let inside = EchoExpression(echo: echo, isAudit: false, known: pattern.known)
        let asked = predicate.map { " (where \(inside.condition($0)))" } ?? ""
        if let start = path.start.variable?.text, found.hasPrefix(start + " with a ") {
            return "\(start) has \(negated ? "no" : "a") " + found.dropFirst(start.count + 8) + asked
        }
        for article in ["a ", "an "] where found.hasPrefix(article) {
            return "there is \(negated ? "no " : article)" + found.dropFirst(article.count) + asked
        }
        return "there is \(negated ? "no" : "a") case of " + found + asked
    }

    /// What stands behind `is` for the right side of IN.
    private func choice(_ list: Expression) -> String {
        guard case .list(let members) = list.kind, !members.isEmpty else { return "in " + value(list) }
        return "one of " + Echo.listed(members.map(value), "or")
    }

    private func comparison(_ left: Expression, _ sign: ComparisonOperator, _ right: Expression) -> String {
        let speaksOfDays = isDay(left) || isDay(right)
        let words =
            switch sign {
            case .equal: "is"
            case .notEqual: [left, right].contains(where: mayBeSeveral) ? "is not" : "is something other than"
            case .less: speaksOfDays ? "is before" : "is less than"
            case .lessOrEqual: speaksOfDays ? "is on or before" : "is at most"
            case .greater: speaksOfDays ? "is after" : "is greater than"
            case .greaterOrEqual: speaksOfDays ? "is on or after" : "is at least"
            }
        return "\(value(left)) \(words) \(value(right))"
    }

    /// Of an attribute with several values `<>` says that none of them is meant, which holds of none at all, too.
    private func mayBeSeveral(_ expression: Expression) -> Bool {
        guard isAudit, let name = expression.lastName else { return false }
        return echo.knowledge.vocabulary.attributes.contains { !$0.isSingle && $0.names.contains(name) }
    }

    private func isDay(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .literal(.date): return true
        case .call(let call): return ["asof", "periodstart", "periodend", "date"].contains(call.name.text.lowercased())
        default: return false
        }
    }
}

extension Expression {
    /// `b` of `a.b`, `a` of `a`.
    fileprivate var lastName: String? {
        switch kind {
        case .variable(let name): name
        case .property(_, let name): name.text
        default: nil
        }
    }
}
