// Changing the graph, one element at a time.

import Diagnostics
import Graph
import Planning
import Values

/// Applies what writing clauses ask for to the graph of a statement, and counts it.
struct Writer {
    let context: ExecutionContext
    let evaluator: Evaluator

    init(_ context: ExecutionContext) {
        self.context = context
        evaluator = Evaluator(context: context)
    }

    // MARK: Creating

    /// Makes the items for every row, item by item, since a later item may read what an earlier one has made.
    func create(_ items: [CreateItem], _ batch: Batch) throws(Diagnostic) -> Batch {
        var result = batch
        for item in items {
            switch item {
            case .node(let slot, let labels, let properties, let span):
                let maps = try properties.map { (map) throws(Diagnostic) in try evaluator.values(map, result) }
                result[slot] = .nodes(try createNodes(labels, maps, count: batch.count, span))
            case .relationship(let slot, let type, let from, let to, let properties, let span):
                let maps = try properties.map { (map) throws(Diagnostic) in try evaluator.values(map, result) }
                let starts = try ends(result, from, span)
                let ends = try ends(result, to, span)
                result[slot] = .relationships(try createRelationships(type, starts, ends, maps, span))
            }
        }
        return result
    }

    private func createNodes(
        _ labels: [String], _ maps: [Value]?, count: Int, _ span: Span
    ) throws(Diagnostic) -> [UInt32] {
        let symbols = labels.map { context.graph.internLabel($0) }
        var made: [UInt32] = []
        for row in 0..<count {
            let node = context.graph.createNode(labels: symbols, properties: try storable(maps?[row] ?? .null, span))
            context.statistics.nodesCreated += 1
            context.statistics.labelsAdded += Set(symbols).count
            made.append(node.rawValue)
        }
        return made
    }

    private func createRelationships(
        _ type: String, _ starts: [NodeID], _ ends: [NodeID], _ maps: [Value]?, _ span: Span
    ) throws(Diagnostic) -> [UInt32] {
        let symbol = context.graph.internType(type)
        try refuseDerived(symbol, type, span)
        var made: [UInt32] = []
        for row in starts.indices {
            let relationship = context.graph.createRelationship(
                type: symbol, from: starts[row], to: ends[row], properties: try storable(maps?[row] ?? .null, span))
            context.statistics.relationshipsCreated += 1
            made.append(relationship.rawValue)
        }
        return made
    }

    private func ends(_ batch: Batch, _ slot: Slot, _ span: Span) throws(Diagnostic) -> [NodeID] {
        let nodes = try nodes(batch, slot, span)
        if nodes.count < batch.count { throw .noEnd(span) }
        return nodes
    }

    private func refuseDerived(_ symbol: SymbolID, _ type: String, _ span: Span) throws(Diagnostic) {
        if context.graph.derivedTypes.contains(symbol) { throw .derived(type, span) }
    }

    /// The entries of a map as properties; nulls are left out.
    private func storable(_ map: Value, _ span: Span) throws(Diagnostic) -> [(SymbolID, Value)] {
        if map.isNull { return [] }
        guard case .map(let entries) = map else { throw .notProperties(map, span) }
        var result: [(SymbolID, Value)] = []
        for (key, value) in zip(entries.keys, entries.values) where !value.isNull {
            try requireStorable(value, key, span)
            result.append((context.graph.internKey(key), value))
            context.statistics.propertiesSet += 1
        }
        return result
    }

    private func requireStorable(_ value: Value, _ key: String, _ span: Span) throws(Diagnostic) {
        if !value.isStorable { throw .notStorable(value, key, span) }
    }

    // MARK: Setting and removing

    func apply(_ operation: SetOperation, _ batch: Batch) throws(Diagnostic) {
        switch operation {
        case .property(let subject, let key, let value, let span):
            let subjects = try evaluator.values(subject, batch)
            let values = try evaluator.values(value, batch)
            for row in 0..<batch.count { try set(key, to: values[row], on: subjects[row], span) }
        case .removeProperty(let subject, let key, let span):
            for element in try evaluator.values(subject, batch) { try set(key, to: .null, on: element, span) }
        case .replaceProperties(let slot, let value, let span):
            try setAll(slot, value, batch, span, replacing: true)
        case .mergeProperties(let slot, let value, let span):
            try setAll(slot, value, batch, span, replacing: false)
        case .addLabels(let slot, let labels, let span):
            for node in try nodes(batch, slot, span) { for label in labels { add(label, to: node) } }
        case .removeLabels(let slot, let labels, let span):
            for node in try nodes(batch, slot, span) { for label in labels { remove(label, from: node) } }
        }
    }

    /// The nodes of a column without its nulls.
    private func nodes(_ batch: Batch, _ slot: Slot, _ span: Span) throws(Diagnostic) -> [NodeID] {
        let nodes = try batch[slot].nodeNumbers(count: batch.count, in: context.graph, span).filter {
            $0 != Vector.absent
        }.map(NodeID.init)
        guard nodes.allSatisfy(context.graph.isLive) else { throw .deleted("node", span) }
        return nodes
    }

    private func add(_ label: String, to node: NodeID) {
        let symbol = context.graph.internLabel(label)
        if context.graph.hasLabel(node, symbol) { return }
        context.graph.addLabel(node, symbol)
        context.statistics.labelsAdded += 1
    }

    private func remove(_ label: String, from node: NodeID) {
        guard let symbol = context.graph.label(label), context.graph.hasLabel(node, symbol) else { return }
        context.graph.removeLabel(node, symbol)
        context.statistics.labelsRemoved += 1
    }

