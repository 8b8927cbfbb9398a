// An organisation whose names steer terminals and break formats, sent through everything that the program can be asked. What
// there is to ask is listed by the grammar, the registries and the program's own help: whatever is added must be added here.

import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Shell

private let evil = "x\u{1b}[31m\u{7}\u{9b}\u{202e}<script>|`*\r"

/// A folder with the organisation and what auditors keep beside it.
private func hostileDesk() -> PaperDesk {
    let desk = PaperDesk()
    let folder = desk.folder + "/org"
    func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    let head = "id,name,owner,Na\u{1b}[31mme,status\n"
    let rows = (1...3).map { "\(cell("P-\($0)\(evil)")),\(cell(evil + "\nline")),E-1,\(cell(evil)),active\n" }
    let file = "pro\u{1b}]0;t\u{7}c\u{202e}.csv"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) {
        try? Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }
    write(file, head + rows.joined())
    write("people.csv", "id,name\nE-1,\(cell(evil))\n")
    let manifest: [String: Any] = [
        "weft": "1", "name": evil + "\nMATCH (n) DETACH DELETE n;\n//", "asOf": "2026-03-31",
        "files": [
            [
                "path": file, "node": "Process",
                "columns": [
                    "owner": ["edge": "OWNED_BY", "to": "Person"], "Na\u{1b}[31mme": ["property": "na\u{1b}[31mme"],
                ],
            ],
            ["path": "people.csv", "node": ["Person", "La\u{1b}[31mbel\u{202e}"]],
        ],
    ]
    let json = try? JSONSerialization.data(withJSONObject: manifest, options: [.withoutEscapingSlashes])
    // YAML takes no controls as they are.
    let text = json.map { String(decoding: $0, as: UTF8.self) } ?? ""
    write("isms.yaml", text.unicodeScalars.map { $0.value < 0x7F ? String($0) : unicodeEscape($0) }.joined())
    return desk
}

/// What in a text steers a terminal, with some of what stands around it.
private func steering(_ text: String, keeping kept: String = "\n\t") -> [String] {
    let scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)
    return scalars.indices.filter { isSteering(scalars[$0]) && !kept.unicodeScalars.contains(scalars[$0]) }.prefix(3)
        .map { place in
            var around = String.UnicodeScalarView()
            around.append(contentsOf: scalars[max(0, place - 40)..<min(scalars.count, place + 10)])
            return visibleText(String(around))
        }
}

