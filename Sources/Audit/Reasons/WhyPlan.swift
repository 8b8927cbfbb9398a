// WHY: everything that can be said of a check and one subject.

package import Syntax

/// A check made ready to be explained for one subject.
package struct WhyPlan: Sendable {
    /// One condition of the check, in the words of its definition.
    package struct Condition: Sendable {
        package let text: String
        /// What the functions in it mean, from the comments above them.
        package let meaning: String?
        /// The column of `conditions` that says whether it holds; nil where it does not rest on the subject alone.
        package let column: String?
    }

    /// All exceptions, with `subject` and `evidence` as nodes.
    package let check: CheckPlan
    /// The paragraphs of the comment above the definition: what it asks, what it finds, what it passes over.
    package let paragraphs: [String]
    package let rule: String?
    package let needs: [String]
    /// The subject; its label is empty where the check is about no node.
    package let subject: EntityMatch
    package let terms: [Condition]
    /// One row with a truth value for each condition that rests on the subject alone.
    package let conditions: Query?
    /// One row, `population`: 1 where the subject is in the population; nil where the population is not one of subjects.
    package let membership: Query?
    /// The population's query on one line.
    package let population: String?
    /// What the check looks at beside the subject: labels, and types of relationships.
    package let labels: [String]
    package let types: [String]
}
