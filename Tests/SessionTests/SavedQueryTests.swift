// The saved scripts that ship with the sample all run.

import Diagnostics
import Foundation
import Session
import Syntax
import Testing

@Suite("Saved queries")
struct SavedQueryTests {
    static let folder = project.appending(path: "samples/queries")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".weft") }.sorted()

    @Test("there are eleven") func count() { #expect(SavedQueryTests.names.count == 11) }

    @Test("every statement runs and says what it is for", arguments: names)
    func runs(_ name: String) throws {
        let text = try String(contentsOf: SavedQueryTests.folder.appending(path: name), encoding: .utf8)
        #expect(text.hasPrefix("//"))
        #expect(text.contains("//     weft query samples/northwind -f samples/queries/\(name)\n"))
        let session = try Northwind.session()
        let source = SourceText(name: name, text)
        let entries = session.parse(source).entries
        #expect(!entries.isEmpty)
        for entry in entries {
            let outcome = try session.execute(try entry.result.get(), in: source, cancellation: Cancellation())
            #expect(outcome.warnings.map(\.message) == [], "\(source.text(in: entry.span))")
        }
    }
}
