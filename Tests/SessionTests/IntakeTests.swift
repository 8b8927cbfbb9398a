// An intake asks what only the auditor can know, and reads the folder anew with each answer.

import Foundation
import Session
import Testing
import Values

/// A folder for one test, with files as a client hands them over.
private struct ClientFolder: ~Copyable {
    let path: String

    init(_ files: [String: String]) throws {
        path = NSTemporaryDirectory() + "intake-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func intake() throws -> Intake {
        var settings = SessionSettings()
        settings.asOf = try .init(parsing: "2026-03-31")
        return try Intake(folder: path, settings: settings)
    }
}

private let processes = """
    Process ID,Process Name,Process Owner,Status
    P1,Risk assessment,A. Weber,Active
    P2,Access review,Anna Weber,Quux
    P3,Logging,,Active
    """
private let people = "ID,Name\n1,Anna Weber\n2,Bo Chen\n"
private let actions = """
    Action no,Description,Owner,Due date,Status
    A-1,x,Bo Chen,2/5/2026,Open
    A-2,x,Bo Chen,3/4/2026,Open
    """

@Suite("Intake")
struct IntakeTests {
    @Test("a name, a word and the order of dates are asked, each once")
    func questions() throws {
        let folder = try ClientFolder(["processes.csv": processes, "people.csv": people, "actions.csv": actions])
        let intake = try folder.intake()
        let texts = intake.questions.map(\.text)
        #expect(
            texts == [
                "Which comes first in dates like 2/5/2026?", "What does “Quux” in the column Status mean?",
                "Who or what is “A. Weber” in the column Process Owner?",
            ])
        #expect(intake.questions.last?.choices.first == "Anna Weber")
        #expect(intake.questions.last?.proposal == 0)
    }

    @Test("an answer says which checks changed, and can be taken back")
    func answers() throws {
        let folder = try ClientFolder(["processes.csv": processes, "people.csv": people, "actions.csv": actions])
        let intake = try folder.intake()
        let before = intake.manifest
        let changed = try intake.answer(1)
        #expect(changed.contains { $0.check == "action-overdue" && $0.after.exceptions == 2 })
        #expect(intake.questions.count == 2)
        #expect(intake.manifest.contains("dateOrder: mdy"))
        #expect(try intake.takeBack())
        #expect(intake.manifest == before)
        #expect(intake.questions.count == 3)
        #expect(try !intake.takeBack())
    }

    @Test("all proposals leave nothing to ask, and what was met by likeness stands in the manifest")
    func proposals() throws {
        let folder = try ClientFolder(["processes.csv": processes, "people.csv": people])
        let intake = try folder.intake()
        try intake.acceptProposals()
        #expect(intake.questions.isEmpty)
        #expect(intake.manifest.contains("values: {A. Weber: Anna Weber}"))
        let owned = try intake.session.table("MATCH (p:Process {id: 'P1'})-[:OWNED_BY]->(o) RETURN o.id AS id")
        #expect(owned.rows == [[.string("1")]])
    }

    @Test("the manifest that was saved is gone on from; one that a person wrote is left alone")
    func goesOn() throws {
        let folder = try ClientFolder(["processes.csv": processes, "people.csv": people])
        let first = try folder.intake()
        _ = try first.answer(0)
        try first.manifest.write(toFile: folder.path + "/isms.yaml", atomically: true, encoding: .utf8)
        let second = try folder.intake()
        #expect(second.manifest == first.manifest)
        #expect(second.questions.map(\.text) == first.questions.map(\.text))
        try "weft: 1\nfiles: []\n".write(toFile: folder.path + "/isms.yaml", atomically: true, encoding: .utf8)
        #expect(throws: (any Error).self) { try folder.intake() }
    }

    @Test("the folder is answered as without a manifest where every proposal leaves it as it is")
    func sameAnswers() throws {
        let folder = try ClientFolder(["processes.csv": processes, "people.csv": people])
        let intake = try folder.intake()
        let session = Session()
        try session.open(folder.path)
        for question in [
            "MATCH (n) RETURN labels(n) AS l, count(*) AS c ORDER BY l",
            "MATCH ()-[r]->() RETURN type(r) AS t, count(*) AS c ORDER BY t",
        ] {
            #expect(try intake.session.table(question).rows == session.table(question).rows)
        }
    }

    @Test("the report has a row for each column, and says what is not used, unread and open")
    func report() throws {
        let folder = try ClientFolder(["processes.csv": processes + "\n", "people.csv": people, "menu.txt": "soup"])
        let session = Session()
        try session.open(folder.path)
        let report = try session.table("SHOW intake")
        #expect(report.columns.prefix(3) == ["file", "sha256", "rows"])
        let owner = report.rows.first { $0[0] == .string("processes.csv") && $0[4] == .string("Process Owner") }
        #expect(owner?[8] == .integer(1))
        #expect(owner?[10] == .integer(1))
    }
}
