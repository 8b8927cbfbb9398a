// Snapshots whose checksums are right and whose content is not: nothing traps, whatever the bytes say.

import Testing
import Values

@testable import Graph

@Suite("Snapshots of graphs") struct SnapshotTests {
    private static func graph() -> Graph {
        var builder = GraphBuilder()
        let file = builder.file("processes.csv")
        let keys = ["id", "level", "due", "at", "cost", "isOpen", "kind", "any"].map { builder.key($0) }
        var nulls = Bitmap()
        nulls.insert(1)
        builder.appendNodes(
            labels: [builder.label("Process"), builder.label("Thing")], count: 3, keys: keys,
            columns: [
                .strings(["P-1", "P-2", "P-3"].map { builder.string($0) }), .integers([1, 0, 3], NullMask(nulls)),
                .dates([1, 2, 3], nil), .localDateTimes([1, 2, 3], nil), .floats([1, 2, .nan], nil),
                .booleans([true, false, true], NullMask(nulls)),
                .dictionary([.null, .string("core"), .list([.integer(1), .null])], [1, 2, 0]),
                .values([
                    .map(MapValue([("a", .boolean(true))])), .duration(CalendarDuration(months: -1, nanoseconds: 5)),
                    .time(ZonedTime(local: LocalTime(nanosecondOfDay: 7), offset: -3600)),
                ]),
            ], provenance: Provenance(file: file, firstLine: 2, lines: [2, 4, 9]))
        builder.appendRelationships(type: builder.type("FROM"), starts: [0, 1], ends: [2, 2], provenance: nil)
        return builder.finish()
    }

    private static func image(_ encoder: SnapshotEncoder) -> [UInt8] {
        var bytes: [UInt8] = []
        SnapshotImage(encoder).forEachPiece { bytes.append(contentsOf: $0) }
        return bytes
    }

    private static func read(_ bytes: [UInt8]) throws(SnapshotFault) -> Graph {
        let result: Result<Graph, SnapshotFault> = bytes.withUnsafeBytes { bytes in
            do throws(SnapshotFault) {
                let contents = try SnapshotContents(bytes)
                var decoder = contents.decoder
                let graph = try decoder.graph(from: try contents.arrays(isStopped: { false }, release: { _ in }))
                guard decoder.isAtEnd else { throw .damaged }
                return .success(graph)
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    @Test("what is read is what was written") func roundTrip() throws {
        let before = Self.graph()
        var encoder = SnapshotEncoder()
        encoder.graph(before)
        let after = try Self.read(Self.image(encoder))
        for id in 0..<UInt32(before.nodeLimit) {
            let node = NodeID(id)
            #expect("\(after.properties(node))" == "\(before.properties(node))")
            #expect(after.labels(of: node) == before.labels(of: node))
            #expect(after.source(of: node) == before.source(of: node))
        }
        #expect(after.relationshipCount == before.relationshipCount)
        #expect(after.interner.id(of: "P-2") == before.interner.id(of: "P-2"))
        var again = SnapshotEncoder()
        again.graph(after)
        #expect(Self.image(again) == Self.image(encoder))
    }

    @Test("arrays that several columns share stand in the file once") func sharing() throws {
        var graph = GraphBuilder()
        let column = Column.integers([Int64](repeating: 7, count: 10_000), nil)
        let key = graph.key("n")
        let label = graph.label("A")
        for _ in 0..<5 {
            graph.appendNodes(labels: [label], count: 10_000, keys: [key], columns: [column], provenance: nil)
        }
        var encoder = SnapshotEncoder()
        encoder.graph(graph.finish())
        #expect(Self.image(encoder).count < 2 * 80_000)
    }

    @Test("a description with any byte changed, its checksum made right, opens or is refused") func anyDescription() {
        var encoder = SnapshotEncoder()
        encoder.graph(Self.graph())
        var refused = 0
        for place in encoder.description.indices {
            for byte in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
                var altered = encoder
                altered.description[place] = byte
                do throws(SnapshotFault) { Self.visit(try Self.read(Self.image(altered))) } catch { refused += 1 }
            }
        }
        #expect(refused > encoder.description.count)
    }

    @Test("numbers in arrays that lead nowhere are refused") func anyArray() {
        var encoder = SnapshotEncoder()
        encoder.graph(Self.graph())
        var refused = 0
        for (index, array) in encoder.arrays.enumerated() {
            var altered = encoder
            switch array {
            case .words(let words) where !words.isEmpty: altered.arrays[index] = .words(words.map { _ in .max })
            case .masks(let masks) where !masks.isEmpty: altered.arrays[index] = .masks(masks.map { _ in .max })
            case .bytes(let bytes): altered.arrays[index] = .bytes(bytes + [0])
            default: altered.arrays[index] = .bytes([])
            }
            do throws(SnapshotFault) { Self.visit(try Self.read(Self.image(altered))) } catch { refused += 1 }
        }
        #expect(refused > encoder.arrays.count / 2)
    }

    /// Reads everything there is.
    private static func visit(_ graph: Graph) {
        for id in 0..<UInt32(graph.nodeLimit) { _ = (graph.properties(NodeID(id)), graph.source(of: NodeID(id))) }
        for id in 0..<UInt32(graph.relationshipLimit) { _ = graph.properties(RelationshipID(id)) }
        for type in graph.typeNames.indices { _ = graph.adjacency(type: SymbolID(type), direction: .incoming) }
        _ = graph.interner.id(of: "P-2")
    }
}
