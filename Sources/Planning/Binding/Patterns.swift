// Binding of the patterns of a MATCH: first all their variables, then what is said about them.

import Diagnostics
import Syntax
import Values

/// A pattern while it is bound.
private struct PatternBuilder {
    var pattern = BoundPattern()
    /// Relationships of this pattern, none of which may come twice.
    var relationshipNames: Set<String> = []
    /// Whether names may be introduced; where not, an unknown one is an error.
    var newNames: Bool
    var nodes: [(slot: Slot, syntax: NodePattern)] = []
    /// Where its relationship stands in the bound pattern: among the plain ones, or among the shortest.
    var relationships: [(place: Int, isShortest: Bool, syntax: RelationshipPattern)] = []
    var acyclicPaths: [[PathPart]] = []
}

extension Binder {
    /// - Parameters:
    ///   - predicate: the WHERE of the pattern.
    ///   - scope: grows by the variables that the pattern introduces.
    ///   - newNames: false in a condition, where a pattern introduces nothing.
    func bindPattern(
        _ pattern: Pattern, _ predicate: Expression?, _ scope: inout Scope, newNames: Bool = true
    ) throws(Diagnostic) -> BoundPattern {
        var builder = PatternBuilder(newNames: newNames)
        for path in pattern.paths { try declare(path, &scope, &builder) }
        let context = Context(scope)
        for (slot, node) in builder.nodes { try bindProperties(of: node, slot, context, &builder.pattern) }
        for relationship in builder.relationships {
            try bindProperties(
                of: relationship.syntax, relationship.place, relationship.isShortest, context, &builder.pattern)
        }
        for parts in builder.acyclicPaths { builder.pattern.conditions.append(acyclic(parts)) }
        builder.pattern.conditions += try bindConjuncts(predicate, Context(scope, allowsPatterns: true))
        return builder.pattern
    }

    private func declare(_ path: PathPattern, _ scope: inout Scope, _ builder: inout PatternBuilder) throws(Diagnostic)
    {
        let isShortest = path.selector != .all
        if isShortest, path.steps.count != 1 { throw .shortestNeedsOneStep(path.span) }
        var left = try declare(path.start, &scope, &builder)
        var parts: [PathPart] = [.node(left)]
        for step in path.steps {
            var relationship = try declareRelationship(step.relationship, path.mode, &scope, &builder)
            let right = try declare(step.node, &scope, &builder)
            relationship.left = left
            relationship.right = right
            parts.append(
                relationship.length == nil ? .relationship(relationship.slot) : .relationships(relationship.slot))
            parts.append(.node(right))
            let place = isShortest ? builder.pattern.shortest.count : builder.pattern.relationships.count
            builder.relationships.append((place, isShortest, step.relationship))
            if isShortest {
                builder.pattern.shortest.append(PatternShortest(relationship: relationship, selector: path.selector))
            } else {
                builder.pattern.relationships.append(relationship)
            }
            if let repeated = step.relationship.repeated {
                try declareEnds(of: repeated, along: relationship, step.relationship, &scope, &builder)
            }
            left = right
        }
        if path.mode == .acyclic, path.steps.count > 0 { builder.acyclicPaths.append(parts) }
        try declarePath(path, parts, &scope, &builder)
    }

    private func declarePath(
        _ path: PathPattern, _ parts: [PathPart], _ scope: inout Scope, _ builder: inout PatternBuilder
    ) throws(Diagnostic) {
        guard let name = path.variable else { return }
        if scope[name.text] != nil { throw .alreadyBound(name, "a path needs a name of its own") }
        let slot = slots.make(name.text, .path)
        scope.declare(Variable(name: name.text, slot: slot, type: .path))
        builder.pattern.paths.append(SlotAssignment(slot, .path(parts)))
        builder.pattern.newSlots.append(slot)
    }

    /// The names of a repeated step's ends, as lists: all nodes of the chain but the last, all but the first.
    private func declareEnds(
        of step: RepeatedStep, along chain: PatternRelationship, _ syntax: RelationshipPattern, _ scope: inout Scope,
        _ builder: inout PatternBuilder
    ) throws(Diagnostic) {
        if syntax.direction.bound == .either, step.tellsEndsApart { throw .repeatsWithoutDirection(syntax.span) }
        let parts: [PathPart] = [.node(chain.left), .relationships(chain.slot), .node(chain.right)]
        let nodes = BoundExpression.function("nodes", [.path(parts)], .none)
        let members: [(NodePattern, from: Int64?, to: Int64?)] = [(step.start, nil, -1), (step.end, 1, nil)]
        for (node, from, to) in members {
            if let map = node.properties, case .parameter = map.kind { throw .parameterAsProperties(map) }
            guard let name = node.variable, builder.newNames else { continue }
            if scope[name.text] != nil { throw .alreadyBound(name, "inside the brackets every name is new") }
            let slot = introduce(name.text, .list(.node), &scope, &builder)
            let list = BoundExpression.slice(
                nodes, from: from.map { .constant(.integer($0)) }, to: to.map { .constant(.integer($0)) }, name.span)
            builder.pattern.paths.append(SlotAssignment(slot, list))
        }
    }

    // MARK: - Nodes

