// MAP on the sample: what is drawn is what the questions of the language count.

import Diagnostics
import Maps
import Syntax
import Testing
import Values

@testable import Session

@Suite("Maps of the sample") struct MapTests {
    private static func outcome(_ text: String) throws -> Outcome {
        try Northwind.session().runScript(text)
    }

    private static func count(_ text: String) throws -> Value { try outcome(text).rows.rows[0][0] }

    @Test("the whole has a box for each process in force, and the exceptions of the checks asked for are marked")
    func whole() throws {
        guard case .lanes(let diagram, let lanes, let columns)? = try Self.outcome("MAP WITH orphaned-process").picture
        else { throw Missing() }
        let processes = diagram.boxes.filter { $0.kind == .process }
        #expect(
            try Self.count(
                "MATCH (p:Process) WHERE coalesce(p.status, 'active') = 'active' AND p.inScope RETURN count(*)")
                == .integer(Int64(processes.count)))
        #expect(columns == ["plan", "do", "check", "act"])
        #expect(lanes.count == 10 && lanes.last == "External parties")
        let exceptions = try Self.outcome("CHECK orphaned-process").rows.rowCount
        #expect(processes.count { $0.exceptions == ["orphaned-process"] } == exceptions)
        #expect(processes.allSatisfy { $0.source?.hasPrefix("registers/processes.csv:") == true })
    }

    @Test("the numbers of the matrix add up to the interactions between what is drawn")
    func matrix() throws {
        let outcome = try Self.outcome("MAP MATRIX BY department")
        guard case .matrix(let figure)? = outcome.picture,
            case .lanes(let whole, _, _)? = try Self.outcome("MAP").picture
        else { throw Missing() }
        #expect(figure.counts.joined().reduce(0, +) == whole.arrows.count)
        let iso = try #require(figure.groups.firstIndex(of: "Information Security Office"))
        #expect(figure.counts[iso][iso] == 24)
        #expect(outcome.rows.columns == ["from_group", "to_group", "interactions"])
    }

    @Test("around a process stand what it receives and what it hands on, one that does both at both sides")
    func around() throws {
        guard case .layers(let diagram)? = try Self.outcome("MAP OF 'Leaver offboarding'").picture else {
            throw Missing()
        }
        #expect(diagram.boxes.filter { $0.layer == -1 }.map(\.id).sorted() == ["P-008", "P-024"])
        #expect(diagram.boxes.filter { $0.layer == 1 }.map(\.id).sorted() == ["P-024", "P-027", "P-047"])
        #expect(diagram.arrows.contains { $0.label == "Leaver notice · PT24H" && $0.isCritical })
    }

    @Test("the loop's stages are those of LOOP; what no interaction leads on from is a gap")
    func loop() throws {
        guard case .loop(let figure)? = try Self.outcome("MAP LOOP").picture else { throw Missing() }
        #expect(figure.stages.map(\.name) == ["plan", "do", "check", "act"])
        #expect(figure.stages.map(\.processes) == [11, 45, 12, 2])
        #expect(figure.stages.map(\.interactions) == [18, 26, 5, 0])
        #expect(figure.stages.map(\.handoffs) == [3, 1, 0, 0])
    }

    @Test("a trace has its steps from left to right")
    func trace() throws {
        guard
            case .layers(let diagram)? = try Self.outcome(
                "MAP TRACE DOWNSTREAM OF 'Leaver offboarding' WITHIN 1 STEPS"
            ).picture
        else { throw Missing() }
        #expect(diagram.boxes.filter { $0.layer == 0 }.map(\.id) == ["P-021"])
        #expect(diagram.boxes.filter { $0.layer == 1 }.map(\.id).sorted() == ["P-024", "P-027", "P-047"])
    }

    @Test("EXPAND prints what a map asks", arguments: ["MAP", "MAP LOOP", "MAP MATRIX", "MAP OF 'P-021' WITH silo"])
    func expands(_ map: String) throws {
        #expect(try Self.outcome("EXPAND \(map)").text?.contains("MATCH") == true)
    }

    private struct Missing: Error {}
}
