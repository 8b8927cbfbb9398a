// Scripts of CREATE statements that are opened as an organisation.

import Diagnostics
import Foundation
import Session
import Testing
import Values

@Suite("Organisations in .cypher files")
struct ScriptFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "weft-cypher-\(UUID().uuidString)")

    private func write(_ name: String, _ text: String) throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private static let graph = """
        // Two processes and what passes between them.
        CREATE (a:Process {id: 'P-1', name: 'Screening', status: 'active'}),
               (b:Process {id: 'P-2', name: 'Onboarding', status: 'active'}),
               (i:Interaction {id: 'I-1', status: 'active'}),
               (i)-[:FROM]->(a), (i)-[:TO]->(b);
        MATCH (p:Process {id: 'P-2'}) CREATE (p)-[:OWNED_BY]->(:Person {id: 'U-1', name: 'Ada'});
        """

    @Test("a file's statements are the graph; they are no edits, and a rollback keeps them")
    func opens() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let session = Session()
        try session.open(try write("firm.cypher", Self.graph))
        #expect(session.organisation?.name == "firm")
        #expect(session.edits.isEmpty)
        _ = try session.runScript("CREATE (:Process {id: 'P-9'}); ROLLBACK")
        #expect(try session.table("MATCH (p:Process) RETURN p.id AS id ORDER BY id").texts("id") == ["P-1", "P-2"])
        #expect(try session.table("FIND processes WITHOUT OUTGOING interactions SHOW id").texts("id") == ["P-2"])
        #expect(
            try session.table("MATCH ({id: 'P-2'})-[:OWNED_BY]->(o) RETURN o.name AS name").texts("name") == ["Ada"])
    }

    @Test("beside tables in a folder, statements add to what the tables hold")
    func besideTables() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try write("processes.csv", "id,name,status\nP-3,Payroll,active\n")
        _ = try write("more.cypher", Self.graph)
        let session = Session()
        try session.open(folder.path)
        #expect(
            try session.table("MATCH (p:Process) RETURN p.id AS id ORDER BY id").texts("id") == ["P-1", "P-2", "P-3"])
        #expect(session.organisation?.files.map(\.path).sorted() == ["more.cypher", "processes.csv"])
    }

    @Test("a statement that fails is named with its file, and what was open stays open")
    func fails() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let session = try Northwind.session()
        let path = try write("broken.cypher", "CREATE (:Process {id: 'P-1'});\nCREATE (:Process {id: nothing})")
        let error = #expect(throws: Diagnostic.self) { try session.open(path) }
        #expect(error?.type == .loadError)
        #expect(error?.message.hasPrefix("broken.cypher:") == true)
        #expect(session.organisation?.name == "Northwind Health")
    }
}
