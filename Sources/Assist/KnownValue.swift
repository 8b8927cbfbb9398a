// Values that occur in the graph, asked for while a text in quotes is being typed.

/// Whose values are asked for.
package enum ValueSource: Hashable, Sendable {
    /// Of nodes with one of these labels; of all nodes where none is named.
    case property(String, labels: [String])
    /// Of relationships with one of these types.
    case relationshipProperty(String, types: [String])
    /// What an attribute of the vocabulary is shown as: the names of owners, of departments.
    case attribute(String, label: String)
    /// Names of things with one of these labels; of all things where none is named.
    case entities(labels: [String])
}

/// A text that occurs, and how often.
package struct KnownValue: Hashable, Sendable {
    package var text: String
    package var count: Int
    /// What it names, as `Process P-017`; nil for a value that is only counted.
    package var entity: String?

    package init(_ text: String, count: Int, entity: String? = nil) {
        self.text = text
        self.count = count
        self.entity = entity
    }
}

/// Looks values up, the most frequent first. Called only while a value is being typed, never for a hint.
package typealias ValueLookup = @Sendable (ValueSource) -> [KnownValue]