    private func setAll(
        _ slot: Slot, _ value: BoundExpression, _ batch: Batch, _ span: Span, replacing: Bool
    ) throws(Diagnostic) {
        let elements = batch[slot].values(count: batch.count, in: context.graph)
        let maps = try evaluator.values(value, batch)
        for row in 0..<batch.count where !elements[row].isNull {
            guard maps[row].hasProperties else { throw .notProperties(maps[row], span) }
            let map = context.graph.allProperties(of: maps[row])
            if replacing {
                for key in context.graph.allProperties(of: elements[row]).keys where map[key] == nil {
                    try set(key, to: .null, on: elements[row], span)
                }
            }
            for (key, value) in zip(map.keys, map.values) { try set(key, to: value, on: elements[row], span) }
        }
    }

    private func set(_ key: String, to value: Value, on element: Value, _ span: Span) throws(Diagnostic) {
        try requireStorable(value, key, span)
        let symbol = context.graph.internKey(key)
        switch element {
        case .null: return
        case .node(let node):
            guard context.graph.isLive(node) else { throw .deleted("node", span) }
            context.graph.setProperty(node, symbol, value)
        case .relationship(let relationship):
            guard context.graph.isLive(relationship) else { throw .deleted("relationship", span) }
            let type = context.graph.type(of: relationship)
            try refuseDerived(type, context.graph.typeName(type), span)
            context.graph.setProperty(relationship, symbol, value)
        default: throw .hasNoProperties(element, span)
        }
        context.statistics.propertiesSet += 1
    }

    // MARK: Deleting

    /// Deletes nodes and relationships; relationships first, so that a node whose relationships go too may go.
    func delete(_ elements: [Value], detach: Bool, _ span: Span) throws(Diagnostic) {
        var nodes: [NodeID] = []
        for element in elements { try deleteRelationships(element, &nodes, span) }
        for node in nodes where context.graph.isLive(node) {
            if context.graph.hasRelationships(node) {
                guard detach else { throw .stillConnected(span) }
                for relationship in context.graph.relationships(of: node) { delete(relationship) }
            }
            context.graph.delete(node)
            context.statistics.nodesDeleted += 1
        }
    }

    private func deleteRelationships(_ element: Value, _ nodes: inout [NodeID], _ span: Span) throws(Diagnostic) {
        switch element {
        case .null: break
        case .node(let node): nodes.append(node)
        case .relationship(let relationship):
            if context.graph.isLive(relationship) {
                let type = context.graph.type(of: relationship)
                try refuseDerived(type, context.graph.typeName(type), span)
            }
            delete(relationship)
        case .path(let path):
            for relationship in path.relationships { delete(relationship) }
            nodes += path.nodes
        default: throw .notDeletable(element, span)
        }
    }

    private func delete(_ relationship: RelationshipID) {
        guard context.graph.isLive(relationship) else { return }
        context.graph.delete(relationship)
        context.statistics.relationshipsDeleted += 1
    }
}

extension Value {
    /// Whether a property can hold it: no maps, no elements of the graph, and lists only of what is storable itself.
    fileprivate var isStorable: Bool {
        switch self {
        case .map, .node, .relationship, .path: false
        case .list(let members): members.allSatisfy(\.isStorableMember)
        default: true
        }
    }

    private var isStorableMember: Bool {
        if case .list = self { false } else { isStorable }
    }

    /// What stands in the way of storing it.
    fileprivate var unstorable: String {
        guard case .list(let members) = self, let member = members.first(where: { !$0.isStorableMember }) else {
            return typeWithArticle
        }
        return "a List with \(member.typeWithArticle) in it"
    }

    fileprivate var hasProperties: Bool {
        switch self {
        case .map, .node, .relationship: true
        default: false
        }
    }
}

extension Diagnostic {
    fileprivate static func noEnd(_ span: Span) -> Diagnostic {
        .runtime(
            .semanticError, .invalidArgumentValue, "a relationship needs a node at both ends, and one of them is null",
            at: span)
    }

    fileprivate static func derived(_ type: String, _ span: Span) -> Diagnostic {
        .runtime(
            .semanticError, .derivedRelationship, "\(type) is derived and can't be written directly", at: span,
            help: "Change the Interaction node behind it, with its FROM and TO; \(type) follows.")
    }

    fileprivate static func notStorable(_ value: Value, _ key: String, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidPropertyType, "the property \(key) can't hold \(value.unstorable)", at: span,
            help: "Properties hold numbers, texts, truth values, temporal values, and lists of these.")
    }

    fileprivate static func notProperties(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType,
            "properties come from a map, a node or a relationship, not from \(value.typeWithArticle)",
            at: span)
    }

    fileprivate static func hasNoProperties(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType,
            "only nodes and relationships have properties to write, and this is \(value.typeWithArticle)", at: span)
    }

    fileprivate static func notDeletable(_ value: Value, _ span: Span) -> Diagnostic {
        .runtime(
            .typeError, .invalidArgumentType,
            "only nodes, relationships and paths can be deleted, and this is \(value.typeWithArticle)", at: span)
    }

    fileprivate static func stillConnected(_ span: Span) -> Diagnostic {
        .runtime(
            .constraintVerificationFailed, .deleteConnectedNode, "this node still has relationships", at: span,
            help: "DETACH DELETE deletes them with it.")
    }
}
