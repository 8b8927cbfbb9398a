// Registers that nobody on this project wrote: what is known of them is found, and nothing else. They are not part of the
// project: without them beside it the tests say so.

import Foundation
import Session
import Testing
import Values

@Suite("A starter kit's registers")
struct CenedrilTests {
    private static let registers = project.appending(
        path: "../shared/data/cenedril-iso27001-starter-kit/registers"
    ).standardizedFileURL
    private static let areThere = FileManager.default.fileExists(atPath: registers.path)

    /// A session with a copy of the registers open, beside the manifest that says what their headings mean.
    private static func session() throws -> Session {
        let copy = URL(filePath: NSTemporaryDirectory()).appending(path: "weft-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: registers, to: copy)
        try FileManager.default.copyItem(
            at: project.appending(path: "Tests/LoadersTests/Cenedril/isms.yaml"), to: copy.appending(path: "isms.yaml"))
        let session = Session()
        try session.open(copy.path)
        return session
    }

    private struct Answer: Sendable, CustomTestStringConvertible {
        var statement: String
        var ids: [String]
        var testDescription: String { statement }
    }

    private static let answers = [
        // POL-012 is due that very day.
        Answer(statement: "CHECK stale-document", ids: []),
        Answer(
            statement: "CHECK action-overdue",
            ids: ["CAPA-2026-001", "CAPA-2026-003", "CAPA-2026-004", "CAPA-2026-005"]),
        // have no plan, but are accepted and avoided.
        Answer(statement: "CHECK risk-treatment-broken(acceptance: 3)", ids: ["RTP-001", "RTP-007", "RTP-010"]),
        // A.8.30 is excluded, with a reason.
        Answer(statement: "CHECK soa-inconsistent", ids: []),
        Answer(statement: "CHECK time-travel", ids: ["CHG-2026-001"]),
        // Their board met later, or its cell holds no day at all.
        Answer(
            statement: "MATCH (c:Change) WHERE c.start < c.cabDate RETURN c.id AS subject_id ORDER BY subject_id",
            ids: ["CHG-2026-003", "CHG-2026-004", "CHG-2026-008", "CHG-2026-010"]),
        Answer(
            statement: "MATCH (a:CorrectiveAction) WHERE a.effectivenessCheck IS NULL RETURN a.id AS subject_id",
            ids: ["CAPA-2026-005"]),
        Answer(
            statement: "MATCH (a:CorrectiveAction) WHERE a.closed > a.due RETURN a.id AS subject_id",
            ids: ["CAPA-2026-002"]),
        // The incident names an action whose register names another incident.
        Answer(
            statement: """
                MATCH (i:Incident), (f:Finding)
                WHERE i.correctiveAction CONTAINS f.id AND f.origin STARTS WITH 'Incident' AND NOT f.origin CONTAINS i.id
                RETURN i.id + ' ' + f.id + ' ' + f.origin AS subject_id
                """, ids: ["INC-2026-001 CAPA-2026-003 Incident INC-2026-004"]),
        Answer(
            statement: "MATCH (d:Document)-[:OWNED_BY]->(r:Role {name: 'ISO'}) RETURN toString(count(d)) AS subject_id",
            ids: ["13"]),
    ]

    @Test("what is known of them", .enabled(if: areThere, "the registers are not beside the project"))
    func known() throws {
        let session = try Self.session()
        for answer in Self.answers {
            #expect(try session.table(answer.statement).texts("subject_id") == answer.ids, "\(answer.statement)")
        }
    }

    @Test("what they can't say is not evaluable", .enabled(if: areThere, "the registers are not beside the project"))
    func absence() throws {
        let session = try Self.session()
        let summary = try #require(try session.runScript("CHECK ALL").tables.last?.table)
        let results = Dictionary(uniqueKeysWithValues: zip(summary.texts("check"), summary.texts("result")))
        let populations = Dictionary(uniqueKeysWithValues: zip(summary.texts("check"), summary.texts("population")))
        #expect(results["unowned-process"] == "not evaluable")
        #expect(results["handoff-sla-breach"] == "not evaluable")
        #expect(results["broken-chain"] == "not evaluable")
        #expect(results["soa-inconsistent"] == "in order" && populations["soa-inconsistent"] == "93")
        #expect(results["stale-document"] == "in order" && populations["stale-document"] == "25")
    }
}
