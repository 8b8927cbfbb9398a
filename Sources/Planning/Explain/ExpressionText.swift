// Bound expressions as EXPLAIN shows them.

import Syntax
import Values

extension Wording {
    func text(_ expression: BoundExpression) -> String {
        switch expression {
        case .constant(let value): value.literal(in: ResultTable(columns: []))
        case .parameter(let name): "$\(name)"
        case .slot(let slot): name(slot)
        case .property(let subject, let key, _): "\(operand(subject)).\(key)"
        case .index(let subject, let index, _): "\(operand(subject))[\(text(index))]"
        case .slice(let subject, let from, let to, _):
            "\(operand(subject))[\(from.map(text) ?? "")..\(to.map(text) ?? "")]"
        case .not(let inner, _): "NOT \(operand(inner))"
        case .negate(let inner, _): "-\(operand(inner))"
        case .and(let a, let b, _): "\(operand(a)) AND \(operand(b))"
        case .or(let a, let b, _): "\(operand(a)) OR \(operand(b))"
        case .xor(let a, let b, _): "\(operand(a)) XOR \(operand(b))"
        case .arithmetic(let sign, let a, let b, _): "\(operand(a)) \(sign.rawValue) \(operand(b))"
        case .comparison(let sign, let a, let b): "\(operand(a)) \(sign.rawValue) \(operand(b))"
        case .in(let a, let b, _): "\(operand(a)) IN \(operand(b))"
        case .text(let predicate, let a, let b, _): "\(operand(a)) \(predicate.rawValue) \(operand(b))"
        case .isNull(let subject, let negated): "\(operand(subject)) IS \(negated ? "NOT " : "")NULL"
        case .hasLabels(let subject, let labels): "\(operand(subject)):\(text(labels))"
        case .list(let items): "[\(items.map(text).joined(separator: ", "))]"
        case .map(let entries): "{\(entries.map { "\($0.key): \(text($0.value))" }.joined(separator: ", "))}"
        case .mapProjection(let subject, let entries):
            "\(text(subject)) {\(entries.map(entry).joined(separator: ", "))}"
        case .function(let name, let arguments, _): "\(name)(\(arguments.map(text).joined(separator: ", ")))"
        case .case(let subject, let branches, let otherwise): caseText(subject, branches, otherwise)
        case .listComprehension(let list, let element, let filter, let projection):
            "[\(name(element)) IN \(text(list))\(filter.map { " WHERE " + text($0) } ?? "")\(projection.map { " | " + text($0) } ?? "")]"
        case .quantifier(let quantifier, let list, let element, let predicate):
            "\(quantifier.rawValue)(\(name(element)) IN \(text(list)) WHERE \(text(predicate)))"
        case .reduce(let sum, let initial, let element, let list, let body):
            "reduce(\(name(sum)) = \(text(initial)), \(name(element)) IN \(text(list)) | \(text(body)))"
        case .exists: "EXISTS { … }"
        case .countRows: "COUNT { … }"
        case .collect(_, let value): "[… | \(text(value))]"
        case .degree(let degree): text(degree)
        case .path(let parts): text(parts)
        }
    }

    /// An operand of something that binds tighter: in brackets where it is no simple term.
    private func operand(_ expression: BoundExpression) -> String {
        switch expression {
        case .not, .and, .or, .xor, .arithmetic, .comparison, .in, .text, .isNull, .negate: "(\(text(expression)))"
        default: text(expression)
        }
    }

    /// `degree of (a)-[:T]->(:L)`
    private func text(_ degree: Degree) -> String {
        let expand = Expand(
            from: degree.from, relationship: -1, to: -1, direction: degree.direction, types: degree.types)
        let labels = degree.labels.map { ":" + text($0) }.joined()
        let end = degree.loopsOnly ? "(\(name(degree.from)))" : "(\(labels))"
        return "degree of (\(name(degree.from)))\(arrow(expand, ""))\(end)"
    }

    /// `(a)-[r]-(b)`; which way a relationship runs is said where it is matched.
    func text(_ parts: [PathPart]) -> String {
        parts.map { part in
            switch part {
            case .node(let slot): "(\(name(slot)))"
            case .relationship(let slot), .relationships(let slot):
                names.indices.contains(slot) && names[slot] != nil ? "-[\(name(slot))]-" : "--"
            }
        }.joined()
    }

    private func entry(_ entry: (key: String?, value: BoundExpression)) -> String {
        entry.key.map { "\($0): \(text(entry.value))" } ?? ".*"
    }

    private func caseText(
        _ subject: BoundExpression?, _ branches: [(condition: BoundExpression, result: BoundExpression)],
        _ otherwise: BoundExpression?
    ) -> String {
        let middle = branches.map { " WHEN \(text($0.condition)) THEN \(text($0.result))" }.joined()
        return "CASE\(subject.map { " " + text($0) } ?? "")\(middle)\(otherwise.map { " ELSE " + text($0) } ?? "") END"
    }

    func text(_ labels: LabelExpression) -> String {
        switch labels {
        case .label(let name): name.text
        case .and(let a, let b): "\(text(a))&\(text(b))"
        case .or(let a, let b): "(\(text(a))|\(text(b)))"
        case .not(let inner): "!\(text(inner))"
        case .any: "%"
        }
    }
}
