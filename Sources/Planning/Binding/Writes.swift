// Binding of SET, REMOVE and DELETE.

import Catalogue
import Diagnostics
import Syntax
import Values

extension Binder {
    func bindSet(_ items: [SetItem], _ scope: Scope) throws(Diagnostic) -> [SetOperation] {
        var operations: [SetOperation] = []
        for item in items {
            switch item {
            case .property(let target, let value):
                let (subject, key) = try bindTarget(target, scope)
                created.properties.insert(key.text)
                let bound = try bind(value, Context(scope))
                operations.append(.property(subject, key.text, bound.expression, target.span))
            case .replace(let name, let value):
                let slot = try bindElement(name, scope)
                operations.append(.replaceProperties(slot, try bindProperties(value, scope), name.span))
            case .merge(let name, let value):
                let slot = try bindElement(name, scope)
                operations.append(.mergeProperties(slot, try bindProperties(value, scope), name.span))
            case .labels(let name, let labels):
                created.labels.formUnion(labels.map(\.text))
                operations.append(.addLabels(try bindNode(name, scope), labels.map(\.text), name.span))
            }
        }
        return operations
    }

    func bindRemove(_ items: [RemoveItem], _ scope: Scope) throws(Diagnostic) -> [SetOperation] {
        var operations: [SetOperation] = []
        for item in items {
            switch item {
            case .property(let target):
                let (subject, key) = try bindTarget(target, scope)
                operations.append(.removeProperty(subject, key.text, target.span))
            case .labels(let name, let labels):
                operations.append(.removeLabels(try bindNode(name, scope), labels.map(\.text), name.span))
            }
        }
        return operations
    }

    func bindDelete(_ targets: [Expression], _ detach: Bool, _ span: Span, _ scope: Scope) throws(Diagnostic)
        -> BoundClause
    {
        var bound: [BoundExpression] = []
        for target in targets {
            if case .hasLabels = target.withoutParentheses.kind { throw .deletingLabel(target.span) }
            let value = try bind(target, Context(scope))
            switch value.type {
            case .node, .relationship, .path, .any, .null: break
            default:
                throw .argument(
                    "only nodes, relationships and paths can be deleted, and this is \(value.type.withArticle)",
                    target.span)
            }
            try checkNotDerived(value.type, value.labels, target.span)
            bound.append(value.expression)
        }
        return .delete(bound, detach: detach, span)
    }

    /// `subject.key` as something to write to.
    private func bindTarget(_ target: Expression, _ scope: Scope) throws(Diagnostic) -> (BoundExpression, Name) {
        guard case .property(let subject, let key) = target.withoutParentheses.kind else {
            throw .compileTime(
                .syntaxError, .unexpectedSyntax, "a property is expected here, such as n.name", at: target.span)
        }
        let bound = try bind(subject, Context(scope))
        guard bound.type.isUnknown || bound.type == .node || bound.type == .relationship else {
            throw .argument(
                "only nodes and relationships have properties to write, and this is \(bound.type.withArticle)",
                subject.span)
        }
        try checkNotDerived(bound.type, bound.labels, subject.span)
        return (bound.expression, key)
    }

    /// Derived relationships follow at once from what they are derived from, so they are not written themselves.
    private func checkNotDerived(_ type: ValueType, _ types: Set<String>, _ span: Span) throws(Diagnostic) {
        guard type == .relationship else { return }
        for name in types.sorted() where catalogue.graph.relationshipTypes[name]?.derived == true {
            throw .derived(Name(name, span))
        }
    }

    private func bindElement(_ name: Name, _ scope: Scope) throws(Diagnostic) -> Slot {
        let variable = try variable(name.text, name.span, scope)
        let type = variable.type
        guard type.isUnknown || type == .node || type == .relationship else {
            throw .argument(
                "only nodes and relationships have properties to write, and this is \(type.withArticle)", name.span)
        }
        try checkNotDerived(type, variable.labels, name.span)
        return variable.slot
    }

    private func bindNode(_ name: Name, _ scope: Scope) throws(Diagnostic) -> Slot {
        let variable = try variable(name.text, name.span, scope)
        guard variable.type.fits(.node) else {
            throw .argument("only nodes have labels, and this is \(variable.type.withArticle)", name.span)
        }
        return variable.slot
    }

    /// The right side of `n = …` and `n += …`.
    private func bindProperties(_ value: Expression, _ scope: Scope) throws(Diagnostic) -> BoundExpression {
        let bound = try bind(value, Context(scope))
        switch bound.type {
        case .map, .node, .relationship, .any, .null: return bound.expression
        default:
            throw .argument("a map of properties is needed here, and this is \(bound.type.withArticle)", value.span)
        }
    }
}

// MARK: - Wording

extension Diagnostic {
    static func deletingLabel(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidDelete, "DELETE takes nodes and relationships, not their labels or types", at: span,
            help: "Use REMOVE to take a label away.")
    }
}
