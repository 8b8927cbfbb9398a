// What completion and help may know of a session, and the values that it looks up on demand.

package import Assist
import Audit
import Catalogue
import Diagnostics
import Graph
import Syntax
import Values

extension Session {
    /// As the session stands now. Values are counted only when they are asked for, on the graph of this moment.
    package func knowledge(commands: [CommandDescription] = []) -> Knowledge {
        let counter = ValueCounter(graph: graph)
        return Knowledge(
            catalogue: catalogue, definitions: definitions, parameters: settings.parameters.keys.sorted(),
            commands: commands, values: { counter.values(of: $0) })
    }
}

/// Counts values with queries of the core language: a source is one query.
struct ValueCounter: Sendable {
    let graph: Graph

    /// The most frequent first, then in alphabetical order; at most 20,000 different ones. Linear in the nodes concerned.
    func values(of source: ValueSource) -> [KnownValue] {
        guard let query = query(source) else { return [] }
        let session = Session()
        session.keep(graph)
        guard let outcome = try? session.runScript(query), let table = outcome.tables.first?.table else { return [] }
        return table.rows.compactMap { row in
            guard case .string(let text) = row[0], case .integer(let count) = row[1] else { return nil }
            guard row.count > 2, case .string(let entity) = row[2] else { return KnownValue(text, count: Int(count)) }
            return KnownValue(text, count: Int(count), entity: entity)
        }
    }

    private func query(_ source: ValueSource) -> String? {
        switch source {
        case .property(let name, let labels):
            return "MATCH (n\(Self.anyOf(labels))) WITH n.\(Self.quoted(name)) AS value" + Self.counting("*")
        case .relationshipProperty(let name, let types):
            return "MATCH ()-[n\(Self.anyOf(types))]->() WITH n.\(Self.quoted(name)) AS value" + Self.counting("*")
        case .attribute(let name, let label):
            let attributes = Vocabulary.shipped.attributes(of: label, named: name)
            guard let attribute = attributes.first(where: { $0.path != nil }) else { return nil }
            let value = attribute.value?.printed ?? "coalesce(t.name, t.title, t.id)"
            return "MATCH (s:\(Self.quoted(label))) MATCH \(attribute.pathText) WITH s, \(value) AS value"
                + Self.counting("DISTINCT s")
        case .entities(let labels):
            return """
                MATCH (n\(Self.anyOf(labels))) WITH n, coalesce(n.name, n.title, n.id) AS value WHERE value IS NOT NULL
                RETURN value, count(*) AS number, head(collect(labels(n)[0] + coalesce(' ' + n.id, ''))) AS entity
                ORDER BY value LIMIT 20000
                """
        }
    }

    private static func counting(_ counted: String) -> String {
        " WHERE value IS NOT NULL RETURN value, count(\(counted)) AS number ORDER BY number DESC, value LIMIT 20000"
    }

    /// `:A|B`, or nothing.
    private static func anyOf(_ names: [String]) -> String {
        names.isEmpty ? "" : ":" + names.map(quoted).joined(separator: "|")
    }

    private static func quoted(_ name: String) -> String { "`" + name.filter { $0 != "`" } + "`" }
}