    private func declare(_ node: NodePattern, _ scope: inout Scope, _ builder: inout PatternBuilder) throws(Diagnostic)
        -> Slot
    {
        let labels = node.labels?.conjuncts ?? []
        if let expression = node.labels { try checkLabels(expression) }
        let slot = try nodeSlot(node, &scope, &builder)
        if let name = node.variable, let certain = node.labels?.certain { scope.addLabels(certain, to: name.text) }
        if let index = builder.pattern.nodes.firstIndex(where: { $0.slot == slot }) {
            builder.pattern.nodes[index].labels += labels
        } else {
            let isNew = builder.pattern.newSlots.contains(slot)
            builder.pattern.nodes.append(PatternNode(slot: slot, isBound: !isNew, labels: labels))
        }
        builder.nodes.append((slot, node))
        return slot
    }

    private func nodeSlot(_ node: NodePattern, _ scope: inout Scope, _ builder: inout PatternBuilder) throws(Diagnostic)
        -> Slot
    {
        guard let name = node.variable else { return introduce(nil, .node, &scope, &builder) }
        guard let known = scope[name.text] else {
            guard builder.newNames, scope.allowsNew(name.text) else { throw .undefined(name.text, scope, name.span) }
            if node.labels == nil { warnOfMissingColon(name, isNode: true) }
            return introduce(name.text, .node, &scope, &builder)
        }
        guard known.type.fits(.node) else { throw .conflict(name, known.type, "a node") }
        return known.slot
    }

    private func introduce(
        _ name: String?, _ type: ValueType, _ scope: inout Scope, _ builder: inout PatternBuilder
    ) -> Slot {
        let slot = slots.make(name, type)
        if let name { scope.declare(Variable(name: name, slot: slot, type: type)) }
        builder.pattern.newSlots.append(slot)
        return slot
    }

    // MARK: - Relationships

    private func declareRelationship(
        _ relationship: RelationshipPattern, _ mode: PathMode, _ scope: inout Scope, _ builder: inout PatternBuilder
    ) throws(Diagnostic) -> PatternRelationship {
        let type: ValueType = relationship.length == nil ? .relationship : .list(.relationship)
        var slot: Slot
        var isBound = false
        if let name = relationship.variable, let known = scope[name.text] {
            guard known.type.fits(type) else {
                throw .conflict(
                    name, known.type, relationship.length == nil ? "a relationship" : "a list of relationships")
            }
            guard builder.relationshipNames.insert(name.text).inserted else { throw .usedTwice(name) }
            slot = known.slot
            isBound = true
        } else {
            if let name = relationship.variable {
                guard builder.newNames, scope.allowsNew(name.text) else {
                    throw .undefined(name.text, scope, name.span)
                }
                builder.relationshipNames.insert(name.text)
                if relationship.types == nil { warnOfMissingColon(name, isNode: false) }
            }
            slot = introduce(relationship.variable?.text, type, &scope, &builder)
        }
        if let types = relationship.types { try checkTypes(types) }
        let types = relationship.types?.alternatives?.map(\.text)
        if let name = relationship.variable, let types { scope.addLabels(Set(types), to: name.text) }
        let length = relationship.length
        let stepSlot = length == nil ? slot : slots.make(relationship.variable?.text, .relationship)
        var bound = PatternRelationship(
            slot: slot, isBound: isBound, left: slot, right: slot, direction: relationship.direction.bound,
            types: (types ?? []).uniqued, length: length?.range, mode: mode, stepSlot: stepSlot)
        if let expression = relationship.types, types == nil {
            bound.stepConditions.append(.hasLabels(.slot(stepSlot), expression))
        }
        return bound
    }
}

extension PatternDirection {
    /// `<-->` means either, as `--` does.
    var bound: Direction {
        switch self {
        case .outgoing: .outgoing
        case .incoming: .incoming
        case .either, .both: .either
        }
    }
}

extension PathLength {
    fileprivate var range: LengthRange {
        LengthRange(minimum: Int(clamping: minimum ?? 1), maximum: maximum.map { Int(clamping: $0) })
    }
}

extension Array where Element: Hashable {
    /// Without repetitions, in the order of first occurrence.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

// MARK: - Wording

extension Diagnostic {
    static func conflict(_ name: Name, _ type: ValueType, _ expected: String) -> Diagnostic {
        .compileTime(
            .syntaxError, .variableTypeConflict,
            "`\(name.text)` is \(type.withArticle) already, so it cannot be \(expected)",
            at: name.span, help: "Use another name.")
    }

    static func alreadyBound(_ name: Name, _ reason: String? = nil) -> Diagnostic {
        .compileTime(
            .syntaxError, .variableAlreadyBound, "`\(name.text)` stands for something already", at: name.span,
            help: reason.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." } ?? "Use another name.")
    }

    static func usedTwice(_ name: Name) -> Diagnostic {
        .compileTime(
            .syntaxError, .relationshipUniquenessViolation,
            "`\(name.text)` stands twice in one pattern, which no relationship does", at: name.span,
            help: "Use two names, or write a second MATCH.")
    }

    static func repeatsWithoutDirection(_ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .notSupported, "a repeated path that names or restricts its nodes needs a direction",
            at: span, help: "Write -> or <- between them.")
    }

    static func shortestNeedsOneStep(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidRelationshipPattern,
            "a shortest path is sought over exactly one relationship pattern",
            at: span, help: "Write shortestPath((a)-[*]->(b)).")
    }
}
