// A snapshot answers as the folder does, and is refused once it does not stand for it any more.

import Diagnostics
import Foundation
import Session
import Syntax
import Testing
import Values

@Suite("Snapshots")
struct SnapshotTests {
    /// Every statement of the sample's saved scripts, and what shows everything else.
    private static let statements: [String] = {
        let scripts = SavedQueryTests.names.compactMap {
            try? String(contentsOf: SavedQueryTests.folder.appending(path: $0), encoding: .utf8)
        }
        let saved = scripts.flatMap { text in
            let source = SourceText(text)
            return Session().parse(source).entries.map { source.text(in: $0.span) }
        }
        return saved + [
            "CHECK ALL", "SHOW sources", "SHOW labels", "SHOW RELATIONSHIP TYPES", "LOOP GAPS STRUCTURE SUGGEST",
            "MATCH (n) RETURN labels(n), source(n), n", "MATCH (a)-[r]->(b) RETURN type(r), source(r), r, a.id, b.id",
            "CALL audit.rejected() YIELD file, line, problem, detail RETURN *",
            "CALL audit.evidence() YIELD path, bytes, sha256 RETURN *",
            "MATCH (i:Interaction) SET i.status = 'retired' RETURN count(*)",
            "MATCH (a)-[r:HANDS_OFF_TO]->(b) RETURN count(*)", "CREATE (:Process {id: 'P-new', name: 'new'})",
            "MATCH (p:Process {id: 'P-new'}) RETURN source(p), p.name", "ROLLBACK",
        ]
    }()

    @Test("every answer, note, export and manifest is the one that the folder gives", arguments: Sample.allCases)
    func answers(_ sample: Sample) throws {
        try withFolder { folder in
            let file = folder.appending(path: "a.snapshot").path
            let (opened, again) = (try sample.session(), Session())
            try write(opened, to: file)
            try again.open(file)
            #expect(again.organisation?.path == opened.organisation?.path)
            #expect(again.organisation?.unchecked == nil)
            for statement in Self.statements {
                #expect(try said(by: again, statement) == said(by: opened, statement), "\(statement)")
            }
        }
    }

    @Test("a file that is damaged anywhere is refused, whichever byte it is")
    func damage() throws {
        try withFolder { folder in
            let file = folder.appending(path: "a.snapshot")
            try write(try Sample.smallfirm.session(), to: file.path)
            let whole = try Data(contentsOf: file)
            for place in stride(from: 8, to: whole.count, by: 997) where place < 12 || place > 15 {
                var altered = whole
                altered[place] ^= 0x10
                guard isPadding(place, whole) == false else { continue }
                try altered.write(to: file)
                #expect(refusal(of: file.path)?.contains("can't be used") == true, "byte \(place)")
            }
            for count in [12, 63, 64, 100, whole.count / 2, whole.count - 1] {
                try whole.prefix(count).write(to: file)
                #expect(refusal(of: file.path)?.contains("can't be used") == true, "\(count) bytes")
            }
            try (whole + [0]).write(to: file)
            #expect(refusal(of: file.path)?.contains("not as long as it was") == true)
        }
    }

    @Test("another version of the format says so")
    func otherFormat() throws {
        try withFolder { folder in
            let file = folder.appending(path: "a.snapshot")
            try write(try Sample.smallfirm.session(), to: file.path)
            var bytes = try Data(contentsOf: file)
            bytes[8] = 200
            try bytes.write(to: file)
            #expect(refusal(of: file.path)?.contains("version 200 of the format") == true)
        }
    }

    @Test("sources that have changed, are gone or are new make it out of date; the message names the file")
    func staleSources() throws {
        try withFolder { folder in
            let sources = folder.appending(path: "firm")
            try FileManager.default.copyItem(at: Sample.firstDay.folder, to: sources)
            // By the conventions every register of the folder is read.
            try? FileManager.default.removeItem(at: sources.appending(path: "isms.yaml"))
            let file = folder.appending(path: "a.snapshot").path
            let session = Session()
            try session.open(sources.path)
            try write(session, to: file)
            #expect(refusal(of: file) == nil)

            let register = sources.appending(path: "processes.csv")
            let original = try Data(contentsOf: register)
            try (original + Data("P-99,new\n".utf8)).write(to: register)
            #expect(refusal(of: file)?.contains("out of date: processes.csv has changed since") == true)
            var sameLength = original
            sameLength[original.count - 3] ^= 1
            try sameLength.write(to: register)
            #expect(refusal(of: file)?.contains("processes.csv has changed since") == true)
            try FileManager.default.removeItem(at: register)
            #expect(refusal(of: file)?.contains("processes.csv is not there any more") == true)
            try original.write(to: register)
            try Data("id\nX\n".utf8).write(to: sources.appending(path: "extras.csv"))
            #expect(refusal(of: file)?.contains("extras.csv was not there when it was made") == true)
        }
    }

