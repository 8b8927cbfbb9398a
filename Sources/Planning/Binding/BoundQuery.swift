// A query whose names are resolved: what the binder gives to the planner.

import Diagnostics
import Syntax

/// Branches of a UNION (mostly one).
struct BoundQuery {
    var branches: [BoundBranch]
    /// Whether duplicates go.
    var distinct: Bool
    /// The columns of the result; empty where nothing is returned.
    var columns: [(name: String, slot: Slot)]
    var writes: Bool
}

struct BoundBranch {
    var clauses: [BoundClause]
    /// The branch's own slots in the order of the query's columns; nil where it returns nothing.
    var output: [Slot]?
}

enum BoundClause {
    case match(BoundPattern, optional: Bool)
    case unwind(BoundExpression, Slot)
    case project(BoundProjection)
    /// A conjunction.
    case filter([BoundExpression])
    case extend([SlotAssignment])
    case call(ProcedureCall)
    case create([CreateItem], paths: [SlotAssignment])
    case merge(BoundMerge)
    case set([SetOperation])
    case delete([BoundExpression], detach: Bool, Span)

    var isWriting: Bool {
        switch self {
        case .create, .merge, .set, .delete: true
        case .match, .unwind, .project, .filter, .extend, .call: false
        }
    }
}

struct BoundMerge {
    var pattern: BoundPattern
    var items: [CreateItem]
    var onCreate: [SetOperation]
    var onMatch: [SetOperation]
}

/// WITH and RETURN, step by step: aggregate, extend, distinct, sort, skip, limit, filter, keep.
struct BoundProjection {
    var isAggregating = false
    var keys: [SlotAssignment] = []
    var aggregates: [AggregateAssignment] = []
    var extend: [SlotAssignment] = []
    var distinct = false
    var order: [SortKey] = []
    var skip: BoundExpression?
    var limit: BoundExpression?
    var conditions: [BoundExpression] = []
    var output: [Slot] = []
}

/// The patterns of one MATCH, taken apart.
struct BoundPattern {
    /// One for each slot, in the order of writing.
    var nodes: [PatternNode] = []
    var relationships: [PatternRelationship] = []
    var shortest: [PatternShortest] = []
    var paths: [SlotAssignment] = []
    /// Inline properties, conditions in brackets and the conjuncts of WHERE, all of which must hold.
    var conditions: [BoundExpression] = []
    /// What the pattern binds, in the order of writing.
    var newSlots: [Slot] = []
}

struct PatternNode {
    var slot: Slot
    /// Bound before this pattern.
    var isBound: Bool
    /// All of them must hold.
    var labels: [LabelExpression] = []
}

struct PatternRelationship {
    var slot: Slot
    var isBound: Bool
    var left: Slot
    var right: Slot
    var direction: Direction
    /// Empty: every type.
    var types: [String]
    /// nil: exactly one.
    var length: LengthRange?
    var mode: PathMode
    /// Holds each relationship while `stepConditions` are evaluated; those of a single relationship are plain conditions.
    var stepSlot: Slot
    var stepConditions: [BoundExpression] = []
}

struct LengthRange {
    var minimum: Int
    var maximum: Int?
}

struct PatternShortest {
    var relationship: PatternRelationship
    var selector: PathSelector
}
