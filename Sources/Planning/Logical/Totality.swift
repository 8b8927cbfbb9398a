// Which conditions can never fail, and so may be moved in front of others.

import Syntax
import Values

/// A condition that can fail on a row must not see rows that another condition, or the pattern itself, would have removed.
struct Totality {
    let slots: SlotTable

    /// Whether the condition gives true, false or null for every row.
    func isTotalCondition(_ condition: BoundExpression) -> Bool {
        switch condition {
        case .constant(.boolean), .constant(.null): true
        case .and(let a, let b, _), .or(let a, let b, _), .xor(let a, let b, _):
            isTotalCondition(a) && isTotalCondition(b)
        case .not(let inner, _): isTotalCondition(inner)
        case .comparison, .isNull, .hasLabels, .text(.startsWith, _, _, _), .text(.endsWith, _, _, _),
            .text(.contains, _, _, _), .in:
            isTotal(condition)
        case .exists(let plan): isTotal(plan)
        case .function("exists", _, _), .function("isempty", _, _): isTotal(condition)
        case .quantifier(_, let list, _, let predicate): isTotal(list) && isTotalCondition(predicate)
        default: condition.slots.isEmpty && condition.subplans.isEmpty
        }
    }

    /// Whether the expression has a value for every row. What depends on no row fails early or not at all.
    func isTotal(_ expression: BoundExpression) -> Bool {
        if expression.subplans.isEmpty, expression.slots.isEmpty { return true }
        switch expression {
        case .constant, .parameter, .slot, .path: return true
        case .exists(let plan), .countRows(let plan): return isTotal(plan)
        case .property(let subject, _, _): return isElement(subject) || isMap(subject)
        case .hasLabels(let subject, _): return isElement(subject)
        case .and, .or, .xor, .not: return isTotalCondition(expression)
        case .comparison, .isNull, .list, .map, .text(.startsWith, _, _, _), .text(.endsWith, _, _, _),
            .text(.contains, _, _, _):
            return expression.children.allSatisfy(isTotal)
        case .in(let element, let list, _): return isTotal(element) && isTotal(list) && isList(list)
        case .function(let name, let arguments, _):
            return Totality.totalFunctions.contains(name)
                && arguments.allSatisfy { isElement($0) || name == "coalesce" && isTotal($0) }
        case .case(let subject, let branches, let otherwise):
            return (subject.map(isTotal) ?? true) && (otherwise.map(isTotal) ?? true)
                && branches.allSatisfy {
                    (subject == nil ? isTotalCondition($0.condition) : isTotal($0.condition)) && isTotal($0.result)
                }
        default: return false
        }
    }

    /// Whether nothing in a subplan can fail.
    private func isTotal(_ plan: Plan) -> Bool {
        let own =
            switch plan.operator {
            case .filter(_, let condition): isTotalCondition(condition)
            default: plan.expressions.allSatisfy(isTotal)
            }
        return own && plan.inputs.allSatisfy(isTotal)
    }

    private func isElement(_ expression: BoundExpression) -> Bool {
        guard case .slot(let slot) = expression else { return false }
        return slots.types[slot] == .node || slots.types[slot] == .relationship
    }

    private func isMap(_ expression: BoundExpression) -> Bool {
        if case .slot(let slot) = expression { slots.types[slot] == .map } else { false }
    }

    private func isList(_ expression: BoundExpression) -> Bool {
        switch expression {
        case .list, .constant(.list), .listComprehension: true
        case .slot(let slot): slots.types[slot].isList
        case .function(let name, _, _): ["labels", "keys", "nodes", "relationships"].contains(name)
        default: false
        }
    }

    private static let totalFunctions: Set<String> = [
        "id", "labels", "type", "keys", "properties", "startnode", "endnode", "coalesce",
    ]
}
