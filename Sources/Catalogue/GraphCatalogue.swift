// What is known about the loaded graph: the words that a query may use, and how often they occur.

/// An immutable summary of one graph, made when it is loaded and anew after edits. It steers planning (counts, degrees),
/// naming (warnings with the nearest names) and completion.
package struct GraphCatalogue: Sendable {
    package struct Property: Sendable {
        package var name: String
        /// The types that occur, as `ValueType` describes them: `STRING`, `DATE`, …; sorted.
        package var types: [String]
        /// Nodes or relationships that have a value.
        package var count: Int
        /// Distinct values, where that is known without work.
        package var distinct: Int?
        package init(name: String, types: [String], count: Int, distinct: Int? = nil) {
            self.name = name
            self.types = types
            self.count = count
            self.distinct = distinct
        }
    }

    package struct Label: Sendable {
        package var name: String
        package var count: Int
        /// In the order of the source file's columns, then of first use.
        package var properties: [Property]
        package init(name: String, count: Int, properties: [Property]) {
            self.name = name
            self.count = count
            self.properties = properties
        }
    }

    /// How a relationship type joins labels.
    package struct Connection: Hashable, Sendable {
        package var from: String
        package var to: String
        package var count: Int
        package init(from: String, to: String, count: Int) {
            self.from = from
            self.to = to
            self.count = count
        }
    }

    package struct RelationshipType: Sendable {
        package var name: String
        package var count: Int
        package var properties: [Property]
        package var connections: [Connection]
        /// Derived from other data; a query cannot write it.
        package var derived: Bool
        package init(
            name: String, count: Int, properties: [Property], connections: [Connection], derived: Bool = false
        ) {
            self.name = name
            self.count = count
            self.properties = properties
            self.connections = connections
            self.derived = derived
        }
    }

    package var nodeCount: Int
    package var relationshipCount: Int
    /// By name; also labels that a file declares but no row has (count 0).
    package private(set) var labels: [String: Label]
    package private(set) var relationshipTypes: [String: RelationshipType]
    /// What the loaded files declare beside what they hold: `Process`, `Process.stage`, `Process-OWNED_BY`.
    package var provided: Set<String>

    package init(
        nodeCount: Int = 0, relationshipCount: Int = 0, labels: [Label] = [],
        relationshipTypes: [RelationshipType] = [],
        provided: Set<String> = []
    ) {
        self.nodeCount = nodeCount
        self.relationshipCount = relationshipCount
        self.labels = Dictionary(labels.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.relationshipTypes = Dictionary(
            relationshipTypes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.provided = provided
    }

    /// Every property name of any label or type.
    package var propertyNames: Set<String> {
        var names: Set<String> = []
        for label in labels.values { names.formUnion(label.properties.map(\.name)) }
        for type in relationshipTypes.values { names.formUnion(type.properties.map(\.name)) }
        return names
    }
}
