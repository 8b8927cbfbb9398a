// Each format, held to a file that shows what it looks like.

import Rendering
import TestSupport
import Testing
import Values

@Suite("Formats")
struct FormatTests {
    static let cases: [(golden: String, format: String, table: ResultTable, options: RenderOptions)] = {
        var cases: [(String, String, ResultTable, RenderOptions)] = []
        for renderer in Renderers.all {
            cases.append(("kinds.\(renderer.name).txt", renderer.name, everyKindOfValue(), RenderOptions()))
            cases.append(("findings.\(renderer.name).txt", renderer.name, findings(), RenderOptions()))
            cases.append(
                ("empty.\(renderer.name).txt", renderer.name, ResultTable(columns: ["id", "n"]), RenderOptions()))
        }
        cases.append(("findings.narrow.txt", "table", findings(), RenderOptions(width: 60)))
        cases.append(("findings.vertical.txt", "table", findings(), RenderOptions(width: 24)))
        cases.append(("exceptions.split.txt", "table", exceptions(), RenderOptions(width: 60)))
        cases.append(("findings.ascii.txt", "table", findings(), RenderOptions(width: 60, ascii: true)))
        cases.append(("findings.colour.txt", "table", findings(), RenderOptions(width: 60, colour: true)))
        cases.append(("findings.bars.narrow.txt", "bars", findings(), RenderOptions(width: 60)))
        cases.append(("findings.bars.ascii.txt", "bars", findings(), RenderOptions(width: 60, ascii: true)))
        cases.append(("findings.bars.colour.txt", "bars", findings(), RenderOptions(width: 60, colour: true)))
        cases.append(("balances.bars.txt", "bars", balances(), RenderOptions()))
        cases.append(
            ("kinds.terminal.csv.txt", "csv", everyKindOfValue(), RenderOptions(raw: true, isForTerminal: true)))
        cases.append(("findings.raw.csv.txt", "csv", findings(), RenderOptions(raw: true)))
        cases.append(("findings.null.csv.txt", "csv", findings(), RenderOptions(nullText: "n/a")))
        return cases
    }()

    @Test("looks as in its golden", arguments: FormatTests.cases.indices)
    func golden(_ index: Int) {
        let one = Self.cases[index]
        let actual = render(one.table, as: one.format, one.options)
        let difference = Golden(one.golden, besideFile: #filePath).difference(from: actual)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test("exceptions of several checks stand under the names of the checks, what all share above them")
    func sections() throws {
        let sections = try #require(CheckSections(exceptionsOfTwoChecks()))
        let output = OutputBuffer()
        sections.render(to: output, options: RenderOptions(width: 60))
        let actual = String(decoding: output.contents, as: UTF8.self)
        let difference = Golden("exceptions.sections.txt", besideFile: #filePath).difference(from: actual)
        #expect(difference == nil, "\(difference ?? "")")
        #expect(CheckSections(exceptions()) == nil)
        #expect(CheckSections(findings()) == nil)
    }

    @Test("a text with no place to break, such as a hash, takes one line and not four")
    func unbreakable() {
        let hash = String(repeating: "0123456789abcdef", count: 4)
        let table = ResultTable(
            columns: ["file", "sha256"], rows: [[.string("units.csv"), .string(hash)]])
        let lines = render(table, as: "table", RenderOptions(width: 50)).split(separator: "\n")
        #expect(lines[2].hasPrefix("units.csv  0123456789abcdef"))
        #expect(lines[2].hasSuffix("…"))
        #expect(lines[3] == "(1 row)")
    }

    @Test("no format sends a control character to a terminal", arguments: Renderers.all.map(\.name))
    func controls(format: String) {
        let odd = "a\u{1b}[2Jb\u{9b}31m\u{7}\u{202e}c\rd"
        let table = ResultTable(columns: ["t\u{1b}c", "n"], rows: [[.string(odd), .integer(1)]])
        for colour in [false, true] {
            let text = render(table, as: format, RenderOptions(width: 60, colour: colour, isForTerminal: true))
            let plain = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[36m"].reduce(text) { text, code in
                text.split(separator: code, omittingEmptySubsequences: false).joined()
            }
            let controls = plain.unicodeScalars.filter { $0.properties.generalCategory == .control || $0 == "\u{202e}" }
            #expect(controls.allSatisfy { $0 == "\n" || $0 == "\r" && format == "csv" }, "\(text.debugDescription)")
            #expect(!plain.contains("c\rd"))
        }
    }

    @Test("are found by name and by the ending of a file")
    func lookup() {
        #expect(Renderers.named("JSON")?.name == "json")
        #expect(Renderers.named("vertical")?.name == "line")
        #expect(Renderers.named("xml") == nil)
        #expect(Renderers.forFile("out/gaps.CSV")?.name == "csv")
        #expect(Renderers.forFile("out.d/gaps") == nil)
        #expect(Renderers.forFile("gaps.jsonl")?.name == "ndjson")
    }

    @Test("a table at a terminal stops at its row limit and says so")
    func rowLimit() {
        let table = ResultTable(columns: ["n"], rows: (0..<1234).map { [.integer(Int64($0))] })
        let text = render(table, as: "table", RenderOptions(rowLimit: 2))
        #expect(
            text.hasSuffix("0\n   1\n(the first 2 of 1,234 rows; .last shows them all)\n")
                || text.contains("the first 2 of 1,234"))
        #expect(!text.contains("1233"))
    }
}

func render(_ table: ResultTable, as format: String, _ options: RenderOptions = RenderOptions()) -> String {
    let output = OutputBuffer()
    _ = Renderers.named(format)?.render(table, to: output, options: options)
    return String(decoding: output.contents, as: UTF8.self)
}
