// Binding of what a pattern says about its nodes and relationships: property maps and conditions in brackets.

import Diagnostics
import Syntax
import Values

extension Binder {
    func bindProperties(
        of node: NodePattern, _ slot: Slot, _ context: Context, _ pattern: inout BoundPattern
    ) throws(Diagnostic) {
        let labels = node.variable.flatMap { context.scope[$0.text]?.labels } ?? node.labels?.certain ?? []
        let owner = Typed(.slot(slot), .node, labels: labels)
        pattern.conditions += try bindPropertyMap(node.properties, owner, context)
        pattern.conditions += try bindConjuncts(node.predicate, context)
    }

    /// - Parameter place: where the relationship stands among the pattern's shortest or plain ones.
    func bindProperties(
        of syntax: RelationshipPattern, _ place: Int, _ isShortest: Bool, _ context: Context,
        _ pattern: inout BoundPattern
    ) throws(Diagnostic) {
        let relationship = isShortest ? pattern.shortest[place].relationship : pattern.relationships[place]
        let types = Set(relationship.types)
        let owner = Typed(.slot(relationship.stepSlot), .relationship, labels: types)
        var conditions = try bindPropertyMap(syntax.properties, owner, context)
        var inner = context
        if let name = syntax.stepName, relationship.length != nil {
            let step = Variable(name: name.text, slot: relationship.stepSlot, type: .relationship, labels: types)
            inner.scope = context.scope.with(local: step)
            let repeated = syntax.repeated?.condition(on: name, syntax.direction)
            conditions += try bindConjuncts(repeated, inner)
        }
        conditions += try bindConjuncts(syntax.predicate, inner)
        if isShortest {
            pattern.shortest[place].relationship.stepConditions += conditions
        } else {
            pattern.relationships[place].stepConditions += conditions
        }
    }

    /// `{key: value}` as conditions.
    private func bindPropertyMap(_ map: Expression?, _ owner: Typed, _ context: Context) throws(Diagnostic)
        -> [BoundExpression]
    {
        guard let map else { return [] }
        guard case .map(let entries) = map.kind else { throw .parameterAsProperties(map) }
        var conditions: [BoundExpression] = []
        for entry in entries {
            try checkProperty(entry.key, of: owner)
            let value = try bind(entry.value, context)
            conditions.append(
                .comparison(.equal, .property(owner.expression, entry.key.text, entry.key.span), value.expression))
        }
        return conditions
    }

    /// No node comes twice in the path.
    func acyclic(_ parts: [PathPart]) -> BoundExpression {
        let nodes = BoundExpression.function("nodes", [.path(parts)], .none)
        let one = slots.make(nil, .node)
        let other = slots.make(nil, .node)
        let once = BoundExpression.quantifier(
            .single, list: nodes, element: other, predicate: .comparison(.equal, .slot(other), .slot(one)))
        return .quantifier(.all, list: nodes, element: one, predicate: once)
    }
}

extension RelationshipPattern {
    /// What the relationship of one step is called in a condition; a repeated step without a name gets one that nothing in
    /// its condition uses.
    fileprivate var stepName: Name? {
        if variable != nil { return variable }
        guard let repeated else { return nil }
        let taken = repeated.condition(on: Name(""), direction)?.freeNames ?? []
        var name = "step"
        while taken.contains(name) { name += "_" }
        return Name(name, span)
    }
}

// MARK: - Wording

extension Diagnostic {
    static func parameterAsProperties(_ map: Expression) -> Diagnostic {
        guard case .parameter(let name) = map.kind else {
            return .compileTime(.syntaxError, .unexpectedSyntax, "a map of properties is expected here", at: map.span)
        }
        return .compileTime(
            .syntaxError, .invalidParameterUse, "a pattern cannot take all its properties from a parameter",
            at: map.span,
            help: "Name the properties: {key: $\(name).key}.")
    }
}
