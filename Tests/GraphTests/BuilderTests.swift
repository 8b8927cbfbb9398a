// Blocks of columns as a loader hands them over.

import Catalogue
import Graph
import Testing
import Values

@Suite struct BuilderTests {
    /// Three processes and two interactions, the second one retired.
    private func built() -> Graph {
        var builder = GraphBuilder()
        let file = builder.file("processes.csv")
        let (id, level) = (builder.key("id"), builder.key("level"))
        var nulls = Bitmap()
        nulls.insert(1)
        builder.appendNodes(
            labels: [builder.label("Process")], count: 3, keys: [id, level],
            columns: [
                .strings(["P-1", "P-2", "P-3"].map { builder.string($0) }), .integers([1, 0, 3], NullMask(nulls)),
            ], provenance: Provenance(file: file, firstLine: 2))
        let status = builder.key("status")
        let other = builder.file("interactions.csv")
        builder.appendNodes(
            labels: [builder.label("Interaction")], count: 2, keys: [id, status],
            columns: [
                .strings(["I-1", "I-2"].map { builder.string($0) }),
                .dictionary([.null, .string("retired")], [0, 1]),
            ], provenance: Provenance(file: other, firstLine: 2, lines: [2, 9]))
        builder.appendRelationships(type: builder.type("FROM"), starts: [3, 4], ends: [0, 1], provenance: nil)
        builder.appendRelationships(type: builder.type("TO"), starts: [3, 4], ends: [1, 2], provenance: nil)
        builder.declare(label: "Audit")
        return builder.finish()
    }

    @Test func readsProperties() throws {
        let graph = built()
        let level = try #require(graph.key("level"))
        #expect(graph.property(NodeID(0), level) == .integer(1))
        #expect(graph.property(NodeID(1), level) == .null)
        #expect(graph.properties(NodeID(1)) == MapValue([("id", .string("P-2"))]))
        #expect(graph.source(of: NodeID(2)) == SourceLine(file: "processes.csv", line: 4))
        #expect(graph.source(of: NodeID(4)) == SourceLine(file: "interactions.csv", line: 9))
    }

    @Test func derivesOnlyFromActiveInteractions() throws {
        let graph = built()
        let type = try #require(graph.type("HANDS_OFF_TO"))
        let ids = graph.relationships(type: type).flatMap { Array($0) }.map { RelationshipID($0) }
        #expect(ids.count == 1)
        #expect(graph.start(of: ids[0]) == NodeID(0) && graph.end(of: ids[0]) == NodeID(1))
        #expect(graph.properties(ids[0]) == MapValue([("interaction", .string("I-1"))]))
        #expect(graph.source(of: ids[0]) == SourceLine(file: "interactions.csv", line: 2))
        #expect(graph.isDerived(type) && !graph.needsDerivation)
    }

    @Test func followsAnEditOfALoadedBlockWithoutTouchingTheOriginal() throws {
        let graph = built()
        var edited = graph
        let status = try #require(graph.key("status"))
        edited.setProperty(NodeID(4), status, .string("active"))
        edited.deriveRelationships()
        let type = try #require(graph.type("HANDS_OFF_TO"))
        #expect(edited.degree(NodeID(1), type: type, direction: .outgoing) == 1)
        #expect(graph.degree(NodeID(1), type: type, direction: .outgoing) == 0)
        #expect(graph.property(NodeID(4), status) == .string("retired"))
    }

    @Test func countsInTheCatalogue() throws {
        let catalogue = built().catalogue()
        #expect(catalogue.nodeCount == 5 && catalogue.relationshipCount == 5)
        let process = try #require(catalogue.labels["Process"])
        #expect(process.count == 3)
        #expect(
            process.properties.map { "\($0.name) \($0.types) \($0.count)" } == [
                "id [\"String\"] 3", "level [\"Integer\"] 2",
            ])
        let from = try #require(catalogue.relationshipTypes["FROM"])
        #expect(from.connections == [GraphCatalogue.Connection(from: "Interaction", to: "Process", count: 2)])
        #expect(catalogue.relationshipTypes["HANDS_OFF_TO"]?.derived == true)
        #expect(catalogue.labels["Audit"]?.count == 0)
        #expect(catalogue.provided.isSuperset(of: ["Audit", "Process.level", "Interaction-FROM"]))
    }

    @Test func countsAnewAfterAnEdit() throws {
        var graph = built()
        _ = graph.catalogue()
        graph.delete(NodeID(2))
        graph.addLabel(NodeID(0), graph.internLabel("Record"))
        #expect(graph.catalogue().labels["Process"]?.count == 2)
        #expect(graph.catalogue().labels["Record"]?.properties.map(\.name) == ["id", "level"])
    }
}
