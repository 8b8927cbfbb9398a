// Small random graphs with what is awkward in graphs: loops, parallel relationships, gaps, missing and mixed properties.

import Values

/// A graph, and the statements that make it.
package struct GeneratedGraph: Sendable {
    package var graph: ReferenceGraph
    package var statements: [String]

    package init(using random: inout SeededRandom) {
        var made = ReferenceGraph()
        let richness = random.pick([0, 25, 50])
        for _ in 0..<(random.chance(3) ? 0 : 1 + random.number(below: 5)) {
            let labels = ["A", "B", "C"].filter { _ in random.chance(40 + richness) }
            made.addNode(labels, Self.properties(of: .node, richness, &random))
        }
        for _ in 0..<(made.nodes.isEmpty ? 0 : random.number(below: 5) + random.number(below: 7)) {
            made.addRelationship(
                random.pick(["R", "R", "R", "S", "S", "T"]), from: random.pick(made.nodes).id,
                to: random.pick(made.nodes).id, Self.properties(of: .relationship, richness, &random))
        }
        statements = made.creation.isEmpty ? [] : [made.creation]
        graph = made
        if random.chance(20) { loseSomething(&random) }
    }

    private enum Subject { case node, relationship }

    /// - Parameter richness: raises the chance of every property.
    ///
    /// `k` numbers, `f` floats that are no whole numbers, `s` texts, `b` truth values, `m` one or the other.
    private static func properties(of subject: Subject, _ richness: Int, _ random: inout SeededRandom) -> MapValue {
        var pairs: [(String, Value)] = []
        if random.chance(60 + richness) { pairs.append(("k", .integer(Int64(random.number(below: 4))))) }
        if random.chance(35 + richness) { pairs.append(("s", .string(random.pick(["a", "b", "ab", ""])))) }
        if subject == .relationship { return MapValue(pairs) }
        if random.chance(30) { pairs.append(("f", .float(Double(random.number(below: 4)) + 0.5))) }
        if random.chance(30) { pairs.append(("b", .boolean(random.chance(50)))) }
        if random.chance(30) { pairs.append(("m", random.chance(50) ? .integer(1) : .string("a"))) }
        return MapValue(pairs)
    }

    /// Deletes relationships of one type and nodes with one label, so that ids have gaps and the graph was edited.
    private mutating func loseSomething(_ random: inout SeededRandom) {
        let type = random.pick(["R", "S", "T"])
        statements.append("MATCH ()-[r:\(type)]->() DELETE r")
        graph.relationships.removeAll { $0.type == type }
        if random.chance(50) { return }
        statements.append("MATCH (n:C) DETACH DELETE n")
        let lost = Set(graph.nodes.filter { $0.labels.contains("C") }.map(\.id))
        graph.nodes.removeAll { lost.contains($0.id) }
        graph.relationships.removeAll { lost.contains($0.start) || lost.contains($0.end) }
    }
}
