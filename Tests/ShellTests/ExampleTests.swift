// What the README and the built-in help show can be typed in, and comes to what they show.

import Assist
import Catalogue
import Diagnostics
import Session
import Syntax
import TestSupport
import Testing
import Values

@testable import Shell

@Suite("Examples")
struct ExampleTests {
    private static let project = "/" + CommandLineTests.tiny.split(separator: "/").dropLast(4).joined(separator: "/")
    private static let readme = lines(of: "README.md")

    private static func lines(of page: String) -> [String] {
        (readTextFile(project + "/" + page) ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }

    /// The lines of fenced blocks of one kind; "" is a block without one.
    private static func blocks(_ kind: String, in page: [String] = readme) -> [[String]] {
        var blocks: [[String]] = []
        var open: String?
        for line in page {
            guard line.hasPrefix("```") else {
                if open == kind { blocks[blocks.count - 1].append(line) }
                continue
            }
            open = open == nil ? String(line.dropFirst(3)) : nil
            if open == kind { blocks.append([]) }
        }
        return blocks
    }

    private static let commands = blocks("sh").flatMap { $0 }.filter { $0.hasPrefix("weft ") }

    @Test("the README's command lines run, one after the other in one folder")
    func commandLines() {
        let desk = PaperDesk()
        desk.run("ln -s \(Self.project)/samples samples")
        for line in Self.commands {
            let result = desk.run(line)
            #expect(
                result.status == 0 || (line.contains("--fail-on") && result.status == 4), "\(line): \(result.errors)")
        }
    }

