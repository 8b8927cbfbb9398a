// An expression whose names are resolved: what the engine evaluates.

package import Diagnostics
package import Syntax
package import Values

/// The column of a batch that holds a variable. Numbers are unique within a statement, so that a subplan sees the columns
/// of the rows around it under the same numbers.
package typealias Slot = Int

/// An expression over the slots of a batch. Spans stand where evaluation can fail.
package indirect enum BoundExpression: Sendable {
    case constant(Value)
    case parameter(String)
    case slot(Slot)
    case property(BoundExpression, String, Span)
    case index(BoundExpression, BoundExpression, Span)
    case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?, Span)
    case not(BoundExpression, Span)
    case negate(BoundExpression, Span)
    case and(BoundExpression, BoundExpression, Span)
    case or(BoundExpression, BoundExpression, Span)
    case xor(BoundExpression, BoundExpression, Span)
    case arithmetic(Arithmetic, BoundExpression, BoundExpression, Span)
    case comparison(ComparisonOperator, BoundExpression, BoundExpression)
    case `in`(BoundExpression, BoundExpression, Span)
    case text(TextPredicate, BoundExpression, BoundExpression, Span)
    case isNull(BoundExpression, negated: Bool)
    /// The subject is a node, or a relationship whose type is asked for; null for null.
    case hasLabels(BoundExpression, LabelExpression)
    case list([BoundExpression])
    case map([(key: String, value: BoundExpression)])
    /// `n {.*, k: v}`: entries in order; a nil key stands for all properties of the subject.
    case mapProjection(BoundExpression, [(key: String?, value: BoundExpression)])
    /// A function by its lower-case name.
    case function(String, [BoundExpression], Span)
    case `case`(
        subject: BoundExpression?, branches: [(condition: BoundExpression, result: BoundExpression)],
        otherwise: BoundExpression?)
    /// The slot holds the element while filter and projection are evaluated.
    case listComprehension(list: BoundExpression, element: Slot, filter: BoundExpression?, projection: BoundExpression?)
    case quantifier(Quantifier, list: BoundExpression, element: Slot, predicate: BoundExpression)
    case reduce(
        accumulator: Slot, initial: BoundExpression, element: Slot, list: BoundExpression, body: BoundExpression)
    /// Whether the subplan gives a row. Its `argument` is the row at hand.
    case exists(Plan)
    /// How many rows the subplan gives.
    case countRows(Plan)
    /// The values of an expression over the rows of the subplan, in their order (pattern comprehension).
    case collect(Plan, BoundExpression)
    /// How many relationships of some kinds a node has.
    case degree(Degree)
    /// A path out of its parts, which start and end with a node.
    case path([PathPart])
}

package enum Arithmetic: String, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", modulo = "%", power = "^"
}

package enum TextPredicate: String, Sendable {
    case startsWith = "STARTS WITH", endsWith = "ENDS WITH", contains = "CONTAINS", matches = "=~"
}

package enum PathPart: Sendable {
    case node(Slot)
    case relationship(Slot)
    /// A slot with a list of relationships, from a pattern of variable length; the nodes between are worked out.
    case relationships(Slot)
}
