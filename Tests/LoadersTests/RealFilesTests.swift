// Registers that nobody on this project wrote. They are not part of it: without them beside it the test says so.

import Foundation
import Graph
import Testing

@testable import Loaders

@Suite struct RealFilesTests {
    private static let registers: String? = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../shared/data/cenedril-iso27001-starter-kit/registers").standardized.path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }()

    @Test(
        "the starter kit's registers load without a manifest",
        .enabled(if: registers != nil, "the real registers are not beside the project"))
    func withoutManifest() throws {
        let loaded = try Loaders.load(try #require(Self.registers))
        #expect(loaded.files.count == 23)
        // A row is a node, or stands among the rejected ones; of the corrective actions' register each is a finding, its action
        // and, where somebody looked, its review.
        // The matrix is relationships.
        let rows = loaded.files.filter { $0.path != "raci-matrix.csv" }.reduce(0) { $0 + $1.rows - $1.rejected }
        let created = ["Person", "Role", "Clause", "InterestedParty"].reduce(0) { $0 + loaded.nodes($1).count }
        #expect(loaded.graph.nodeCount - created == rows + 5 + 4 + 93)
        #expect(loaded.files.filter { $0.rejected > 0 }.map(\.path) == [])
    }

    @Test(
        "and with one, as counted by hand",
        .enabled(if: registers != nil, "the real registers are not beside the project"))
    func withManifest() throws {
        let registers = try #require(Self.registers)
        let folder = try Folder()
        for name in try FileManager.default.contentsOfDirectory(atPath: registers) {
            try folder.write(name, Array(try Data(contentsOf: URL(fileURLWithPath: registers + "/" + name))))
        }
        let manifest = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Cenedril/isms.yaml")
        try folder.write("isms.yaml", Array(try Data(contentsOf: manifest)))
        let loaded = try folder.load()
        let expected = [
            "Finding": 5, "CorrectiveAction": 5, "Document": 26, "Risk": 7, "Treatment": 11, "Control": 93,
            "SoAEntry": 93, "Incident": 10,
            "Change": 10, "ExternalParty": 12, "TrainingRecord": 14, "Role": 15, "Person": 8,
        ]
        for (label, count) in expected { #expect(loaded.nodes(label).count == count, "\(label)") }
        #expect(loaded.problems.filter { !$0.hasSuffix("POL-018 unparsable") }.count == 1)
    }
}
