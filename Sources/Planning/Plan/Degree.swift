// The number of a node's relationships, as an expression.

package import Syntax

/// How many relationships of some types a bound node has: what a pattern comes to of which nothing but the number, or whether
/// there is one, is asked.
package struct Degree: Sendable {
    package var from: Slot
    package var direction: Direction
    /// Empty: every type.
    package var types: [String]
    /// What the nodes at the other ends must satisfy, all of them.
    package var labels: [LabelExpression]
    /// Only relationships from the node to itself.
    package var loopsOnly: Bool
    package init(
        from: Slot, direction: Direction, types: [String], labels: [LabelExpression] = [], loopsOnly: Bool = false
    ) {
        self.from = from
        self.direction = direction
        self.types = types
        self.labels = labels
        self.loopsOnly = loopsOnly
    }
}
