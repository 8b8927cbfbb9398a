// WHY, COMPARE WITH and LOOP GAPS STRUCTURE SUGGEST on the sample.

import Foundation
import Session
import Testing
import Values

@Suite("Reasons, comparisons and suggestions")
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

    @Test("two states of the sample: the known changes and nothing else")
    func comparing() throws {
        let earlier = try Northwind.copy { path, text in
            guard path.hasSuffix("items.csv") else { return text }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            return lines.dropLast().joined(separator: "\n") + "\nI-OLD" + lines[lines.count - 1].drop { $0 != "," }
                + "\n"
        }
        defer { try? FileManager.default.removeItem(at: earlier) }
        let session = try Northwind.session()
        #expect(try differences(session, Northwind.folder).isEmpty)
        let found = try differences(session, earlier).filter { $0.contains("node") }
        #expect(found.count == 2)
        #expect(found.contains { $0.hasPrefix("added node Item ") } && found.contains("removed node Item I-OLD"))
    }

    private func differences(_ session: Session, _ folder: URL) throws -> [String] {
        let table = try session.table("COMPARE WITH '\(folder.path)'")
        let parts = ["change", "kind", "label", "id"].map { table.texts($0) }
        return table.rows.indices.map { row in parts.map { $0[row] }.joined(separator: " ") }
            .filter { !$0.hasPrefix("repeated") }
    }

    @Test("the suggested edits close the structure of the loop")
    func suggesting() throws {
        let session = try Northwind.session()
        for edit in try session.table("LOOP GAPS STRUCTURE SUGGEST").texts("edit") { _ = try session.runScript(edit) }
        #expect(try session.table("LOOP GAPS STRUCTURE").rows.isEmpty)
    }

    @Test("on two hundred random organisations, too")
    func suggestingAnywhere() throws {
        var random = Generator(state: 2026)
        for round in 0..<200 {
            let session = Session()
            session.settings.asOf = try CalendarDate(parsing: "2026-03-31")
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
            _ = try session.runScript(script)
            for edit in try session.table("LOOP GAPS STRUCTURE SUGGEST").texts("edit") {
                _ = try session.runScript(edit)
            }
            #expect(try session.table("LOOP GAPS STRUCTURE").rows.isEmpty, "round \(round): \(script)")
        }
    }

    /// A fixed sequence.
    private struct Generator {
        var state: UInt64
        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }
}

extension Northwind {
    /// The sample in a folder of its own, each table rewritten on the way.
    static func copy(_ rewrite: (_ path: String, _ text: String) -> String) throws -> URL {
        let copy = URL(filePath: NSTemporaryDirectory()).appending(path: "weft-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: folder, to: copy)
        for part in ["registers", "records"] {
            let place = copy.appending(path: part)
            for name in try FileManager.default.contentsOfDirectory(atPath: place.path) where name.hasSuffix(".csv") {
                let file = place.appending(path: name)
                let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
                try Data(rewrite(file.path, text).utf8).write(to: file)
            }
        }
        return copy
    }
}
