// The queries of the openCypher conformance kit, where it lies beside the project.

import Diagnostics
import Glibc
import Syntax
import TestSupport
import Testing

@Suite struct ConformanceTests {
    /// What the parser alone must notice.
    static let parserDetails: Set<String> = [
        "UnexpectedSyntax", "InvalidNumberLiteral", "IntegerOverflow", "FloatingPointOverflow", "InvalidUnicodeLiteral",
        "InvalidUnicodeCharacter", "InvalidRelationshipPattern",
    ]

    @Test func everyQueryParsesOrFailsAsExpected() throws {
        let folder = "/\(GrammarFixture.root)/../shared/tck/open/features"
        let cases = featureFiles(below: folder).flatMap { FeatureFile($0).queries }
        guard !cases.isEmpty else {
            print("The openCypher conformance kit is not beside the project: its queries were not tried.")
            return
        }
        print("\(cases.count) queries of the openCypher conformance kit")
        for item in cases {
            do throws(Diagnostic) {
                let tree = try Parser.parseStatement(item.query)
                let isLate = item.detail.map { !ConformanceTests.parserDetails.contains($0) } ?? true
                #expect(isLate, "reads, but should raise \(item.detail ?? ""):\n\(item.query)")
                let again = try Parser.parseStatement(tree.printed)
                #expect(again == tree, "\(item.query)")
            } catch {
                #expect(error.detail.rawValue == item.detail, "\(Snippet(error, in: SourceText(item.query)).text)")
            }
        }
    }

    /// Every tenth of them, since recognising by the grammar takes its time.
    @Test func theGrammarTakesThemToo() throws {
        let fixture = try GrammarFixture.shared.get()
        let cases = featureFiles(below: "/\(GrammarFixture.root)/../shared/tck/open/features").flatMap {
            FeatureFile($0).queries
        }
        for (place, item) in cases.enumerated() where place % 10 == 0 && item.detail == nil && item.query.count < 1_000
        {
            let fault = fixture.fault(of: item.query)
            #expect(fault == nil, "\(item.query)")
        }
    }

    private func featureFiles(below folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(".") { continue }
            files += name.hasSuffix(".feature") ? [folder + "/" + name] : featureFiles(below: folder + "/" + name)
        }
        return files.sorted()
    }
}

/// Just enough Gherkin to find the queries of a feature file, with the examples of outlines filled in.
struct FeatureFile {
    struct Item {
        var query: String
        /// The error that the scenario expects from it, at compile time.
        var detail: String?
    }

    private(set) var queries: [Item] = []
    private var scenario: [Item] = []
    private var header: [String]?
    private var rows: [[String: String]] = []

    init(_ path: String) {
        let lines = (readTextFile(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var place = 0
        var isQuery = false
        var inExamples = false
        while place < lines.count {
            let line = trimmed(lines[place])
            place += 1
            if line.hasPrefix("Scenario") {
                finishScenario()
                inExamples = false
            } else if line == "\"\"\"" {
                var query: [String] = []
                while place < lines.count, trimmed(lines[place]) != "\"\"\"" {
                    query.append(lines[place])
                    place += 1
                }
                place += 1
                if isQuery { scenario.append(Item(query: query.joined(separator: "\n"))) }
            } else if line.hasPrefix("Examples:") {
                inExamples = true
            } else if inExamples, line.hasPrefix("|") {
                addExample(line)
            } else if line.contains("should be raised at compile time") || line.contains("should be raised at any time")
            {
                if !scenario.isEmpty {
                    scenario[scenario.count - 1].detail = line.split(separator: " ").last.map(String.init)
                }
            }
            isQuery = line.hasSuffix("query:") || line.hasSuffix("having executed:")
        }
        finishScenario()
    }

    private mutating func addExample(_ line: String) {
        var cells: [String] = [""]
        var isEscaped = false
        for character in line.dropFirst() {
            if character == "|", !isEscaped {
                cells.append("")
            } else if character != "\\" || isEscaped || !line.contains("\\|") {
                cells[cells.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        let values = cells.dropLast().map(trimmed)
        guard let header else {
            header = values
            return
        }
        rows.append(Dictionary(zip(header, values), uniquingKeysWith: { first, _ in first }))
    }

    private mutating func finishScenario() {
        for row in rows.isEmpty ? [[:]] : rows {
            for item in scenario {
                var query = item.query
                for (name, value) in row {
                    query = query.split(separator: "<\(name)>", omittingEmptySubsequences: false).joined(
                        separator: value)
                }
                queries.append(Item(query: query, detail: item.detail))
            }
        }
        (scenario, header, rows) = ([], nil, [])
    }

    private func trimmed(_ line: String) -> String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" || character == "\r" }
        return String(line.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
