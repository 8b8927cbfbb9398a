// The sample organisations and their answer keys.

import Diagnostics
import Foundation
import Session
import Values

/// The project's folder.
let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// How many checks the program ships: a file each.
let shippedChecks: Int = {
    let folder = project.appending(path: "Sources/CResources/checks")
    return (try? FileManager.default.contentsOfDirectory(atPath: folder.path).count { $0.hasSuffix(".weft") }) ?? 0
}()

/// A sample as an auditor opens it, and `answers.json`, which an implementation of its own wrote.
enum Sample: String, CaseIterable {
    case northwind
    case smallfirm
    case firstDay = "smallfirm/first-day"

    var folder: URL { project.appending(path: "samples").appending(path: rawValue) }

    /// A session with the sample open.
    func session() throws -> Session {
        let session = Session()
        try session.open(folder.path)
        return session
    }

    func answers() throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appending(path: "answers.json"))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}

enum Northwind {
    static let folder = Sample.northwind.folder
    static func session() throws -> Session { try Sample.northwind.session() }
    static func answers() throws -> [String: Any] { try Sample.northwind.answers() }
}

extension Session {
    /// An organisation of these files, by name, as of the end of March 2026 unless its manifest says otherwise.
    static func opened(_ files: [String: String]) throws -> Session {
        let folder = FileManager.default.temporaryDirectory.appending(path: "weft-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let place = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        }
        let session = Session()
        session.settings.asOf = try CalendarDate(year: 2026, month: 3, day: 31)
        try session.open(folder.path)
        return session
    }

    /// The first table that a statement gives.
    func table(_ statement: String) throws -> ResultTable {
        try runScript(statement).tables.first?.table ?? ResultTable(columns: [])
    }
}

extension ResultTable {
    /// A column's cells as plain texts; null is empty.
    func texts(_ column: String) -> [String] {
        guard let place = columns.firstIndex(of: column) else { return [] }
        return rows.map { row in
            if case .string(let text) = row[place] { return text }
            return row[place].isNull ? "" : row[place].literal(in: self)
        }
    }
}
