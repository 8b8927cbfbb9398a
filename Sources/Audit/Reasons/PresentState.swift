// What a question about an earlier day can only take from the present state of the files.

package import Catalogue
package import Syntax

/// Columns without dates, which a query reads: a status, a criticality. Dated records and relationships are judged by their
/// dates; these are as the files give them, whatever the day that is asked about.
package struct PresentState: Sendable {
    /// `Process: criticality, status`, then relationships that may have dates and have none; each once, sorted.
    package let names: [String]

    /// A name or a title says what a thing is, not how it stands.
    private static let plain: Set = ["id", "name", "title"]
    /// Relationships that the model dates with `since` and `until`.
    private static let dated: Set = ["OWNED_BY", "FILLED_BY", "MEMBER_OF"]

    package init(_ queries: [Query], in graph: GraphCatalogue) {
        let reach = Reach(queries)
        var read: [String: Set<String>] = [:]
        for (variable, properties) in reach.properties {
            let labels = variable.flatMap { reach.labelsOf[$0] } ?? []
            for label in labels.isEmpty ? reach.labels : Array(labels) {
                let undated = graph.labels[label]?.properties.filter { property in
                    properties.contains(property.name) && Self.isUndated(property, of: label)
                }
                read[label, default: []].formUnion((undated ?? []).map(\.name))
            }
        }
        let columns = read.filter { !$0.value.isEmpty && $0.key != "Record" }
            .map { "\($0.key): \($0.value.sorted().joined(separator: ", "))" }.sorted()
        names = columns + reach.types.filter(Self.dated.contains).sorted().compactMap { Self.undated($0, in: graph) }
    }

    /// Of a dated record, what may change after its date.
    private static func isUndated(_ property: GraphCatalogue.Property, of label: String) -> Bool {
        let isRecord = Vocabulary.shipped.noun(ofLabel: label)?.isRecord == true
        if plain.contains(property.name) || (isRecord && property.name != "status") { return false }
        return !property.types.contains { $0.uppercased().contains("DATE") }
    }

    private static func undated(_ type: String, in graph: GraphCatalogue) -> String? {
        guard let known = graph.relationshipTypes[type], known.count > 0 else { return nil }
        let dated = known.properties.filter { $0.name == "since" || $0.name == "until" }.map(\.count).max() ?? 0
        return dated < known.count ? "\(known.count - dated) of \(known.count) \(type) without since or until" : nil
    }
}
