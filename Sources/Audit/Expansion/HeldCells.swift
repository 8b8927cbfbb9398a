// IS MISSING, where the cell holds something that was not understood.

import Syntax

/// The ids of the nodes of a label whose cell for a property or relationship holds what was not understood; sorted.
package typealias UnreadLookup = @Sendable (_ label: String, _ key: Basis.Key) -> [String]

extension AuditContext {
    /// A cell that holds something is not missing, even where nobody can read it.
    /// - Parameters:
    ///   - test: whether the graph has nothing, or with `isPresent` something, under the name.
    ///   - name: a property or an attribute of the subject.
    func test(_ test: Expression, _ isPresent: Bool, of name: String, _ subject: Subject) -> Expression {
        let ids = held(name, subject)
        if ids.isEmpty { return test }
        let id = Expression.call("coalesce", subject.expression.property("id"), .string(""))
        let isHeld = id.isIn(Expression(.list(ids.map { .string($0) })))
        return Expression(isPresent ? .binary(.or, test, isHeld) : .binary(.and, test, isHeld.negated))
    }

    private func held(_ name: String, _ subject: Subject) -> [String] {
        var keys: [Basis.Key] = [.property(name)]
        for attribute in attributes(of: subject, named: name) {
            guard let step = attribute.path?.steps.first?.relationship, step.direction == .outgoing else { continue }
            keys += (step.types?.names ?? []).map { .relationship($0) }
        }
        var ids: Set<String> = []
        for label in subject.labels { for key in keys { ids.formUnion(unread(label, key)) } }
        return ids.sorted()
    }
}
