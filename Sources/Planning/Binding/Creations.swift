// Binding of CREATE and MERGE: what a pattern makes.

import Catalogue
import Diagnostics
import Syntax
import Values

extension Binder {
    func bindCreate(_ pattern: Pattern, _ scope: inout Scope) throws(Diagnostic) -> BoundClause {
        var items: [CreateItem] = []
        var paths: [SlotAssignment] = []
        for path in pattern.paths {
            try checkCreatable(path, scope, isMerge: false)
            var parts: [PathPart] = []
            var left = try create(path.start, path.steps.isEmpty, &scope, &items)
            parts.append(.node(left))
            for step in path.steps {
                let type = try singleType(step.relationship, scope, isMerge: false)
                let right = try create(step.node, false, &scope, &items)
                let slot = try createRelationship(step.relationship, type, left, right, &scope, &items)
                parts += [.relationship(slot), .node(right)]
                left = right
            }
            guard let name = path.variable else { continue }
            if scope[name.text] != nil { throw .alreadyBound(name) }
            let slot = slots.make(name.text, .path)
            scope.declare(Variable(name: name.text, slot: slot, type: .path))
            paths.append(SlotAssignment(slot, .path(parts)))
        }
        return .create(items, paths: paths)
    }

    private func create(
        _ node: NodePattern, _ isAlone: Bool, _ scope: inout Scope, _ items: inout [CreateItem]
    ) throws(Diagnostic) -> Slot {
        if let known = try boundNode(node, isAlone, scope) { return known }
        let labels = try plainLabels(node)
        let properties = try node.properties.map { (map) throws(Diagnostic) in try bindWrittenProperties(map, scope) }
        let slot = slots.make(node.variable?.text, .node)
        items.append(.node(slot, labels: labels, properties: properties, node.span))
        if let name = node.variable {
            scope.declare(Variable(name: name.text, slot: slot, type: .node, labels: Set(labels)))
        }
        return slot
    }

    private func createRelationship(
        _ relationship: RelationshipPattern, _ type: String, _ left: Slot, _ right: Slot, _ scope: inout Scope,
        _ items: inout [CreateItem]
    ) throws(Diagnostic) -> Slot {
        let properties = try relationship.properties.map { (map) throws(Diagnostic) in
            try bindWrittenProperties(map, scope)
        }
        let slot = slots.make(relationship.variable?.text, .relationship)
        let (from, to) = relationship.direction == .incoming ? (right, left) : (left, right)
        items.append(.relationship(slot, type: type, from: from, to: to, properties: properties, relationship.span))
        if let name = relationship.variable {
            scope.declare(Variable(name: name.text, slot: slot, type: .relationship, labels: [type]))
        }
        return slot
    }

    /// The slot of a node that is there already; it must be named, and nothing else.
    func boundNode(_ node: NodePattern, _ isAlone: Bool, _ scope: Scope) throws(Diagnostic) -> Slot? {
        guard let name = node.variable, let known = scope[name.text] else { return nil }
        guard known.type.fits(.node) else { throw .conflict(name, known.type, "a node") }
        guard !isAlone, node.labels == nil, node.properties == nil else { throw .nodeExists(name) }
        return known.slot
    }

    func plainLabels(_ node: NodePattern) throws(Diagnostic) -> [String] {
        var names: [String] = []
        for part in node.labels?.conjuncts ?? [] {
            guard case .label(let name) = part else {
                throw .compileTime(
                    .syntaxError, .unexpectedSyntax, "a new node needs plain labels", at: node.span,
                    help: "Write (:A:B).")
            }
            names.append(name.text)
        }
        created.labels.formUnion(names)
        return names.uniqued
    }

    /// The type of a relationship that is to be made; checks all that makes it impossible.
    func singleType(_ relationship: RelationshipPattern, _ scope: Scope, isMerge: Bool) throws(Diagnostic) -> String {
        if let name = relationship.variable, let known = scope[name.text] {
            guard known.type.fits(.relationship) else { throw .conflict(name, known.type, "a relationship") }
            throw .alreadyBound(name, "a relationship is made anew, so it needs a name of its own")
        }
        guard relationship.length == nil else { throw .variableLength(relationship.span) }
        guard let types = relationship.types?.alternatives, types.count == 1, let type = types.first else {
            throw .needsOneType(relationship.span)
        }
        let isDirected = relationship.direction == .outgoing || relationship.direction == .incoming
        guard isDirected || isMerge else { throw .needsDirection(relationship.span) }
        if catalogue.graph.relationshipTypes[type.text]?.derived == true { throw .derived(type) }
        created.types.insert(type.text)
        return type.text
    }

    func bindWrittenProperties(_ map: Expression, _ scope: Scope) throws(Diagnostic) -> BoundExpression {
        switch map.kind {
        case .map(let entries): created.properties.formUnion(entries.map(\.key.text))
        case .parameter: break
        default:
            throw .compileTime(.syntaxError, .unexpectedSyntax, "a map of properties is expected here", at: map.span)
        }
        return try bind(map, Context(scope)).expression
    }

    /// What only reading patterns can have.
    func checkCreatable(_ path: PathPattern, _ scope: Scope, isMerge: Bool) throws(Diagnostic) {
        guard path.selector == .all, path.mode == .trail else {
            throw .compileTime(
                .syntaxError, .unexpectedSyntax, "what is made cannot be a shortest or acyclic path", at: path.span)
        }
        let conditions = [path.start.predicate] + path.steps.flatMap { [$0.relationship.predicate, $0.node.predicate] }
        if let condition = conditions.compactMap({ $0 }).first {
            throw .compileTime(
                .syntaxError, .unexpectedSyntax, "what is made cannot have a condition", at: condition.span)
        }
    }
}

// MARK: - Wording

extension Diagnostic {
    static func nodeExists(_ name: Name) -> Diagnostic {
        .compileTime(
            .syntaxError, .variableAlreadyBound, "`\(name.text)` is a node already, so it cannot be made again",
            at: name.span,
            help: "Use SET to change it, or just (\(name.text)) as the end of a relationship.")
    }

    static func variableLength(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .creatingVarLength, "relationships are made one by one, so a new one has no length", at: span)
    }

    static func needsOneType(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .noSingleRelationshipType, "a new relationship needs exactly one type", at: span,
            help: "Write -[:TYPE]->.")
    }

    static func needsDirection(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .requiresDirectedRelationship, "a new relationship needs one direction", at: span,
            help: "Write -[:TYPE]-> or <-[:TYPE]-.")
    }

    static func derived(_ type: Name) -> Diagnostic {
        .compileTime(
            .semanticError, .derivedRelationship, "\(type.text) follows from other data and cannot be written",
            at: type.span,
            help: "Write the Interaction that it stands for.")
    }
}