@Suite("Names that act")
struct HostileTests {
    private static let project = String(
        #filePath.prefix(upTo: #filePath.firstRange(of: "/Tests/")?.lowerBound ?? #filePath.endIndex))

    /// One of each alternative of the grammar; `@` stands for the hostile text.
    private static let statements: [String: String] = [
        "Match": "MATCH (p:Process) WHERE p.name = '@' RETURN p, p.`na@` AS `c@`",
        "Unwind": "UNWIND ['@', '@b'] AS x RETURN x", "With": "WITH '@' AS x WHERE x <> '@' RETURN x",
        "Return": "RETURN {k: '@'} AS m, ['@'] AS l", "Call": "CALL audit.rejected() YIELD * RETURN *",
        "Create": "CREATE (n:`L@` {name: '@'}) RETURN n", "Merge": "MERGE (n:`M@` {name: '@'}) RETURN n",
        "Set": "MATCH (n:`L@`) SET n.`k@` = '@' RETURN n", "Remove": "MATCH (n:`L@`) REMOVE n.`k@` RETURN n",
        "Delete": "MATCH (n:`M@`) DETACH DELETE n", "Filter": "MATCH (p:Process) FILTER p.name = '@' RETURN p",
        "Let": "MATCH (p:Process) LET x = p.name RETURN x", "For": "FOR x IN ['@'] RETURN x",
        "Find": "FIND processes WHERE name = '@' SHOW id, name", "Count": "COUNT processes BY name",
        "Sample": "SAMPLE 2 FROM ( FIND processes ) SEED 1", "Check": "CHECK ALL", "Why": "WHY unowned-process 'P-1@'",
        "Trace": "TRACE DOWNSTREAM OF 'P-1@'", "Loop": "LOOP GAPS OF 'P-1@'", "Map": "MAP OF 'P-1@'",
        "Compare": "COMPARE WITH 'org'",
        "DefineCheck": "DEFINE CHECK `my@` AS MATCH (p:Process) RETURN p.id AS subject",
        "DefineQuery": "DEFINE QUERY `q@` AS MATCH (p:Process) RETURN p.name",
        "DefineFunction": "DEFINE FUNCTION `f@`(x) AS x = '@'", "Run": "RUN `q@`", "Show": "SHOW sources",
        "Expand": "EXPAND FIND processes WHERE name = '@'", "Explain": "EXPLAIN MATCH (p:`L@` {name: '@'}) RETURN p",
        "Profile": "PROFILE MATCH (p:Process {name: '@'}) RETURN p.`na@`", "Rollback": "ROLLBACK",
    ]

    /// Every statement, as it stands and behind the words that show what it stands for; and each with an end that is none.
    private func script() throws -> String {
        let grammar = try EBNFReader.read(try #require(readTextFile(Self.project + "/Grammar/weft.ebnf")))
        let kinds = ["Clause", "AuditStatement"].flatMap { name -> [String] in
            guard case .choice(let terms)? = grammar.term(name) else { return [] }
            return terms.compactMap { if case .reference(let name) = $0 { name } else { nil } }
        }
        #expect(kinds.count > 25 && Set(kinds) == Set(Self.statements.keys))
        var lines: [String] = []
        for kind in kinds {
            guard let text = Self.statements[kind] else { continue }
            lines += ["", "EXPLAIN ", "PROFILE ", "EXPAND "].map { $0 + text }
            lines += ["EXPAND \(text) FOR openCypher", text + " `@", "\(text) INTO '@/no'", "FIND `@`", "RETURN @"]
        }
        for topic in grammar.texts(in: "Show") { lines.append("SHOW \(topic)") }
        return lines.map { $0.replacing("@", with: evil) + ";\n" }.joined()
    }

    @Test("every statement in every format", arguments: WorkbenchOptions.modes)
    func statements(mode: String) throws {
        let desk = hostileDesk()
        desk.write("s.weft", try script())
        let result = desk.run("weft query org --mode \(mode) --keep-going -f s.weft")
        #expect(result.status == 1 && result.output.count > 1000)
        #expect(steering(result.errors) == [])
        // Comma-separated values are for programs, and carry what they were given; on a screen they are shown as all else is.
        if mode != "csv" { #expect(steering(result.text) == []) }
        #expect(!result.text.contains("<script>") || mode != "html")
    }

    @Test("every dot command, with an argument that acts", arguments: DotCommands.all.map(\.name))
    func commands(name: String) {
        let desk = hostileDesk()
        desk.write("s.weft", "FIND processes;\n\(name) \(evil)\n\(name)\n\(name) P-1 \(evil) minor \(evil)\n")
        let result = desk.run("weft query org --keep-going -f s.weft </dev/null")
        #expect(steering(result.errors + result.text) == [])
    }

    @Test("every subcommand, with paths and options that act")
    func subcommands() {
        let desk = hostileDesk()
        let help = desk.run("weft --help").text.split(separator: "\n").drop { !$0.hasPrefix("SUBCOMMANDS") }.dropFirst()
        let names = help.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.compactMap {
            $0.split(separator: " ").first
        }
        #expect(names.count > 8)
        let bad = "$'no\\x1b[31m\\u202e\\a'"
        for name in names {
            for rest in [
                "", bad, "org \(bad)", "org --\(bad)", "org --mode \(bad)", "org --as-of \(bad)", "org -o \(bad)/x",
            ] {
                let result = desk.run("weft \(name) \(rest) </dev/null")
                #expect(steering(result.errors) == [], "\(name) \(rest)")
                // What is written for another engine holds the names as they are; on a screen it is shown.
                if name != "export" { #expect(steering(result.text) == [], "\(name) \(rest)") }
            }
        }
    }

    @Test("every file that is written: exports, sidecars, papers, logs, reports, graphs for others")
    func files() throws {
        let desk = hostileDesk()
        let endings = WorkbenchOptions.modes.map { ".mode \($0)\n.once out/\($0)\nCHECK ALL;\n" }.joined()
        desk.write("s.weft", ".log out/log\n.workpaper out/paper.md\n.note \(evil)\n" + endings + (try script()))
        desk.run("mkdir out; weft query org --keep-going -f s.weft; weft check org --junit out/j.xml")
        desk.run("weft query org -c 'EXPAND LOOP GAPS' -o out/text.txt")
        desk.run("weft query org -c \"MAP INTO 'out/map.svg'\"")
        desk.run("weft query org -c \"MATCH p = (a)-[]-(b) RETURN p INTO 'out/paths.svg'\"")
        desk.run("weft check org -o out/found.xlsx; weft query org -c \"FIND processes INTO 'out/rows.xlsx'\"")
        #expect(desk.run("weft query out/found.xlsx -c 'SHOW labels'").errors.contains("panic") == false)
        for ending in ["html", "md", "txt"] { #expect(desk.run("weft report org -o out/report.\(ending)").status == 0) }
        let page = desk.text("out/report.html")
        #expect(page.contains("&lt;script&gt;") && !page.contains("<script"))
        let names = desk.run("ls out").text.split(separator: "\n").map(String.init)
        #expect(names.count >= WorkbenchOptions.modes.count + 4)
        for name in names where name != "csv" && !name.hasPrefix("csv.summary") && !name.hasSuffix(".xlsx") {
            #expect(steering(desk.text("out/" + name)) == [], "\(name)")
        }
        #expect(desk.text("out/j.xml").contains("&lt;script&gt;") || !desk.text("out/j.xml").contains("<script>"))
        desk.run("weft export org -o g.cypher; weft export org --format csv-bundle -o bundle")
        let script = desk.text("g.cypher")
        let head = script.split(separator: "\n").prefix { $0.hasPrefix("//") }
        #expect(head.count == 2 && steering(head.joined()) == [])
        #expect(!script.contains("\nMATCH (n) DETACH DELETE n;"))
        #expect(steering(desk.text("bundle/README.txt")) == [])
        let listed = (try? FileManager.default.contentsOfDirectory(atPath: desk.folder + "/bundle")) ?? []
        #expect(listed.count >= 3 && steering(listed.joined(separator: "\n")) == [])
        #expect(desk.run("weft query g.cypher --raw --mode csv -c 'MATCH (n) RETURN count(*)'").status == 0)
    }
}
