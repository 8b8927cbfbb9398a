// docs/manifest.md: every example is read and answers what it says, and no key is missing.

import Foundation
import Loaders
import Rendering
import Session
import Testing
import Values

/// Files, a manifest, a statement and its answer.
struct ManifestExample: CustomTestStringConvertible, Sendable {
    var files: [String: String] = [:]
    var statement = ""
    var answer = ""

    var testDescription: String { statement }

    /// Each example of the page ends with its answer.
    static func all(in page: String) -> [ManifestExample] {
        var examples: [ManifestExample] = []
        var current = ManifestExample()
        var block: (kind: Substring, lines: [Substring])?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("```") else {
                block?.lines.append(line)
                continue
            }
            guard let done = block else {
                block = (line.dropFirst(3), [])
                continue
            }
            block = nil
            let text = done.lines.map { $0 + "\n" }.joined()
            switch done.kind {
            case "yaml": current.files["isms.yaml"] = "weft: 1\n" + text
            case "weft": current.statement = text
            case "csv answer":
                current.answer = text
                examples.append(current)
                current = ManifestExample()
            default: current.files[String(done.kind.dropFirst(4))] = text
            }
        }
        return examples
    }
}

@Suite("The page on manifests")
struct ManifestPageTests {
    private static let page =
        (try? String(contentsOf: project.appending(path: "docs/manifest.md"), encoding: .utf8)) ?? ""

    @Test("each example answers what it says", arguments: ManifestExample.all(in: page))
    func answers(example: ManifestExample) throws {
        let session = try Session.opened(example.files)
        let outcome = try session.runScript(example.statement)
        let table = try #require(outcome.tables.first)
        let bytes = ExportForm(raw: true).bytes(of: table).bytes
        #expect(String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n") == example.answer)
        #expect(outcome.warnings == [])
    }

    @Test("each key is told, and shown in an example", arguments: ManifestPart.allCases)
    func keys(part: ManifestPart) {
        let manifests = ManifestExample.all(in: Self.page).compactMap { $0.files["isms.yaml"] }.joined()
        for key in part.keys {
            let isTold = Self.page.contains("`\(key.name)`") || Self.page.contains("`\(key.name): ")
            #expect(isTold || key.name == "weft", "\(key.name) is not told")
            if key.name == "sheet" { continue }
            #expect(manifests.contains("\(key.name):"), "\(key.name) has no example")
        }
    }
}
