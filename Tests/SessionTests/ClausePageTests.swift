// docs/clause-4.4.md: every statement of it runs on the sample, and answers what the page shows.

import Foundation
import Session
import Testing
import Values

@Suite("Clause 4.4, sentence by sentence")
struct ClausePageTests {
    private static let path = project.appending(path: "docs/clause-4.4.md")

    /// How many rows of an answer the page shows.
    private static let shownRows = 3

    /// The page with the answers that the program gives; statements without an answer below them are an error.
    private static func answered(_ page: String) throws -> String {
        let session = try Northwind.session()
        var result: [String] = []
        var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = lines.popFirst() {
            result.append(line)
            guard line == "```weft" else { continue }
            var statement: [String] = []
            while let next = lines.popFirst(), next != "```" { statement.append(next) }
            result += statement + ["```"]
            while let next = lines.first, next.isEmpty {
                lines.removeFirst()
                result.append(next)
            }
            let heading = lines.popFirst() ?? ""
            try #require(heading.hasPrefix("| "), "\(statement): no answer is shown")
            while let next = lines.first, next.hasPrefix("|") { lines.removeFirst() }
            result.append(heading)
            result += try table(of: statement.joined(separator: "\n"), cells(heading), session)
        }
        return result.joined(separator: "\n")
    }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The lines below the heading: the rule, the first rows, and `…` where there are more.
    private static func table(of statement: String, _ columns: [String], _ session: Session) throws -> [String] {
        let answer = try session.table(statement)
        for column in columns { try #require(answer.columns.contains(column), "\(statement): no column \(column)") }
        let texts = columns.map { column in answer.texts(column).map(oneLine) }
        let count = answer.rows.count
        try #require(count > 0, "\(statement): no rows")
        var lines = ["|" + String(repeating: "---|", count: columns.count)]
        for row in 0..<min(count, shownRows) {
            lines.append("| " + texts.map { $0[row] }.joined(separator: " | ") + " |")
        }
        if count > shownRows { lines.append("| …" + String(repeating: " |", count: columns.count)) }
        return lines
    }

    private static func oneLine(_ text: String) -> String {
        let plain = text.hasPrefix("'") && text.hasSuffix("'") ? String(text.dropFirst().dropLast()) : text
        return plain.replacingOccurrences(of: "\n", with: " ").replacingOccurrences(of: "|", with: "/")
    }

    @Test("each statement answers what the page shows")
    func page() throws {
        let page = try String(contentsOf: Self.path, encoding: .utf8)
        let answered = try Self.answered(page)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
            try Data(answered.utf8).write(to: Self.path)
            return
        }
        #expect(page.components(separatedBy: "```weft").count > 40)
        #expect(page == answered)
    }
}
