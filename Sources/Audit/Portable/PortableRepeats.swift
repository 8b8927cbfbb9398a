// GQL's repeated steps with named nodes, for engines that repeat relationships only.

import Diagnostics
import Syntax

extension PortableWriter {
    /// What a repeated step asks of its relationship, in openCypher's words; nil where it asks nothing.
    func condition(of relationship: RelationshipPattern, named variable: Name) throws(Diagnostic) -> Expression? {
        guard let step = relationship.repeated else { return nil }
        let ends = [step.start.variable, step.end.variable].compactMap { $0?.text }
        for name in ends { names.uses[name, default: 0] += 0 }
        guard let condition = step.condition(on: variable, relationship.direction) else { return nil }
        let written = try TreeRewriter(after: { (expression) throws(Diagnostic) in
            guard case .hasLabels(let subject, let labels) = expression.kind else { return expression }
            return self.condition(on: subject, labels)
        }).rewrite(condition)
        for name in ends { names.uses[name, default: 0] += try uses(of: name, in: Query(.returning(written))) }
        return written
    }

    /// The names of a repeated step's nodes are lists outside of it, which openCypher cannot give.
    func refuseNodeLists(in query: Query, _ span: Span) throws(Diagnostic) {
        for (name, inside) in names.uses.sorted(by: { $0.key < $1.key })
        where try uses(of: name, in: query) > inside {
            throw noEquivalent("the list of a repeated path's nodes `\(name)`", span)
        }
    }

    private func uses(of name: String, in query: Query) throws(Diagnostic) -> Int {
        var count = 0
        _ = try TreeRewriter(use: { (text, span) throws(Diagnostic) in
            if text == name { count += 1 }
            return Expression(.variable(text), span)
        }).rewrite(query: query)
        return count
    }
}

extension Clause {
    fileprivate static func returning(_ condition: Expression) -> Clause {
        .returning(Projection(items: [ProjectionItem(condition, as: "condition")]))
    }
}
