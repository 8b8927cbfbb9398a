// What the README and the built-in help show can be typed in, and comes to what they show.

import Diagnostics
import Session
import Syntax
import TestSupport
import Testing

@testable import Shell

@Suite("Examples")
struct ExampleTests {
    private static let project = "/" + CommandLineTests.tiny.split(separator: "/").dropLast(4).joined(separator: "/")
    private static let readme = (readTextFile(project + "/README.md") ?? "").split(
        separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)

    /// The lines of fenced blocks of one kind; "" is a block without one.
    private static func blocks(_ kind: String) -> [[String]] {
        var blocks: [[String]] = []
        var open: String?
        for line in readme {
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

    /// What is typed at the prompt of the README's screen, with what the screen shows after it.
    private static let screenSteps: [(typed: String, shown: String)] = {
        var steps: [(typed: String, shown: String)] = []
        let prompt = "northwind> "
        for line in blocks("").first(where: { $0.contains { $0.hasPrefix(prompt) } }) ?? [] {
            if line.hasPrefix(prompt) {
                steps.append((String(line.dropFirst(prompt.count)), ""))
            } else if let last = steps.indices.last, steps[last].shown.isEmpty, line.hasPrefix("         · ") {
                steps[last].typed += "\n" + line.dropFirst(prompt.count)
            } else if let last = steps.indices.last {
                steps[last].shown += line + "\n"
            }
        }
        return steps
    }()

    @Test("the README's screen is what the shell answers", arguments: screenSteps)
    func screen(typed: String, shown: String) {
        let result = RunningProgram.run(
            CommandLineTests.weft, ["query", Self.project + "/samples/northwind"], input: typed)
        #expect(result.text + result.errors == shown)
    }

    @Test("there are examples to run")
    func some() {
        #expect(Self.commands.count >= 4 && Self.tableStatements.count >= 6 && Self.screenSteps.count >= 3)
        #expect(Self.helpStatements.count >= 20)
    }

    // MARK: Help

    /// Indented lines of the help's texts that begin like a statement. In a paragraph with a `;` all lines are one script.
    private static let helpStatements: [String] = HelpTopics.names.compactMap { HelpTopics.text(on: $0) }
        .flatMap { text in
            paragraphs(text).flatMap { lines -> [String] in
                if lines.contains(where: { $0.hasSuffix(";") }) { return [lines.joined(separator: "\n")] }
                return lines.flatMap { columns($0).filter { isStatement($0) } }
            }
        }

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

    /// Whether a text begins with a keyword in capitals.
    private static func isStatement(_ text: String) -> Bool {
        let word = text.prefix { !$0.isWhitespace }
        return word.count >= 3 && word.allSatisfy { $0.isLetter && $0.isUppercase }
    }

    @Test("the help's statements answer without a warning")
    func help() throws { try Self.run(Self.helpStatements) }

    private static func run(_ texts: [String]) throws {
        let session = Session()
        try session.open(project + "/samples/northwind")
        for text in texts {
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
