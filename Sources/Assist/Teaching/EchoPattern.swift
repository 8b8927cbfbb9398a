// Plain words for patterns.

import Audit
import Syntax

/// Describes patterns. It knows which names earlier patterns have given, since those are no new things.
struct EchoPattern {
    let echo: Echo
    var known: Set<String>

    init(echo: Echo, known: Set<String> = []) {
        self.echo = echo
        self.known = known
    }

    var expressions: EchoExpression { EchoExpression(echo: echo, isAudit: false, known: known) }

    /// `a process p with a relationship of type OWNED_BY to a node who`; keeps the names.
    mutating func describe(_ path: PathPattern) -> String {
        defer { note(path) }
        guard let selection = Self.selection(path.selector),
            path.steps.allSatisfy({ $0.relationship.repeated == nil && $0.relationship.predicate == nil })
        else { return "a match of " + Echo.source(path.printed) }
        var text = node(path.start)
        for (index, step) in path.steps.enumerated() {
            text += index == 0 ? " with " : ", which has "
            guard let relationship = relationship(step.relationship) else {
                return "a match of " + Echo.source(path.printed)
            }
            text += relationship + " " + node(step.node)
        }
        if path.mode == .acyclic { text += ", meeting no node twice" }
        if let variable = path.variable { text += " (the path is called \(variable.text))" }
        return selection + text
    }

    private static func selection(_ selector: PathSelector) -> String? {
        switch selector {
        case .all: ""
        case .shortestPath, .anyShortest(1): "one shortest path for each pair of ends: "
        case .allShortestPaths, .allShortest: "each of the shortest paths for each pair of ends: "
        case .anyShortest: nil
        }
    }

    // MARK: Nodes

    private mutating func node(_ node: NodePattern) -> String {
        let name = node.variable?.text
        let isKnown = name.map { known.contains($0) } ?? false
        if let name { known.insert(name) }
        let kind = kind(node.labels)
        // A person who is called person needs no name in the sentence.
        let own = name.flatMap { kind.hasSuffix(" " + $0) ? nil : " " + $0 } ?? ""
        var text = isKnown ? (name ?? "") : kind + own
        if isKnown, let labels = node.labels { text += " (with the label \(Echo.source(labels.printed)))" }
        if let properties = node.properties { text += with(properties) }
        if let predicate = node.predicate { text += " (where \(expressions.condition(predicate)))" }
        return text
    }

    private func kind(_ labels: LabelExpression?) -> String {
        switch labels {
        case nil: "a node"
        case .label(let name)?: Echo.article(noun(name.text))
        case .or?: Self.alternatives(labels).map { Echo.article(Echo.listed($0.map(noun), "or")) } ?? labelled(labels)
        case .and?, .not?, .any?: labelled(labels)
        }
    }

    private func labelled(_ labels: LabelExpression?) -> String {
        "a node with the label " + Echo.source(labels?.printed ?? "")
    }

    /// The word for a label, or the label itself.
    private func noun(_ label: String) -> String {
        echo.knowledge.vocabulary.noun(ofLabel: label)?.singular.first ?? "node with the label " + label
    }

    /// The names of `A|B|C`; nil where there is anything else in it.
    private static func alternatives(_ labels: LabelExpression?) -> [String]? {
        switch labels {
        case .label(let name)?: [name.text]
        case .or(let left, let right)?:
            if let first = alternatives(left), let rest = alternatives(right) { first + rest } else { nil }
        case .and?, .not?, .any?, nil: nil
        }
    }

    private func with(_ properties: Expression) -> String {
        guard case .map(let entries) = properties.kind, !entries.isEmpty else {
            return " with the properties " + Echo.source(properties.printed)
        }
        return " whose " + Echo.listed(entries.map { "\($0.key.text) is \(expressions.value($0.value))" })
    }

    // MARK: Relationships

    /// With the preposition that leads to the next node; nil where there are no words.
    private func relationship(_ relationship: RelationshipPattern) -> String? {
        guard let types = types(relationship.types) else { return nil }
        let name = relationship.variable.map { " " + $0.text } ?? ""
        let properties = relationship.properties.map(with) ?? ""
        let preposition =
            switch relationship.direction {
            case .outgoing: "to"
            case .incoming: "from"
            case .either, .both: "in either direction to"
            }
        guard let length = relationship.length else {
            return "a relationship" + name + types + properties + (preposition.count > 4 ? ", " : " ") + preposition
        }
        return "a chain of " + Self.count(length) + name + types + properties + ", " + preposition
    }

    private func types(_ types: LabelExpression?) -> String? {
        guard let types else { return "" }
        return Self.alternatives(types).map { " of type " + Echo.listed($0, "or") }
    }

    private static func count(_ length: PathLength) -> String {
        let minimum = length.minimum ?? 1
        guard let maximum = length.maximum else { return "\(minimum) or more relationships" }
        if minimum == maximum { return minimum == 1 ? "1 relationship" : "\(minimum) relationships" }
        return "\(minimum) to \(maximum) relationships"
    }

    // MARK: Names

    private mutating func note(_ path: PathPattern) {
        for name in [path.variable, path.start.variable] { note(name) }
        for step in path.steps {
            note(step.relationship.variable)
            note(step.node.variable)
        }
    }

    private mutating func note(_ name: Name?) {
        if let name { known.insert(name.text) }
    }
}
