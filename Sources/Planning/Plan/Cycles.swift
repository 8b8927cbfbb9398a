// Questions about cycles that are answered without listing chains.

package import Syntax

/// Whether a node lies on a cycle of relationships.
package struct CycleTest: Sendable {
    package var node: Slot
    package var direction: Direction
    /// Empty: every type.
    package var types: [String]
    /// A condition on each relationship, which reads nothing of the row; the slot holds it while it is evaluated.
    package var stepSlot: Slot
    package var stepPredicate: BoundExpression?
    package var anti: Bool
}

/// `(a)-[:T]->(b)-[:U]->(c)-[:V]->(a)`: all steps in one direction, each with another relationship.
package struct TriangleCount: Sendable {
    package struct Corner: Sendable {
        package var node: Slot
        /// What its labels must satisfy, all of it.
        package var labels: [LabelExpression]
        /// The types that lead to the next corner; empty for every type. Those of two corners are the same or have nothing in
        /// common.
        package var types: [String]
    }
    /// Three, each followed by the next, the last by the first.
    package var corners: [Corner]
    /// Where the number goes.
    package var slot: Slot
}
