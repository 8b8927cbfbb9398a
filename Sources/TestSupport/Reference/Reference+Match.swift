// MATCH: all ways to lay a pattern over the graph, tried one by one.

import Syntax
import Values

/// A pattern that is laid over the graph in part.
private struct Attempt {
    var row: ReferenceEvaluator.Row
    /// Relationships that the pattern covers already: none may be covered twice.
    var used: Set<RelationshipID> = []
    /// The path in hand.
    var nodes: [NodeID] = []
    var relationships: [RelationshipID] = []
    /// What is asked of elements beside labels and types. It may speak of any variable of the pattern, and so waits for all.
    var conditions: [Condition] = []
}

private enum Condition {
    /// Each entry of the map must equal the element's property.
    case properties(Value, Expression)
    /// A predicate inside the brackets, in which some names mean one element.
    case predicate(Expression, ReferenceEvaluator.Row)
}

extension ReferenceEvaluator {
    func matches(_ clause: MatchClause, _ row: Row) throws -> [Row] {
        var found = try matches(clause.pattern, row)
        if let predicate = clause.predicate { found = try found.filter { try holds(predicate, $0) } }
        if !found.isEmpty || !clause.optional { return found }
        return [row.merging(clause.pattern.variables.map { ($0, Value.null) }) { old, _ in old }]
    }

    /// The row once for every match, with the variables of the pattern added.
    func matches(_ pattern: Pattern, _ row: Row) throws -> [Row] {
        var attempts = [Attempt(row: row)]
        for path in pattern.paths { attempts = try attempts.flatMap { try follow(path, $0) } }
        return try attempts.filter { attempt in
            try attempt.conditions.allSatisfy { try holds($0, attempt.row) }
        }.map(\.row)
    }

    private func follow(_ path: PathPattern, _ attempt: Attempt) throws -> [Attempt] {
        var attempts = try graph.nodes.compactMap { node -> Attempt? in
            var next = attempt
            (next.nodes, next.relationships) = ([], [])
            return try place(node.id, on: path.start, &next) ? next : nil
        }
        for step in path.steps { attempts = try attempts.flatMap { try follow(step, $0) } }
        if path.mode == .acyclic { attempts = attempts.filter { Set($0.nodes).count == $0.nodes.count } }
        attempts = try select(attempts, path.selector)
        guard let variable = path.variable else { return attempts }
        return attempts.map { attempt in
            var next = attempt
            next.row[variable.text] = .path(PathValue(nodes: attempt.nodes, relationships: attempt.relationships))
            return next
        }
    }

    private func select(_ attempts: [Attempt], _ selector: PathSelector) throws -> [Attempt] {
        switch selector {
        case .all: return attempts
        case .allShortestPaths, .allShortest: return try shortest(attempts)
        case .shortestPath:
            // Which one is open: queries ask for no more than its length.
            var ends: Set<[NodeID?]> = []
            return try shortest(attempts).filter { ends.insert([$0.nodes.first, $0.nodes.last]).inserted }
        case .anyShortest: throw ReferenceFailure.unsupported("a choice between shortest paths")
        }
    }

    /// Those than which no other between the same ends is shorter.
    private func shortest(_ attempts: [Attempt]) throws -> [Attempt] {
        let satisfying = try attempts.filter { attempt in
            try attempt.conditions.allSatisfy { try holds($0, attempt.row) }
        }
        return satisfying.filter { attempt in
            !satisfying.contains { other in
                other.nodes.first == attempt.nodes.first && other.nodes.last == attempt.nodes.last
                    && other.relationships.count < attempt.relationships.count
            }
        }
    }

    private func follow(_ step: PathStep, _ attempt: Attempt) throws -> [Attempt] {
        var result: [Attempt] = []
        for trail in try trails(step.relationship, attempt) {
            var next = attempt
            for (relationship, node) in trail {
                next.used.insert(relationship)
                next.relationships.append(relationship)
                next.nodes.append(node)
            }
            guard try bind(step.relationship, trail.map(\.relationship), &next), let end = next.nodes.popLast() else {
                continue
            }
            if try place(end, on: step.node, &next) { result.append(next) }
        }
        return result
    }

    /// Notes the node as the next of the path, unless the pattern forbids it.
    private func place(_ node: NodeID, on pattern: NodePattern, _ attempt: inout Attempt) throws -> Bool {
        try countStep()
        if let labels = pattern.labels, !labels.holds(for: graph.node(node)?.labels ?? []) { return false }
        if let name = pattern.variable?.text {
            if let known = attempt.row[name], known != .node(node) { return false }
            attempt.row[name] = .node(node)
        }
        attempt.nodes.append(node)
        if let map = pattern.properties { attempt.conditions.append(.properties(.node(node), map)) }
        if let predicate = pattern.predicate { attempt.conditions.append(.predicate(predicate, [:])) }
        return true
    }

