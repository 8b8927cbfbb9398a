// Binding of MERGE: the same pattern once as a question and once as something to make.

import Diagnostics
import Syntax
import Values

extension Binder {
    func bindMerge(_ merge: MergeClause, _ scope: inout Scope) throws(Diagnostic) -> BoundClause {
        let path = merge.path
        try checkCreatable(path, scope, isMerge: true)
        try checkMergeable(path, scope)
        let before = scope
        let pattern = try bindPattern(Pattern([path]), nil, &scope)
        let items = try mergeItems(path, pattern, before, scope)
        let onCreate = try bindSet(merge.onCreate, scope)
        let onMatch = try bindSet(merge.onMatch, scope)
        return .merge(BoundMerge(pattern: pattern, items: items, onCreate: onCreate, onMatch: onMatch))
    }

    private func checkMergeable(_ path: PathPattern, _ scope: Scope) throws(Diagnostic) {
        _ = try boundNode(path.start, path.steps.isEmpty, scope)
        var seen: Set<String> = []
        if let name = path.start.variable { seen.insert(name.text) }
        for step in path.steps {
            let type = try singleType(step.relationship, scope, isMerge: true)
            created.types.insert(type)
            if let name = step.relationship.variable, !seen.insert(name.text).inserted { throw .alreadyBound(name) }
            _ = try boundNode(step.node, false, scope)
            guard let name = step.node.variable else { continue }
            let isAgain = !seen.insert(name.text).inserted
            if isAgain, step.node.labels != nil || step.node.properties != nil { throw .nodeExists(name) }
        }
        for node in [path.start] + path.steps.map(\.node) { _ = try plainLabels(node) }
        let maps = [path.start.properties] + path.steps.flatMap { [$0.relationship.properties, $0.node.properties] }
        for case .map(let entries) in maps.compactMap({ $0?.kind }) {
            created.properties.formUnion(entries.map(\.key.text))
        }
    }

    /// What is made where nothing matches: the elements of the pattern that it introduces.
    private func mergeItems(
        _ path: PathPattern, _ pattern: BoundPattern, _ before: Scope, _ scope: Scope
    ) throws(Diagnostic) -> [CreateItem] {
        let nodes = [path.start] + path.steps.map(\.node)
        let slots = nodeSlots(pattern, nodes.count)
        var items: [CreateItem] = []
        var made: Set<Slot> = []
        func make(_ index: Int) throws(Diagnostic) {
            let isNew = pattern.nodes.contains { $0.slot == slots[index] && !$0.isBound }
            guard isNew, made.insert(slots[index]).inserted else { return }
            let properties = try nodes[index].properties.map { (map) throws(Diagnostic) in
                try bindWrittenProperties(map, scope)
            }
            items.append(
                .node(slots[index], labels: try plainLabels(nodes[index]), properties: properties, nodes[index].span))
        }
        try make(0)
        for (index, step) in path.steps.enumerated() {
            try make(index + 1)
            let type = try singleType(step.relationship, before, isMerge: true)
            let properties = try step.relationship.properties.map { (map) throws(Diagnostic) in
                try bindWrittenProperties(map, scope)
            }
            let isIncoming = step.relationship.direction == .incoming
            items.append(
                .relationship(
                    pattern.relationships[index].slot, type: type, from: slots[isIncoming ? index + 1 : index],
                    to: slots[isIncoming ? index : index + 1], properties: properties, step.relationship.span))
        }
        return items
    }

    /// The slots of a path's nodes, from its start to its end.
    private func nodeSlots(_ pattern: BoundPattern, _ count: Int) -> [Slot] {
        guard let first = pattern.relationships.first else { return pattern.nodes.map(\.slot) }
        return [first.left] + pattern.relationships.map(\.right)
    }
}