    /// The statements of the README's tables: in backticks, in capitals.
    private static let tableStatements = readme.filter { $0.hasPrefix("| ") }.flatMap { line in
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }.filter { isStatement($0) }
    }

    @Test("the README's statements answer without a warning")
    func statements() throws { try Self.run(Self.tableStatements) }

    /// Of docs/language.md. An audit statement ends with its line; what has a `;` goes on up to it.
    private static let languageExamples: [String] = blocks("weft", in: lines(of: "docs/language.md")).flatMap { block in
        var examples: [String] = []
        var isOpen = false
        for line in block where !line.isEmpty {
            if isOpen { examples[examples.count - 1] += "\n" + line } else { examples.append(line) }
            isOpen = StatementCompleteness.of(examples[examples.count - 1]) == .incomplete(.statement)
        }
        return examples
    }

    @Test("the examples of docs/language.md answer, one after the other, without a warning")
    func language() throws {
        #expect(Self.languageExamples.count >= 50)
        try Self.run(Self.languageExamples)
    }

    @Test("there are examples to run")
    func some() {
        #expect(Self.commands.count >= 4 && Self.tableStatements.count >= 6)
        #expect(Self.helpStatements.count >= 200)
    }

    // MARK: Help

    /// Everything that .help says of the sample, by name: pages, checks, clauses, nouns, types.
    private static let pages: [(name: String, text: String)] = {
        let session = Session()
        guard (try? session.open(project + "/samples/northwind")) != nil else { return [] }
        let pages = HelpPages(Knowledge(session))
        return pages.names.map { ($0, pages.text(on: $0) ?? "") }
    }()

    /// Indented lines of the help's texts that begin like a statement, each once. In a paragraph with a `;` all lines are one
    /// script.
    private static let helpStatements: [String] = {
        var seen: Set<String> = []
        return (pages.map(\.text) + [Help(knowledge: Knowledge(Session())).overview]).flatMap { text in
            paragraphs(text).flatMap { lines -> [String] in
                if lines.contains(where: { $0.hasSuffix(";") }) { return [lines.joined(separator: "\n")] }
                return lines.flatMap { columns($0).filter { isStatement($0) } }
            }
        }.filter { seen.insert($0).inserted }
    }()

    private static func paragraphs(_ text: String) -> [[String]] {
        var paragraphs: [[String]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("  ") {
                paragraphs[paragraphs.count - 1].append(String(line))
            } else if paragraphs.last?.isEmpty == false {
                paragraphs.append([])
            }
        }
        return paragraphs.filter { !$0.isEmpty }
    }

    /// What stands in a line with two blanks or more between: a statement and what it is for, or several statements.
    private static func columns(_ line: String) -> [String] {
        var columns: [String] = []
        var blanks = 2
        for character in line {
            if character == " " {
                blanks += 1
            } else {
                if blanks >= 2 { columns.append("") } else if blanks == 1 { columns[columns.count - 1] += " " }
                columns[columns.count - 1].append(character)
                blanks = 0
            }
        }
        return columns
    }

    /// Whether a text begins with a keyword in capitals; a list of keywords does, too, but is none.
    private static func isStatement(_ text: String) -> Bool {
        let words = text.split { $0.isWhitespace }
        func isKeyword(_ word: Substring) -> Bool { word.allSatisfy { $0.isLetter && $0.isUppercase } }
        guard let first = words.first, first.count >= 3, isKeyword(first) else { return false }
        return words.count < 5 || !words.allSatisfy(isKeyword)
    }

    @Test("the help's statements answer without a warning")
    func help() throws { try Self.run(Self.helpStatements) }

    @Test("every name has a page, and every keyword of the grammar")
    func pages() {
        #expect(Self.pages.count > 300)
        for page in Self.pages { #expect(!page.text.isEmpty, "\(page.name)") }
        let help = Help(knowledge: Knowledge(Session()))
        for keyword in Keyword.allCases { #expect(help.text(on: keyword.rawValue) != nil, "\(keyword.rawValue)") }
        for command in DotCommands.all { #expect(help.text(on: command.name)?.contains(command.usage) == true) }
    }

    @Test(
        "what has several meanings has them all; several words are taken together, then one by one",
        arguments: [
            ("count", ["COUNT counts", "count(value)"]), ("ORDER BY", ["ORDER BY sorts"]), ("9.2.2", ["Clause 9.2.2"]),
            ("handoff records", ["HandoffRecord"]), ("null", ["IS MISSING holds", ".null"]),
            ("node", ["A node is one thing"]),
            ("orphaned-process", ["Proposed grade: minor", "clause 4.4"]), ("OWNED_BY", ["from Process to Role"]),
        ])
    func meanings(topic: String, parts: [String]) throws {
        let session = Session()
        try session.open(Self.project + "/samples/northwind")
        let text = try #require(Help(knowledge: Knowledge(session)).text(on: topic))
        for part in parts { #expect(text.contains(part), "\(text)") }
    }

    @Test(
        "an unknown topic leads to the nearest names",
        arguments: [
            ("FNID", "FIND"), ("orphan-process", "orphaned-process"), (".outptu", ".output"), ("proceses", "processes"),
        ])
    func nearest(topic: String, name: String) {
        let label = Help(knowledge: Knowledge(Session())).unknown(topic).label
        #expect(label?.contains(name) == true, "\(label ?? "")")
    }

    @Test("functions' examples come to what they say")
    func functions() throws {
        let session = Session()
        var count = 0
        for function in session.knowledge().catalogue.functions.values {
            guard let example = function.example else { continue }
            count += 1
            let table = try session.runScript("RETURN \(example.expression) AS a, \(example.result) AS b").tables.first?
                .table
            let row = try #require(table?.rows.first)
            let isSame = row[0] == row[1] || row[0].temporalText.map { .string($0) == row[1] } == true
            #expect(isSame, "\(example.expression) = \(example.result)")
        }
        #expect(count > 60)
    }

    @Test("the examples of dot commands run as a script", arguments: DotCommands.all.map { ($0.name, $0.detail) })
    func commands(name: String, detail: String) {
        let lines = detail.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { $0.dropFirst(2) }
            .filter { $0.hasPrefix(".") || Self.isStatement(String($0)) }
        if lines.isEmpty { return }
        let desk = PaperDesk()
        desk.run("ln -s \(Self.project)/samples samples && cp \(Self.project)/Sources/CResources/sampling.csv .")
        desk.write("example.weft", lines.joined(separator: "\n") + "\n")
        let result = desk.run("weft query samples/northwind -f example.weft")
        #expect(result.status == 0, "\(name): \(result.errors)")
    }

    private static func run(_ texts: [String]) throws {
        let session = Session()
        try session.open(project + "/samples/northwind")
        for text in texts {
            // Every check is run by its own page; which checks a clause chooses is a matter of planning.
            if text.hasPrefix("CHECK ALL FOR CLAUSE") {
                #expect(session.diagnose(text).isEmpty, "\(text)")
                continue
            }
            let source = SourceText(text)
            for entry in session.parse(source).entries {
                do {
                    let outcome = try session.execute(try entry.result.get(), in: source, cancellation: Cancellation())
                    #expect(outcome.warnings.map(\.message) == [], "\(text)")
                } catch {
                    Issue.record("\(text): \(error.message)")
                }
            }
        }
    }
}