    /// Gives the variable of a relationship pattern its value, unless it has another one already.
    private func bind(
        _ pattern: RelationshipPattern, _ trail: [RelationshipID], _ attempt: inout Attempt
    ) throws -> Bool {
        let name = pattern.variable?.text
        let members = trail.map { Value.relationship($0) }
        if let step = pattern.repeated {
            guard try bind(step, name, trail, &attempt) else { return false }
        }
        for member in members {
            if let map = pattern.properties { attempt.conditions.append(.properties(member, map)) }
            if let predicate = pattern.predicate {
                attempt.conditions.append(.predicate(predicate, name.map { [$0: member] } ?? [:]))
            }
        }
        guard let name else { return true }
        let value = pattern.length == nil ? members.first ?? .null : .list(members)
        if let known = attempt.row[name], known != value { return false }
        attempt.row[name] = value
        return true
    }

    /// What a repeated step says of its ends, step by step; outside its names are lists.
    private func bind(
        _ step: RepeatedStep, _ name: String?, _ trail: [RelationshipID], _ attempt: inout Attempt
    ) throws -> Bool {
        let nodes = attempt.nodes.suffix(trail.count + 1).map { Value.node($0) }
        for (index, relationship) in trail.enumerated() {
            var local: Row = name.map { [$0: .relationship(relationship)] } ?? [:]
            let ends = [(step.start, nodes[index]), (step.end, nodes[index + 1])]
            for (pattern, node) in ends { if let name = pattern.variable?.text { local[name] = node } }
            for (pattern, node) in ends {
                guard case .node(let id) = node else { return false }
                if let labels = pattern.labels, !labels.holds(for: graph.node(id)?.labels ?? []) { return false }
                if let map = pattern.properties { attempt.conditions.append(.properties(node, map)) }
                if let predicate = pattern.predicate { attempt.conditions.append(.predicate(predicate, local)) }
            }
            if let predicate = step.predicate { attempt.conditions.append(.predicate(predicate, local)) }
        }
        for (pattern, list) in [(step.start, nodes.dropLast()), (step.end, nodes.dropFirst())] {
            if let name = pattern.variable?.text { attempt.row[name] = .list(Array(list)) }
        }
        return true
    }

    /// All chains of fresh relationships that the pattern allows from where the path ends, each with the nodes it leads to.
    /// The last node of the path is given again for a chain of length 0.
    private func trails(
        _ pattern: RelationshipPattern, _ attempt: Attempt
    ) throws -> [[(relationship: RelationshipID, node: NodeID)]] {
        guard let from = attempt.nodes.last else { return [] }
        let minimum = pattern.length.map { Int($0.minimum ?? 1) } ?? 1
        let maximum = pattern.length.map { $0.maximum.map { Int($0) } ?? graph.relationships.count } ?? 1
        var result: [[(relationship: RelationshipID, node: NodeID)]] = []
        func extend(_ trail: [(relationship: RelationshipID, node: NodeID)]) throws {
            try countStep()
            if trail.count >= minimum { result.append(trail) }
            if trail.count >= maximum { return }
            for (edge, node) in neighbours(of: trail.last?.node ?? from, pattern) {
                if attempt.used.contains(edge) || trail.contains(where: { $0.relationship == edge }) { continue }
                try extend(trail + [(edge, node)])
            }
        }
        try extend([])
        return result
    }

    /// The relationships at a node that fit the pattern's direction and types; a loop counts once.
    private func neighbours(
        of node: NodeID, _ pattern: RelationshipPattern
    ) -> [(relationship: RelationshipID, node: NodeID)] {
        var result: [(relationship: RelationshipID, node: NodeID)] = []
        for edge in graph.relationships where pattern.types?.holds(for: [edge.type]) ?? true {
            if edge.start == node, pattern.direction != .incoming {
                result.append((edge.id, edge.end))
            } else if edge.end == node, pattern.direction != .outgoing {
                result.append((edge.id, edge.start))
            }
        }
        return result
    }

    private func holds(_ condition: Condition, _ row: Row) throws -> Bool {
        switch condition {
        case .predicate(let predicate, let local): return try holds(predicate, row.merging(local) { $1 })
        case .properties(let element, let expression):
            guard case .map(let map) = try value(expression, row) else { return false }
            let properties = graph.properties(of: element)
            return map.keys.allSatisfy { key in (properties?[key] ?? .null).equals(map[key] ?? .null) == true }
        }
    }
}

extension LabelExpression {
    func holds(for names: [String]) -> Bool {
        switch self {
        case .label(let name): names.contains(name.text)
        case .and(let a, let b): a.holds(for: names) && b.holds(for: names)
        case .or(let a, let b): a.holds(for: names) || b.holds(for: names)
        case .not(let a): !a.holds(for: names)
        case .any: !names.isEmpty
        }
    }
}

extension Pattern {
    fileprivate var variables: [String] {
        paths.flatMap { path in
            let steps = path.steps.flatMap { step in
                let ends = [step.relationship.repeated?.start.variable, step.relationship.repeated?.end.variable]
                return [step.relationship.variable, step.node.variable] + ends
            }
            return ([path.variable, path.start.variable] + steps).compactMap { $0?.text }
        }
    }
}
