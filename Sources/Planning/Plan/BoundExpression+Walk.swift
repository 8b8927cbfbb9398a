// Walks over bound expressions: parts, subplans and the slots that are read.

package import Diagnostics
import Syntax
import Values

extension BoundExpression {
    /// The expressions directly inside.
    package var children: [BoundExpression] {
        switch self {
        case .constant, .parameter, .slot, .exists, .countRows, .degree, .path: []
        case .property(let subject, _, _), .not(let subject, _), .negate(let subject, _), .isNull(let subject, _),
            .hasLabels(let subject, _), .collect(_, let subject):
            [subject]
        case .index(let a, let b, _), .and(let a, let b, _), .or(let a, let b, _), .xor(let a, let b, _),
            .arithmetic(_, let a, let b, _), .comparison(_, let a, let b), .in(let a, let b, _),
            .text(_, let a, let b, _):
            [a, b]
        case .slice(let subject, let from, let to, _): [subject] + [from, to].compactMap { $0 }
        case .list(let items): items
        case .map(let entries): entries.map(\.value)
        case .mapProjection(let subject, let entries): [subject] + entries.map(\.value)
        case .function(_, let arguments, _): arguments
        case .case(let subject, let branches, let otherwise):
            [subject, otherwise].compactMap { $0 } + branches.flatMap { [$0.condition, $0.result] }
        case .listComprehension(let list, _, let filter, let projection):
            [list] + [filter, projection].compactMap { $0 }
        case .quantifier(_, let list, _, let predicate): [list, predicate]
        case .reduce(_, let initial, _, let list, let body): [initial, list, body]
        }
    }

    /// Where the expression stands, as far as it keeps that: it does where evaluation can fail.
    package var span: Span? {
        switch self {
        case .property(_, _, let span), .index(_, _, let span), .slice(_, _, _, let span), .not(_, let span),
            .negate(_, let span), .and(_, _, let span), .or(_, _, let span), .xor(_, _, let span),
            .arithmetic(_, _, _, let span), .in(_, _, let span), .text(_, _, _, let span), .function(_, _, let span):
            span == .none ? nil : span
        default: nil
        }
    }

    /// The plans directly inside.
    package var subplans: [Plan] {
        switch self {
        case .exists(let plan), .countRows(let plan), .collect(let plan, _): [plan]
        default: []
        }
    }

    /// Every slot that is mentioned, also in subplans; those that the expression itself fills are among them.
    package var slots: Set<Slot> {
        var found: Set<Slot> = []
        collectSlots(into: &found)
        return found
    }

    func collectSlots(into found: inout Set<Slot>) {
        switch self {
        case .slot(let slot): found.insert(slot)
        case .degree(let degree): found.insert(degree.from)
        case .path(let parts): for part in parts { found.insert(part.slot) }
        default: break
        }
        for child in children { child.collectSlots(into: &found) }
        for plan in subplans { plan.collectSlots(into: &found) }
    }
}

extension PathPart {
    package var slot: Slot {
        switch self {
        case .node(let slot), .relationship(let slot), .relationships(let slot): slot
        }
    }
}
