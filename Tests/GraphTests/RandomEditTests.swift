// Random edits, applied to the graph and to the naive one, after each of which both must read the same.

import Catalogue
import Graph
import Testing
import Values

private let labels = ["Process", "Interaction", "Record"]
private let types = ["FROM", "TO", "OWNED_BY"]
private let keys = ["id", "status", "kind", "level"]
private let values: [Value] = [
    .null, .string("active"), .string("retired"), .string(""), .string("größer"), .integer(1), .integer(-7), .float(1),
    .float(0.5), .float(.nan), .boolean(true), .date(CalendarDate(epochDay: 20_000)),
    .date(CalendarDate(epochDay: 300_000_000_000)),
    .localDateTime(LocalDateTime(epochNanoseconds: -1)), .duration(CalendarDuration(months: 3)),
    .list([.integer(1), .null]),
]

/// Both graphs, edited alike.
private struct Pair {
    var graph = Graph()
    var naive = NaiveGraph()

    mutating func edit(_ random: inout SeededGenerator) {
        let node = naive.nodes.keys.sorted().randomElement(using: &random)
        let relationship = naive.relationships.keys.sorted().randomElement(using: &random)
        let key = keys.randomElement(using: &random)!
        let value = values.randomElement(using: &random)!
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<5: createNode(&random)
        case 5..<11: createRelationship(&random)
        case 11..<14: if let node { setProperty(node, key, value) }
        case 14:
            if let relationship {
                graph.setProperty(RelationshipID(relationship), graph.internKey(key), value)
                naive.relationships[relationship]!.properties[key] = value.isNull ? nil : value
            }
        case 15: if let node { changeLabel(node, add: true, &random) }
        case 16: if let node { changeLabel(node, add: false, &random) }
        case 17, 18: if let relationship { delete(relationship) }
        default:
            if let node {
                for relationship in graph.relationships(of: NodeID(node)) { delete(relationship.rawValue) }
                graph.delete(NodeID(node))
                naive.nodes[node] = nil
            }
        }
    }

    private mutating func createNode(_ random: inout SeededGenerator) {
        let chosen = labels.filter { _ in Bool.random(using: &random) }
        let properties = keys.filter { _ in Bool.random(using: &random) }.map {
            ($0, values.randomElement(using: &random)!)
        }
        let id = graph.createNode(
            labels: chosen.map { graph.internLabel($0) }, properties: properties.map { (graph.internKey($0), $1) })
        naive.nodes[id.rawValue] = NaiveGraph.Node(
            labels: Set(chosen), properties: Dictionary(uniqueKeysWithValues: properties.filter { !$0.1.isNull }))
    }

    private mutating func createRelationship(_ random: inout SeededGenerator) {
        let ids = naive.nodes.keys.sorted()
        guard let start = ids.randomElement(using: &random), let end = ids.randomElement(using: &random) else { return }
        let type = types.randomElement(using: &random)!
        let value = values.randomElement(using: &random)!
        let id = graph.createRelationship(
            type: graph.internType(type), from: NodeID(start), to: NodeID(end),
            properties: [(graph.internKey("since"), value)])
        naive.relationships[id.rawValue] = NaiveGraph.Relationship(
            type: type, start: start, end: end, properties: value.isNull ? [:] : ["since": value])
    }

    private mutating func setProperty(_ node: UInt32, _ key: String, _ value: Value) {
        graph.setProperty(NodeID(node), graph.internKey(key), value)
        naive.nodes[node]!.properties[key] = value.isNull ? nil : value
    }

    private mutating func changeLabel(_ node: UInt32, add: Bool, _ random: inout SeededGenerator) {
        let label = labels.randomElement(using: &random)!
        if add {
            graph.addLabel(NodeID(node), graph.internLabel(label))
            naive.nodes[node]!.labels.insert(label)
        } else {
            graph.removeLabel(NodeID(node), graph.internLabel(label))
            naive.nodes[node]!.labels.remove(label)
        }
    }

    private mutating func delete(_ relationship: UInt32) {
        graph.delete(RelationshipID(relationship))
        naive.relationships[relationship] = nil
    }

    // MARK: Comparison

    func expectEqual() {
        let derived = graph.derivedTypes
        #expect(graph.nodeCount == naive.nodes.count)
        #expect((0..<UInt32(graph.nodeLimit)).filter { graph.isLive(NodeID($0)) } == naive.nodes.keys.sorted())
        for (id, node) in naive.nodes {
            #expect(Set(graph.labels(of: NodeID(id)).map(graph.labelName)) == node.labels)
            #expect(graph.properties(NodeID(id)) == MapValue(node.properties.map { ($0, $1) }))
        }
        let written = (0..<UInt32(graph.relationshipLimit)).map { RelationshipID($0) }
            .filter { graph.isLive($0) && !derived.contains(graph.type(of: $0)) }
        #expect(written.map(\.rawValue) == naive.relationships.keys.sorted())
        for (id, relationship) in naive.relationships {
            let found = RelationshipID(id)
            #expect(graph.typeName(graph.type(of: found)) == relationship.type)
            #expect(graph.start(of: found).rawValue == relationship.start)
            #expect(graph.end(of: found).rawValue == relationship.end)
            #expect(graph.properties(found) == MapValue(relationship.properties.map { ($0, $1) }))
        }
    }

    func expectSameLabels() {
        for name in labels {
            guard let label = graph.label(name) else { continue }
            let found = graph.nodes(label: label).flatMap { Array($0) }.filter { graph.isLive(NodeID($0)) }
            #expect(found == naive.nodes.filter { $0.value.labels.contains(name) }.keys.sorted())
            for key in keys {
                guard let number = graph.key(key) else { continue }
                for value in values {
                    let nodes = graph.lookup(label: label, key: number, value: value).map(\.rawValue)
                    #expect(nodes == naive.nodes(label: name, key: key, value: value))
                }
            }
        }
    }

    func expectSameNeighbours() {
        for name in types {
            guard let type = graph.type(name) else { continue }
            for direction in [AdjacencyDirection.outgoing, .incoming] {
                let adjacency = graph.adjacency(type: type, direction: direction)
                for node in naive.nodes.keys {
                    var edges = adjacency.range(of: node).map {
                        Adjacency.Edge(neighbour: adjacency.neighbours[$0], relationship: adjacency.relationships[$0])
                    }
                    edges += adjacency.added[node] ?? []
                    edges.removeAll { !graph.isLive(RelationshipID($0.relationship)) }
                    #expect(edges == naive.edges(node, name, direction))
                    #expect(graph.degree(NodeID(node), type: type, direction: direction) == edges.count)
                }
            }
        }
    }

    func expectSameHandoffs() {
        guard let type = graph.type("HANDS_OFF_TO"), let kind = graph.key("kind") else { return }
        let found = graph.relationships(type: type).flatMap { Array($0) }.map { RelationshipID($0) }.filter(
            graph.isLive)
        let texts = found.map {
            "\(graph.start(of: $0).rawValue)>\(graph.end(of: $0).rawValue) \(graph.property($0, kind))"
        }
        #expect(texts.sorted() == naive.handoffs())
    }
}

