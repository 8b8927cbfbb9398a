// The tree of a pattern.

package import Diagnostics

/// Patterns side by side, separated by commas.
package struct Pattern: Hashable, Sendable {
    package var paths: [PathPattern]
    package init(_ paths: [PathPattern]) { self.paths = paths }
}

/// `p = (a)-[r]->(b)`, with what is asked of the path as a whole.
package struct PathPattern: Hashable, Sendable {
    package var variable: Name?
    package var selector: PathSelector
    package var mode: PathMode
    package var start: NodePattern
    /// Each relationship with the node that it leads to.
    package var steps: [PathStep]
    package var location: Location

    package init(
        variable: Name? = nil, selector: PathSelector = .all, mode: PathMode = .trail, start: NodePattern,
        steps: [PathStep] = [], _ span: Span = .none
    ) {
        self.variable = variable
        self.selector = selector
        self.mode = mode
        self.start = start
        self.steps = steps
        location = Location(span)
    }

    package var span: Span { location.span }
}

/// Which of the matching paths are wanted.
package enum PathSelector: Hashable, Sendable {
    case all
    /// `shortestPath((a)-[*]->(b))`
    case shortestPath
    /// `allShortestPaths((a)-[*]->(b))`
    case allShortestPaths
    /// GQL's `ANY SHORTEST`, `SHORTEST k`
    case anyShortest(Int)
    /// GQL's `ALL SHORTEST`
    case allShortest
}

/// What may come twice in a path.
package enum PathMode: String, Hashable, Sendable {
    /// No relationship twice: openCypher's rule, and the default.
    case trail = "TRAIL"
    /// No node twice.
    case acyclic = "ACYCLIC"
}

package struct PathStep: Hashable, Sendable {
    package var relationship: RelationshipPattern
    package var node: NodePattern
    package init(_ relationship: RelationshipPattern, _ node: NodePattern) {
        self.relationship = relationship
        self.node = node
    }
}

/// `(n:Label {key: value} WHERE …)`
package struct NodePattern: Hashable, Sendable {
    package var variable: Name?
    package var labels: LabelExpression?
    /// A map or a parameter.
    package var properties: Expression?
    /// GQL's condition inside the brackets.
    package var predicate: Expression?
    package var location: Location

    package init(
        variable: Name? = nil, labels: LabelExpression? = nil, properties: Expression? = nil,
        predicate: Expression? = nil, _ span: Span = .none
    ) {
        self.variable = variable
        self.labels = labels
        self.properties = properties
        self.predicate = predicate
        location = Location(span)
    }

    package var span: Span { location.span }
}

/// `-[r:TYPE*1..3 {key: value}]->`
package struct RelationshipPattern: Hashable, Sendable {
    package var variable: Name?
    package var types: LabelExpression?
    /// nil: exactly one relationship, which the variable stands for. Else the variable stands for a list.
    package var length: PathLength?
    package var properties: Expression?
    /// GQL's condition on each step.
    package var predicate: Expression?
    /// What a quantified path in brackets says of each step; only beside a length.
    package var repeated: RepeatedStep?
    package var direction: PatternDirection
    package var location: Location

    package init(
        variable: Name? = nil, types: LabelExpression? = nil, length: PathLength? = nil,
        properties: Expression? = nil, predicate: Expression? = nil, direction: PatternDirection,
        _ span: Span = .none
    ) {
        self.variable = variable
        self.types = types
        self.length = length
        self.properties = properties
        self.predicate = predicate
        self.direction = direction
        location = Location(span)
    }

    package var span: Span { location.span }
}

/// `*`, `*2`, `*1..3`, `*..3`, `*1..`: the bounds that are written. Without a lower bound it is 1.
package struct PathLength: Hashable, Sendable {
    package var minimum: Int64?
    package var maximum: Int64?
    package init(minimum: Int64?, maximum: Int64?) {
        self.minimum = minimum
        self.maximum = maximum
    }
}

package enum PatternDirection: Hashable, Sendable {
    /// `-->`
    case outgoing
    /// `<--`
    case incoming
    /// `--`
    case either
    /// `<-->`, which also means either
    case both
}
