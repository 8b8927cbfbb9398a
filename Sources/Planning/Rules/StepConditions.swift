// Rule: a condition on all relationships of a chain holds at every step.
//
// before:  MATCH (a)-[rs:T*]->(b) WHERE all(r IN rs WHERE r.since > 2020)      list every chain, then look at it
// after:   MATCH (a)-[rs:T* WHERE since > 2020]->(b)                           never walk past a step that fails
//
// The same for `relationships(p)` where `p` is the path of one such chain. Only one such condition a chain is moved, and
// only where the chain has no other condition on its steps. The condition must not be able to fail, since it now also sees
// steps of chains that lead nowhere.

import Syntax
import Values

enum StepConditions {
    static let rule = RewritingRule("conditions at every step", .pattern(apply))

    static func apply(_ pattern: BoundPattern, _ totality: Totality) -> BoundPattern {
        var result = pattern
        result.conditions = []
        for condition in pattern.conditions {
            guard case .quantifier(.all, let list, let element, let predicate) = condition,
                totality.isTotalCondition(predicate)
            else {
                result.conditions.append(condition)
                continue
            }
            if let index = result.relationships.firstIndex(where: { result.isChain(list, $0) }) {
                result.relationships[index].takeStep(predicate, of: element)
            } else if let index = result.shortest.firstIndex(where: { result.isChain(list, $0.relationship) }) {
                result.shortest[index].relationship.takeStep(predicate, of: element)
            } else {
                result.conditions.append(condition)
            }
        }
        return result
    }
}

extension PatternRelationship {
    fileprivate mutating func takeStep(_ predicate: BoundExpression, of element: Slot) {
        stepSlot = element
        stepConditions = [predicate]
    }
}

extension BoundPattern {
    /// Whether the list is that of the relationships of this chain, and the chain has no condition yet.
    fileprivate func isChain(_ list: BoundExpression, _ relationship: PatternRelationship) -> Bool {
        guard relationship.length != nil, !relationship.isBound, relationship.stepConditions.isEmpty else {
            return false
        }
        switch list {
        case .slot(let slot): return slot == relationship.slot
        case .function("relationships", let arguments, _):
            guard case .slot(let path)? = arguments.first,
                let parts = paths.first(where: { $0.slot == path })?.expression,
                case .path(let elements) = parts
            else { return false }
            return elements.count == 3 && elements[1].slot == relationship.slot
        default: return false
        }
    }
}