@Suite struct RandomEditTests {
    @Test(arguments: 1...40) func readsLikeDictionaries(seed: UInt64) {
        var random = SeededGenerator(state: seed)
        var pair = Pair()
        pair.graph.addDerivation(.handsOffTo)
        var copies: [Pair] = []
        for step in 0..<120 {
            pair.edit(&random)
            if step % 4 == 0 { pair.graph.deriveRelationships() }
            if step % 12 == 0 {
                pair.graph.deriveRelationships()
                pair.expectSameHandoffs()
                pair.expectEqual()
                pair.expectSameLabels()
                pair.expectSameNeighbours()
            }
            if step % 40 == 7 { copies.append(pair) }
            if step % 50 == 30 { pair.graph.fold() }
        }
        for index in copies.indices {
            for _ in 0..<10 { copies[index].edit(&random) }
            copies[index].expectEqual()
            copies[index].expectSameLabels()
            copies[index].expectSameNeighbours()
        }
        pair.expectEqual()
        pair.expectSameLabels()
        pair.expectSameNeighbours()
    }

    @Test func foldsByItselfWhenEditsPileUp() {
        var graph = Graph()
        let (label, key, type) = (graph.internLabel("Record"), graph.internKey("id"), graph.internType("NEXT"))
        var last: NodeID?
        for number in 0..<30_000 {
            let node = graph.createNode(labels: [label], properties: [(key, .integer(Int64(number % 10_000)))])
            if let last { graph.createRelationship(type: type, from: last, to: node, properties: []) }
            last = node
        }
        #expect(graph.lookup(label: label, key: key, value: .float(17)).map(\.rawValue) == [17, 10_017, 20_017])
        #expect(graph.degree(NodeID(4711), type: type, direction: .outgoing) == 1)
        #expect(graph.degree(NodeID(29_999), type: type, direction: .outgoing) == 0)
        #expect(graph.catalogue().labels["Record"]?.count == 30_000)
    }
}
