// The plan of a query: a tree of operators, each of which turns batches of rows into batches of rows.

package import Diagnostics
package import Syntax

/// An operator with its inputs, and how many rows the planner expects of it.
package struct Plan: Sendable {
    package var `operator`: Operator
    package var estimatedRows: Double

    package init(_ operator: Operator, estimatedRows: Double = 1) {
        self.operator = `operator`
        self.estimatedRows = estimatedRows
    }

    package indirect enum Operator: Sendable {
        /// One row without columns; in a subplan, the rows that the plan around it hands in.
        case argument
        /// For each row: every node, or every node that satisfies the label expression. (A single label is a scan of its ranges.)
        case nodeScan(Plan, Slot, LabelExpression?)
        /// For each row: the nodes of a label whose property equals the value, by index.
        case nodeSeek(Plan, Slot, label: String, key: String, value: BoundExpression)
        case expand(Plan, Expand)
        case variableExpand(Plan, VariableExpand)
        case shortestPath(Plan, ShortestPath)
        /// Only rows whose node lies on a cycle, or (anti) only the others.
        case cycleFilter(Plan, CycleTest)
        /// One row: how many matches a triangle has in the whole graph.
        case triangleCount(TriangleCount)
        case filter(Plan, BoundExpression)
        /// Adds columns and keeps the others.
        case extend(Plan, [SlotAssignment])
        /// Keeps just these slots and drops the others.
        case keep(Plan, [Slot])
        case aggregate(Plan, keys: [SlotAssignment], aggregates: [AggregateAssignment])
        /// Distinct by these slots.
        case distinct(Plan, [Slot])
        case sort(Plan, [SortKey])
        /// The first `limit` rows of the sorted ones.
        case top(Plan, [SortKey], limit: BoundExpression)
        case skip(Plan, BoundExpression)
        case limit(Plan, BoundExpression)
        /// null gives no row; a value that is no list gives one.
        case unwind(Plan, BoundExpression, Slot)
        /// Rows of the subplan for each input row, or the row once with null in the new slots.
        case optional(Plan, Plan, newSlots: [Slot])
        /// Rows of the left plan for which the subplan gives a row (or none, where anti).
        case semiJoin(Plan, Plan, anti: Bool)
        /// Rows of each plan one after the other. Each input assigns the same slots.
        case union([Plan])
        case call(Plan, ProcedureCall)
        case create(Plan, [CreateItem])
        /// For each row: the rows of the subplan, else what is created.
        case merge(
            Plan, match: Plan, create: [CreateItem], onCreate: [SetOperation], onMatch: [SetOperation], newSlots: [Slot]
        )
        case set(Plan, [SetOperation])
        case delete(Plan, [BoundExpression], detach: Bool, Span)
        /// Reads all its input before it gives the first row, so that what is written after it is not read before it.
        case eager(Plan)
        /// Gives no rows, but runs its input to the end (a query that ends with a writing clause or a void procedure).
        case drain(Plan)
    }
}

package struct SlotAssignment: Sendable {
    package var slot: Slot
    package var expression: BoundExpression
    package init(_ slot: Slot, _ expression: BoundExpression) {
        self.slot = slot
        self.expression = expression
    }
}

package enum Direction: String, Sendable { case outgoing, incoming, either }

/// One relationship from a bound node.
package struct Expand: Sendable {
    package var from: Slot
    package var relationship: Slot
    package var to: Slot
    package var direction: Direction
    /// Empty: every type. Names that the graph does not know match nothing.
    package var types: [String]
    /// `to` (or `relationship`) is bound before: only rows that agree with it.
    package var toIsBound: Bool
    package var relationshipIsBound: Bool
    /// Slots of relationships, or of lists of them, of the same MATCH: the new one must differ from all.
    package var distinctFrom: [Slot]
    package init(
        from: Slot, relationship: Slot, to: Slot, direction: Direction, types: [String], toIsBound: Bool = false,
        relationshipIsBound: Bool = false, distinctFrom: [Slot] = []
    ) {
        self.from = from
        self.relationship = relationship
        self.to = to
        self.direction = direction
        self.types = types
        self.toIsBound = toIsBound
        self.relationshipIsBound = relationshipIsBound
        self.distinctFrom = distinctFrom
    }
}

/// A chain of relationships from a bound node. `relationships` becomes the list of them, in the order of the *pattern*:
/// from its left node to its right one, so `reversed` says that the chain is walked from the right.
package struct VariableExpand: Sendable {
    package var expand: Expand
    package var minimum: Int
    package var maximum: Int?
    package var mode: PathMode
    package var reversed: Bool
    /// A condition on each relationship; the slot holds it while it is evaluated.
    package var stepSlot: Slot
    package var stepPredicate: BoundExpression?
    /// Only which nodes are reached matters, once each per row: a breadth-first search instead of listing trails.
    package var reachability: Bool
    package init(
        expand: Expand, minimum: Int, maximum: Int?, mode: PathMode = .trail, reversed: Bool = false, stepSlot: Slot,
        stepPredicate: BoundExpression? = nil, reachability: Bool = false
    ) {
        self.expand = expand
        self.minimum = minimum
        self.maximum = maximum
        self.mode = mode
        self.reversed = reversed
        self.stepSlot = stepSlot
        self.stepPredicate = stepPredicate
        self.reachability = reachability
    }
}

