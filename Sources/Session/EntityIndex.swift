// Finding what an auditor names.

import Audit
import Diagnostics
import Graph
import Values

/// Finds nodes by id, then by name or title exactly, then ignoring case. Linear in the nodes of the labels.
struct EntityIndex: Sendable {
    let graph: Graph

    func candidates(_ labels: [String], _ text: String) -> EntityCandidates {
        let entities = entities(of: labels)
        let plain = text.lowercased()
        let tests: [(EntityMatch) -> Bool] = [
            { $0.id == text }, { $0.name == text }, { $0.id.lowercased() == plain || $0.name?.lowercased() == plain },
        ]
        for test in tests {
            let matches = entities.filter(test)
            if !matches.isEmpty { return EntityCandidates(matches: matches) }
        }
        let words = Set(entities.flatMap { [$0.id, $0.name].compactMap { $0 } }).sorted()
        let nearest = NearestNames.nearest(to: text, among: words)
        return EntityCandidates(matches: [], nearest: nearest.isEmpty ? Self.abbreviated(text, words) : nearest)
    }

    /// Names whose initials are near: `HR` for Human Resources.
    private static func abbreviated(_ text: String, _ names: [String]) -> [String] {
        let initials = names.map { name in String(name.split(separator: " ").compactMap(\.first)) }
        let near = NearestNames.nearest(to: text, among: Set(initials.filter { $0.count > 1 }).sorted())
        return Array(near.flatMap { short in zip(initials, names).filter { $0.0 == short }.map(\.1) }.prefix(3))
    }

    private func entities(of labels: [String]) -> [EntityMatch] {
        guard let id = graph.key("id") else { return [] }
        let names = ["name", "title"].compactMap { graph.key($0) }
        var result: [EntityMatch] = []
        var met: Set<UInt32> = []
        for label in labels.isEmpty ? graph.labelNames : labels {
            for range in graph.label(label).map({ graph.nodes(label: $0) }) ?? [] {
                for number in range where graph.isLive(NodeID(number)) && met.insert(number).inserted {
                    guard case .string(let identifier) = graph.property(NodeID(number), id) else { continue }
                    result.append(EntityMatch(label: label, id: identifier, name: name(of: NodeID(number), names)))
                }
            }
        }
        return result
    }

    private func name(of node: NodeID, _ keys: [SymbolID]) -> String? {
        for key in keys { if case .string(let name) = graph.property(node, key) { return name } }
        return nil
    }
}
