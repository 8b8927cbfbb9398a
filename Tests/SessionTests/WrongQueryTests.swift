// Queries that parse and can't be meant: what a person reads when a name, a type or a grouping is wrong.

import Diagnostics
import Session
import TestSupport
import Testing

@Suite("Wrong queries")
struct WrongQueryTests {
    @Test("each message says what is wrong, where, and how to go on")
    func messages() throws {
        let session = try Northwind.session()
        let golden = Golden("wrong-queries.txt", besideFile: #filePath)
        let queries = try #require(readTextFile(golden.path)).split(separator: "\n").filter { $0.hasPrefix("> ") }
        #expect(queries.count >= 30)
        var text = ""
        for query in queries.map({ String($0.dropFirst(2)) }) {
            text += "> \(query)\n"
            let fault = #expect(throws: Diagnostic.self, "\(query)") { try session.runScript(query) }
            if let fault { text += Snippet(fault, in: SourceText(query)).text + "\n" }
        }
        #expect(golden.difference(from: text) == nil)
    }
}
