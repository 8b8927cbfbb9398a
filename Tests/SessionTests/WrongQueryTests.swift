// Queries that can't be meant as they stand: what a person reads when a name, a type, a sign or a word is wrong.

import Diagnostics
import Session
import TestSupport
import Testing

@Suite("Wrong queries")
struct WrongQueryTests {
    private static let golden = Golden("wrong-queries.txt", besideFile: #filePath)

    private static let queries = (readTextFile(golden.path) ?? "").split(separator: "\n")
        .filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }

    /// The error, or the warnings of a query that is legal.
    private static func faults(of query: String, _ session: Session) -> [Diagnostic] {
        do throws(Diagnostic) { return try session.runScript(query).warnings } catch { return [error] }
    }

    @Test("each message says what is wrong, where, and how to go on; what is offered at the next prompt stands below")
    func messages() throws {
        let session = try Northwind.session()
        #expect(Self.queries.count >= 80)
        var text = ""
        for query in Self.queries {
            text += "> \(query)\n"
            let faults = Self.faults(of: query, session)
            #expect(!faults.isEmpty, "\(query)")
            for fault in faults { text += Snippet(fault, in: SourceText(query)).text }
            if let corrected = faults.lazy.compactMap({ $0.corrected(query) }).first {
                text += "offered: \(corrected)\n"
            }
            text += "\n"
        }
        #expect(Self.golden.difference(from: text) == nil)
    }

    /// Two slips in one statement take two corrections.
    @Test("what is offered answers, step by step")
    func corrections() throws {
        let session = try Northwind.session()
        for query in Self.queries {
            var current = query
            for _ in 0..<3 {
                let faults = Self.faults(of: current, session)
                guard let corrected = faults.lazy.compactMap({ $0.corrected(current) }).first else {
                    #expect(current == query || faults.isEmpty, "\(query) → \(current)")
                    break
                }
                current = corrected
            }
        }
    }
}