/// Shortest paths between two bound nodes.
package struct ShortestPath: Sendable {
    package var from: Slot
    package var to: Slot
    /// The list of relationships of a variable-length pattern (or of one step), from `from` to `to`.
    package var relationships: Slot
    /// Whether the pattern has no length, so that the slot holds one relationship.
    package var isSingleStep: Bool
    package var direction: Direction
    package var types: [String]
    package var minimum: Int
    package var maximum: Int?
    package var selector: PathSelector
    package var stepSlot: Slot
    package var stepPredicate: BoundExpression?
    /// A condition on the whole path that must hold while searching, else a longer path may do.
    package var pathPredicate: BoundExpression?
    /// What the condition may read beside the relationships: the path itself, the lists of a repeated step's nodes.
    package var derived: [SlotAssignment]
    package init(
        from: Slot, to: Slot, relationships: Slot, isSingleStep: Bool, direction: Direction, types: [String],
        minimum: Int,
        maximum: Int?, selector: PathSelector, stepSlot: Slot, stepPredicate: BoundExpression? = nil,
        pathPredicate: BoundExpression? = nil, derived: [SlotAssignment] = []
    ) {
        self.from = from
        self.to = to
        self.relationships = relationships
        self.isSingleStep = isSingleStep
        self.direction = direction
        self.types = types
        self.minimum = minimum
        self.maximum = maximum
        self.selector = selector
        self.stepSlot = stepSlot
        self.stepPredicate = stepPredicate
        self.pathPredicate = pathPredicate
        self.derived = derived
    }
}

package struct AggregateAssignment: Sendable {
    package var slot: Slot
    /// Lower-case name: `count`, `sum`, `avg`, `min`, `max`, `collect`, `stdev`, `stdevp`, `percentilecont`, `percentiledisc`; and
    /// `first`, which queries can't write: the first value in `order` that is not null.
    package var function: String
    /// Empty for `count(*)`.
    package var arguments: [BoundExpression]
    package var distinct: Bool
    /// What `first` goes by; empty for all others. An aggregation gives its groups in the order of their first rows, where one of its
    /// aggregates has an order: all that have one have the same.
    package var order: [SortKey]
    package var span: Span
    package init(
        slot: Slot, function: String, arguments: [BoundExpression], distinct: Bool, order: [SortKey] = [], span: Span
    ) {
        self.slot = slot
        self.function = function
        self.arguments = arguments
        self.distinct = distinct
        self.order = order
        self.span = span
    }

    /// All that is evaluated for a row.
    package var expressions: [BoundExpression] { arguments + order.map(\.expression) }
}

package struct SortKey: Sendable {
    package var expression: BoundExpression
    package var descending: Bool
    package init(_ expression: BoundExpression, descending: Bool) {
        self.expression = expression
        self.descending = descending
    }
}

package struct ProcedureCall: Sendable {
    /// Lower-case.
    package var name: String
    package var arguments: [BoundExpression]
    /// Which result goes to which slot. Empty for a procedure without results, which passes its input on.
    package var yields: [(result: Int, slot: Slot)]
    package var isVoid: Bool
    package var span: Span
    package init(
        name: String, arguments: [BoundExpression], yields: [(result: Int, slot: Slot)], isVoid: Bool, span: Span
    ) {
        self.name = name
        self.arguments = arguments
        self.yields = yields
        self.isVoid = isVoid
        self.span = span
    }
}

/// What CREATE and MERGE make, in order.
package enum CreateItem: Sendable {
    case node(Slot, labels: [String], properties: BoundExpression?, Span)
    case relationship(Slot, type: String, from: Slot, to: Slot, properties: BoundExpression?, Span)
}

package enum SetOperation: Sendable {
    case property(BoundExpression, String, BoundExpression, Span)
    case replaceProperties(Slot, BoundExpression, Span)
    case mergeProperties(Slot, BoundExpression, Span)
    case addLabels(Slot, [String], Span)
    case removeLabels(Slot, [String], Span)
    case removeProperty(BoundExpression, String, Span)
}

/// A planned statement.
package struct PlannedQuery: Sendable {
    package var plan: Plan
    /// The columns of the result and where they stand; empty for a statement that returns nothing.
    package var columns: [(name: String, slot: Slot)]
    /// How many slots the statement uses.
    package var slotCount: Int
    /// What a slot is called in EXPLAIN; nil for those without a name of their own.
    package var slotNames: [String?]
    package var writes: Bool
    /// Unknown labels, types and properties, with the nearest names.
    package var warnings: [Diagnostic]
    package init(
        plan: Plan, columns: [(name: String, slot: Slot)], slotCount: Int, slotNames: [String?], writes: Bool,
        warnings: [Diagnostic]
    ) {
        self.plan = plan
        self.columns = columns
        self.slotCount = slotCount
        self.slotNames = slotNames
        self.writes = writes
        self.warnings = warnings
    }
}
