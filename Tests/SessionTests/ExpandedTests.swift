// What EXPAND prints is a query like any other: it is read, bound and answered, and says the same.

import Diagnostics
import Foundation
import Session
import Syntax
import Testing
import Values

@Suite("What EXPAND prints")
struct ExpandedTests {
    /// Statements that stand for queries: every check, those of the saved scripts, those of the language's page.
    static let statements: [String] = {
        let session = (try? Northwind.session()) ?? Session()
        let shown = (try? session.table("SHOW checks"))?.rows ?? []
        let checks = shown.map { row in
            if case .string(let name) = row[0] { "CHECK \(name)" } else { "" }
        }
        let scripts = SavedQueryTests.names.flatMap { name in
            texts(of: (try? String(contentsOf: SavedQueryTests.folder.appending(path: name), encoding: .utf8)) ?? "")
        }
        let page = (try? String(contentsOf: project.appending(path: "docs/language.md"), encoding: .utf8)) ?? ""
        let blocks = page.components(separatedBy: "```weft\n").dropFirst().flatMap { block in
            (block.components(separatedBy: "```").first ?? "").split(separator: "\n").flatMap { texts(of: String($0)) }
        }
        return checks + scripts + blocks
    }()

    private static func texts(of script: String) -> [String] {
        let source = SourceText(script)
        return Parser.parseScript(source).entries.compactMap { entry in
            guard case .success(let statement) = entry.result, statement.standsForQueries, statement.into == nil
            else { return nil }
            return source.text(in: entry.span)
        }
    }

    private func rows(_ session: Session, _ query: String) throws -> [[String]] {
        let table = try session.table(query)
        return table.rows.map { row in row.map { $0.literal(in: table) } }
    }

    @Test("is read here and gives the same rows")
    func same() throws {
        let session = try Northwind.session()
        // What is carried elsewhere knows its place by properties.
        let carrying = try Northwind.session()
        for pattern in ["(n)", "()-[n]->() WHERE type(n) <> 'HANDS_OFF_TO'"] {
            _ = try carrying.runScript("MATCH \(pattern) SET n.weft_file = file(n), n.weft_line = line(n)")
        }
        for statement in Self.statements { try compare(statement, session, carrying) }
    }

    private func compare(_ statement: String, _ session: Session, _ carrying: Session) throws {
        // The page has beginnings of statements, too.
        guard (try? session.runScript(statement)) != nil,
            let printed = try? session.runScript("EXPAND \(statement)").text
        else { return }
        let queries = printed.components(separatedBy: ";\n\n")
        let expected = try queries.map { try rows(session, $0) }
        if queries.count == 1, !statement.hasPrefix("WHY"), !statement.hasPrefix("SAMPLE") {
            let answered = try session.runScript(statement)
            if answered.tables.count == 1 { #expect(try rows(session, statement).count == expected[0].count) }
        }
        let portable: String
        do {
            portable = try session.runScript("EXPAND \(statement) FOR openCypher").text ?? ""
        } catch {
            #expect(error.detail == .notSupported, "\(error.message)")
            return
        }
        let carried = portable.components(separatedBy: ";\n\n")
        #expect(carried.count == queries.count)
        for (query, expected) in zip(carried, expected) {
            // Times that are carried have an offset and no zone's name.
            let plain = expected.map { $0.map { $0.replacing("[Europe/Berlin]", with: "") } }
            #expect(try rows(carrying, query) == plain, "\(query)")
        }
    }

    @Test("is asked of enough") func enough() { #expect(Self.statements.count > 80) }
}

extension Statement {
    fileprivate var standsForQueries: Bool {
        switch kind {
        case .query, .find, .count, .check, .trace, .loop, .map, .sample, .run: true
        case .why, .compare, .show, .expand, .explain, .profile, .rollback, .defineCheck, .defineQuery, .defineFunction:
            false
        }
    }
}