    @Test("a snapshot may lie among its sources, and be moved together with them")
    func moved() throws {
        try withFolder { folder in
            let (here, there) = (folder.appending(path: "here"), folder.appending(path: "there"))
            try FileManager.default.copyItem(at: Sample.firstDay.folder, to: here)
            let session = Session()
            try session.open(here.path)
            try write(session, to: here.appending(path: "a.snapshot").path)
            try session.open(here.path)
            try FileManager.default.moveItem(at: here, to: there)
            let again = Session()
            try again.open(there.appending(path: "a.snapshot").path)
            #expect(again.organisation?.unchecked == nil)
            #expect(try again.table("SHOW sources").rows == session.table("SHOW sources").rows)
        }
    }

    @Test(
        "without its sources it is opened, and says that they could not be checked; so does the manifest of an export")
    func unchecked() throws {
        try withFolder { folder in
            let sources = folder.appending(path: "firm")
            try FileManager.default.copyItem(at: Sample.firstDay.folder, to: sources)
            let file = folder.appending(path: "a.snapshot").path
            let session = Session()
            try session.open(sources.path)
            try write(session, to: file)
            let expected = try said(by: session, "CHECK ALL")
            try FileManager.default.removeItem(at: sources)
            try session.open(file)
            #expect(session.organisation?.unchecked?.contains("could not be checked") == true)
            let found = try said(by: session, "CHECK ALL")
            #expect(found.contains("could not be checked"))
            #expect(found.split(separator: "\n").first == expected.split(separator: "\n").first)
            #expect(throws: Diagnostic.self) { try write(session, to: file + "2") }
        }
    }

    // MARK: Help

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "weft-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func write(_ session: Session, to file: String) throws {
        var bytes = Data()
        let count = try session.writeSnapshot(for: file, cancellation: Cancellation()) { bytes.append(contentsOf: $0) }
        #expect(count == bytes.count)
        try bytes.write(to: URL(filePath: file))
    }

    /// What opening says; nil where it opens.
    private func refusal(of file: String) -> String? {
        do {
            try Session().open(file)
            return nil
        } catch {
            #expect(error.type == .loadError)
            return error.message
        }
    }

    /// Nobody reads what stands between arrays.
    private func isPadding(_ place: Int, _ bytes: Data) -> Bool {
        func number(_ offset: Int) -> Int { (0..<8).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
        let strides = [0, 1, 1, 4, 4, 8, 8, 8]
        let end = 64 + 32 * number(32) + number(40)
        if place < end { return false }
        return !(0..<number(32)).contains { index in
            let entry = 64 + 32 * index
            let start = number(entry + 8)
            return (start..<(start + number(entry + 16) * strides[number(entry)])).contains(place)
        }
    }

    /// Tables, notes, warnings and the manifest of an export, as one text; else the error.
    private func said(by session: Session, _ statement: String) throws -> String {
        let outcome: Outcome
        do throws(Diagnostic) { outcome = try session.runScript(statement) } catch { return error.message }
        var text = ""
        for table in outcome.tables {
            let exported = ExportForm().bytes(of: table)
            text += String(decoding: exported.bytes, as: UTF8.self)
            let export = Export(
                file: "a.csv", kind: .table(table.role), form: ExportForm(), bytes: exported.bytes,
                rows: table.table.rowCount, guardedCells: exported.guardedCells, statement: statement)
            text += export.sidecar(under: session.circumstances(of: outcome))
        }
        return text + (outcome.text ?? "") + outcome.notes.joined() + outcome.warnings.map(\.message).joined()
    }
}
