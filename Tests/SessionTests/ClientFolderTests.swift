// Three folders as three firms hand them over: what they answer without a manifest, what an intake asks, and what they answer after all of
// its proposals.

import Foundation
import Session
import Testing
import Values

@Suite("Folders of clients")
struct ClientFolderTests {
    private static let folder = project.appending(path: "Tests/SessionTests/Clients")

    /// A check, with the subjects of its exceptions and, behind `~`, those that it could not test.
    struct Answer: Sendable, CustomTestStringConvertible {
        var client: String
        var check: String
        var plain: String
        var accepted: String
        var testDescription: String { "\(client): \(check)" }
    }

    /// `check | without a manifest | after all proposals`, the latter only where it differs.
    private static let answers: [Answer] = ["verrerie", "harbor", "tools"].flatMap { client in
        lines(client + ".key").map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Answer(client: client, check: cells[0], plain: cells[1], accepted: cells.last ?? "")
        }
    }

    private static func lines(_ name: String) -> [String] {
        let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    private static func settings() throws -> SessionSettings {
        var settings = SessionSettings()
        settings.asOf = try .init(parsing: "2026-03-31")
        return settings
    }

    private static func accepted(_ client: String) throws -> Intake {
        let intake = try Intake(folder: folder.appending(path: client).path, settings: settings())
        try intake.acceptProposals()
        return intake
    }

    private func told(_ check: String, _ session: Session) throws -> String {
        func subjects(_ statement: String) throws -> String {
            let table = try session.table(statement)
            guard let place = table.columns.firstIndex(of: "subject_id") else { return "" }
            var ids: [String] = []
            for row in table.rows { if case .string(let id) = row[place], !ids.contains(id) { ids.append(id) } }
            return ids.sorted().joined(separator: " ")
        }
        let untested = try subjects("CHECK \(check) UNTESTED")
        let exceptions = try subjects("CHECK \(check)")
        return (exceptions.isEmpty ? "-" : exceptions) + (untested.isEmpty ? "" : " ~ " + untested)
    }

    @Test("answers without a manifest", arguments: answers)
    func withoutManifest(answer: Answer) throws {
        let session = Session(settings: try Self.settings())
        try session.open(Self.folder.appending(path: answer.client).path)
        #expect(try told(answer.check, session) == answer.plain)
    }

    @Test("answers after all proposals", arguments: answers)
    func afterProposals(answer: Answer) throws {
        #expect(try told(answer.check, Self.accepted(answer.client).session) == answer.accepted)
    }

    @Test("what the intake asks", arguments: ["verrerie", "harbor", "tools"])
    func questions(client: String) throws {
        let intake = try Intake(folder: Self.folder.appending(path: client).path, settings: Self.settings())
        let asked = intake.questions.map { question in
            question.text + " [" + question.choices[question.proposal] + "]"
        }
        #expect(asked == Self.lines(client + ".questions"))
    }

    @Test("no file of the folders goes unread", arguments: ["verrerie", "harbor", "tools"])
    func files(client: String) throws {
        let session = Session(settings: try Self.settings())
        try session.open(Self.folder.appending(path: client).path)
        let sources = try session.table("SHOW sources")
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: client).path)
        #expect(sources.rows.count == names.count)
    }
}
