// What became of nodes and relationships between two states of an organisation.

import Audit
import Graph
import Values

/// Compares two graphs by what the files call things: a node by label and id, a relationship by type and the nodes at its
/// ends. Internal numbers and the order of rows never matter. Linear in both graphs but for sorting what differs.
struct GraphComparison {
    let before: Graph
    let after: Graph

    static let columns = [
        "change", "kind", "label", "id", "name", "property", "before", "after", "source_file", "source_line",
    ]

    /// One row a difference: nodes, then relationships, by label and id.
    var rows: [[Value]] {
        let old = GraphContents(before), new = GraphContents(after)
        var rows =
            differences(old.nodes, new.nodes, "node")
            + differences(old.relationships, new.relationships, "relationship")
        rows.sort { a, b in
            for index in [1, 2, 3, 0, 5] where a.sortText(index) != b.sortText(index) {
                return a.sortText(index).utf8.lexicographicallyPrecedes(b.sortText(index).utf8)
            }
            return false
        }
        return rows
    }

    private func differences(
        _ old: [GraphContents.Key: GraphContents.Element], _ new: [GraphContents.Key: GraphContents.Element],
        _ kind: String
    ) -> [[Value]] {
        var rows: [[Value]] = []
        for (key, element) in new {
            guard let earlier = old[key] else {
                rows.append(row("added", kind, key, element, nil, .null, .null))
                continue
            }
            let names = Set(earlier.properties.keys).union(element.properties.keys)
            for name in names {
                let (then, now) = (earlier.properties[name] ?? .null, element.properties[name] ?? .null)
                if Self.text(then) != Self.text(now) {
                    rows.append(row("changed", kind, key, element, name, then, now))
                }
            }
        }
        for (key, element) in old where new[key] == nil {
            rows.append(row("removed", kind, key, element, nil, .null, .null))
        }
        return rows
    }

    private func row(
        _ change: String, _ kind: String, _ key: GraphContents.Key, _ element: GraphContents.Element,
        _ property: String?,
        _ before: Value, _ after: Value
    ) -> [Value] {
        [
            .string(change), .string(kind), .string(key.label), .string(key.id), element.name,
            property.map { .string($0) } ?? .null, Self.text(before).map { .string($0) } ?? .null,
            Self.text(after).map { .string($0) } ?? .null, element.source.map { .string($0.file) } ?? .null,
            element.source.map { .integer(Int64($0.line)) } ?? .null,
        ]
    }

    private static func text(_ value: Value) -> String? { WhyPage.text(value, ResultTable(columns: [])) }
}

/// The nodes and relationships of a graph by the names that the files give them.
struct GraphContents {
    struct Key: Hashable {
        let label: String
        let id: String
    }

    struct Element {
        var name: Value = .null
        var properties: [String: Value]
        var source: SourceLine?
    }

    private(set) var nodes: [Key: Element] = [:]
    private(set) var relationships: [Key: Element] = [:]

    /// Equal keys are told apart by a number, `>#2`, in the order of their properties' texts.
    init(_ graph: Graph) {
        var names: [UInt32: Key] = [:]
        let id = graph.key("id")
        let titles = ["name", "title"].compactMap { graph.key($0) }
        for range in graph.nodes(label: nil) {
            for number in range where graph.isLive(NodeID(number)) {
                let node = NodeID(number)
                let labels = graph.tellingLabels(of: node).sorted()
                var properties = Self.properties(graph.properties(node))
                if labels.contains(where: Self.makesDate) { properties["date"] = nil }
                let text = id.flatMap { WhyPage.text(graph.property(node, $0), ResultTable(columns: [])) }
                let key = Key(label: labels.joined(separator: ":"), id: text ?? Self.text(properties))
                names[number] = key
                let title = titles.lazy.map { graph.property(node, $0) }.first { !$0.isNull } ?? .null
                nodes[key] = Element(name: title, properties: properties, source: graph.source(of: node))
            }
        }
        readRelationships(of: graph, names)
    }

    private mutating func readRelationships(of graph: Graph, _ names: [UInt32: Key]) {
        var found: [Key: [Element]] = [:]
        for range in graph.relationships(type: nil) {
            for number in range where graph.isLive(RelationshipID(number)) {
                let relationship = RelationshipID(number)
                let type = graph.type(of: relationship)
                guard !graph.isDerived(type), let start = names[graph.start(of: relationship).rawValue],
                    let end = names[graph.end(of: relationship).rawValue]
                else { continue }
                found[
                    Key(label: graph.typeName(type), id: "\(start.label) \(start.id) > \(end.label) \(end.id)"),
                    default: []
                ]
                .append(
                    Element(
                        properties: Self.properties(graph.properties(relationship)),
                        source: graph.source(of: relationship)))
            }
        }
        for (key, elements) in found {
            let sorted =
                elements.count == 1 ? elements : elements.sorted { Self.text($0.properties) < Self.text($1.properties) }
            for (index, element) in sorted.enumerated() {
                relationships[index == 0 ? key : Key(label: key.label, id: "\(key.id)#\(index + 1)")] = element
            }
        }
    }

    private static func properties(_ map: MapValue) -> [String: Value] {
        Dictionary(zip(map.keys, map.values), uniquingKeysWith: { first, _ in first })
    }

    /// The loader makes `date` out of another property, which tells of every change already.
    private static func makesDate(_ label: String) -> Bool {
        let eventDate = Vocabulary.shipped.noun(ofLabel: label)?.eventDate
        return eventDate != nil && eventDate != "date"
    }

    private static func text(_ properties: [String: Value]) -> String {
        properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.literal(in: ResultTable(columns: [])))" }
            .joined(separator: ", ")
    }
}

extension [Value] {
    fileprivate func sortText(_ index: Int) -> String { if case .string(let text) = self[index] { text } else { "" } }
}
