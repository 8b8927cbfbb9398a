// WHY and LOOP GAPS STRUCTURE SUGGEST on the sample.

import Foundation
import Session
import Testing
import Values

@Suite("Reasons and suggestions")
struct WhyTests {
    @Test("an exception is explained with conditions, population and records")
    func exception() throws {
        let table = try Northwind.session().table("WHY orphaned-process 'P-065'")
        let rows = zip(table.texts("aspect"), table.texts("statement")).map { "\($0): \($1)" }
        #expect(rows[0].hasPrefix("question: Is each process part of the system"))
        #expect(rows[1] == "answer: Process P-065 is an exception; proposed grade: minor")
        #expect(rows.contains("found: none"))
        let population = try #require(table.texts("aspect").firstIndex(of: "population"))
        #expect(table.texts("source_file")[population] == "registers/processes.csv")
        let record = try #require(table.texts("aspect").firstIndex(of: "record"))
        #expect(table.texts("source_line")[record] != "")
    }

    @Test("a subject that is no exception is told which condition does not hold")
    func noException() throws {
        let table = try Northwind.session().table("WHY orphaned-process 'P-001'")
        #expect(
            table.texts("statement")[1].hasPrefix(
                "Process P-001 is no exception: it does not hold that NOT handsOn(process)"))
    }

    @Test("a subject that could not be judged is told so, with the cell")
    func untested() throws {
        let table = try Northwind.session().table("WHY unowned-process 'P-052'")
        let answer = try #require(table.rows.first { $0[0] == .string("answer") })
        #expect(
            answer[1]
                == .string(
                    "Process P-052 is untested, neither an exception nor in order: Process owner 'Dr. Frank Keller' could not be met"
                ))
        let cell = try #require(table.rows.first { $0[0] == .string("not understood") })
        #expect(cell[2] == .string("Dr. Frank Keller"))
        #expect(cell[3] == .string("registers/processes.csv"))
        #expect(cell[4] == .integer(53))
    }

    @Test("every check explains each of its exceptions")
    func everyCheck() throws {
        let session = try Northwind.session()
        let exceptions = try session.table("CHECK ALL")
        let pairs = Dictionary(
            zip(exceptions.texts("check"), exceptions.texts("subject_id")), uniquingKeysWith: { first, _ in first })
        for (check, subject) in pairs where check != "dangling-reference" {
            let answer = try session.table("WHY \(check) '\(subject)'").texts("statement")[1]
            #expect(answer.contains("is an exception"), "\(check) \(subject): \(answer)")
        }
    }

    @Test("the suggested edits close the structure of the loop")
    func suggesting() throws {
        let session = try Northwind.session()
        for edit in try session.table("LOOP GAPS STRUCTURE SUGGEST").texts("edit") { _ = try session.runScript(edit) }
        #expect(try session.table("LOOP GAPS STRUCTURE").rows.isEmpty)
    }

    @Test("on two hundred random organisations, too")
    func suggestingAnywhere() throws {
        var random = FixedSequence(state: 2026)
        for round in 0..<200 {
            var script = ""
            let count = 1 + random.below(8)
            for number in 0..<count {
                let stage = ["plan", "do", "check", "act", ""][number == 0 ? random.below(4) : random.below(5)]
                script += "CREATE (:Process {id: 'P\(number)'\(stage.isEmpty ? "" : ", stage: '\(stage)'")});\n"
            }
            for number in 0..<(1 + random.below(2 * count)) {
                script +=
                    "MATCH (a:Process {id: 'P\(random.below(count))'}), (b:Process {id: 'P\(random.below(count))'}) CREATE (a)<-[:FROM]-(:Interaction {id: 'I\(number)'})-[:TO]->(b);\n"
            }
            let session = try Self.session(script)
            for edit in try session.table("LOOP GAPS STRUCTURE SUGGEST").texts("edit") {
                _ = try session.runScript(edit)
            }
            #expect(try session.table("LOOP GAPS STRUCTURE").rows.isEmpty, "round \(round): \(script)")
        }
    }

    private static func session(_ script: String) throws -> Session {
        let file = URL(filePath: NSTemporaryDirectory()).appending(path: "weft-\(UUID().uuidString).cypher")
        try Data(script.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let session = Session()
        session.settings.asOf = try CalendarDate(parsing: "2026-03-31")
        try session.open(file.path)
        return session
    }
}
