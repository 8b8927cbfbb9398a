// The sample organisation and its answer key.

import Diagnostics
import Foundation
import Session
import Values

/// The project's folder.
let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

enum Northwind {
    static let folder = project.appending(path: "samples/northwind")

    /// A session with the sample open.
    static func session() throws -> Session {
        let session = Session()
        try session.open(folder.path)
        return session
    }

    /// `answers.json`, written by an implementation of its own.
    static func answers() throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appending(path: "answers.json"))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}

extension Session {
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
