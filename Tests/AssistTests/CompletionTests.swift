// What Tab offers at each place of a statement. ▮ is the cursor.

import Assist
import Catalogue
import Testing
import Values

@Suite("Completion")
struct CompletionTests {
    /// The texts offered at the cursor, in order.
    private func offered(_ marked: String) -> [String] { complete(marked).suggestions.map(\.text) }

    private func complete(_ marked: String) -> Completion {
        let parts = marked.split(separator: "▮", maxSplits: 1, omittingEmptySubsequences: false)
        return Completer(knowledge).complete(parts.joined(), at: parts[0].utf8.count)
    }

    @Test(
        "exactly these",
        arguments: [
            ("MATCH (p:Proc▮", ["Process"]),
            ("MATCH (p:▮", ["Process", "Person", "Item"]),
            ("MATCH (p:Process)-[:▮", ["HANDS_OFF_TO", "OWNED_BY"]),
            ("MATCH (i:Item)<-[:▮", ["PRODUCES"]),
            ("MATCH (p:Process) WHERE p.▮", ["id", "name", "criticality"]),
            ("MATCH (p:Process)-[r:OWNED_BY]->(o:Person) WHERE r.▮", ["since"]),
            ("MATCH (p:Process)-[r:OWNED_BY]->(o:Person) WHERE o.▮", ["id", "name", "active"]),
            // What a relationship leads to is known without a label.
            ("MATCH (p:Process)-[:OWNED_BY]->(o) WHERE o.▮", ["id", "name", "active"]),
            ("MATCH (o)<-[:OWNED_BY]-(p) WHERE p.▮", ["id", "name", "criticality"]),
            ("MATCH (:Process)-[:HANDS_OFF_TO]->(q)-[:▮", ["HANDS_OFF_TO", "OWNED_BY"]),
            ("match (p:Process) ret▮", ["return"]),
            ("MATCH (p:Process) RETURN toU▮", ["toUpper"]),
            ("RETURN date.tr▮", ["truncate"]),
            ("OPTIONAL ▮", ["MATCH"]),
            ("MATCH (process:Process) WHERE pro▮", ["process"]),
            ("CALL graph.▮", ["components"]),
            ("CALL gr▮", ["graph.components"]),
            ("RETURN $dep▮", ["$department"]),
            ("FIND proc▮", ["processes"]),
            ("RUN trace(start: 'P-001', ▮", ["goal: "]),
            ("CHECK silo, trigger-without-handoff(▮", ["before: ", "window: "]),
            ("LOOP ▮", ["OF", "GAPS", "REPAIR"]),
            ("CHECK ALL AT LEAST m▮", ["minor", "major"]),
            ("SHOW properties OF Pro▮", ["Process"]),
            (".mo▮", [".mode"]),
            (".mode ▮", ["table", "csv"]),
            (".schema Per▮", ["Person"]),
            (".nonsense ▮", []),
            ("RETURN 1; MATCH (x:It▮", ["Item"]),
            // What comes from ISO GQL.
            ("MATCH (p IS Pro▮", ["Process"]),
            ("MATCH (p:Process)-[r IS ▮", ["HANDS_OFF_TO", "OWNED_BY"]),
            ("MATCH (p) WHERE p IS LABELED Pro▮", ["Process"]),
            ("MATCH (p) WHERE p IS NOT LABELED Item|P▮", ["Process", "Person"]),
            ("MATCH (p) WHERE p IS ▮", ["NULL", "NOT NULL", "LABELED"]),
            ("MATCH (p) WHERE p IS NOT ▮", ["NULL", "LABELED"]),
            ("MATCH (p:Process) FIL▮", ["FILTER"]),
            ("MATCH (p:Process) LET ▮", []),
            ("MATCH (p:Process) LET letters ▮", ["="]),
            ("MATCH (p:Process) FOR ▮", []),
            ("FOR level ▮", ["IN"]),
            ("MATCH ▮", ["ANY SHORTEST", "ALL SHORTEST", "SHORTEST", "ACYCLIC", "TRAIL"]),
            ("MATCH way = ▮", ["ANY SHORTEST", "ALL SHORTEST", "SHORTEST", "ACYCLIC", "TRAIL"]),
            ("MATCH (p), way = AN▮", ["ANY SHORTEST"]),
            ("MATCH way = ANY ▮", ["SHORTEST"]),
            ("MATCH way = ALL SHORTEST ▮", ["ACYCLIC", "TRAIL"]),
            ("EXPAND LOOP GAPS FOR ▮", ["openCypher", "CLAUSE"]),
            ("EXPAND MATCH (p) RETURN p FOR ▮", ["openCypher"]),
        ] as [(String, [String])])
    func exactly(marked: String, expected: [String]) {
        #expect(offered(marked) == expected)
    }

    @Test(
        "these among others",
        arguments: [
            ("▮", ["FIND", "CHECK", "MATCH"]),
            ("EXPLAIN ▮", ["FIND", "MATCH"]),
            ("FIND processes ▮", ["WHERE", "WITHOUT", "SHOW", "INTO"]),
            ("FIND processes WITHOUT ▮", ["interactions", "owner", "INCOMING"]),
            ("FIND processes WHERE ▮", ["criticality", "owner", "department"]),
            ("FIND processes WHERE owner ▮", ["IS MISSING", "AND", "SHOW"]),
            ("FIND processes WHERE criticality = 'high' AND ow▮", ["owner"]),
            ("FIND interactions WHERE from.▮", ["criticality", "department"]),
            ("COUNT processes BY ▮", ["department", "criticality"]),
            ("MATCH (p:Process) ▮", ["WHERE", "RETURN", "WITH", "FILTER", "LET", "FOR", "MERGE"]),
            ("MATCH (p:Process)-[:OWNED_BY]->{1,2}(o) RETURN o ▮", ["AS", "ORDER BY"]),
            ("MATCH (p:Process) WHERE p.name = ▮", ["p", "toUpper"]),
            ("MATCH (p:Process) RETURN p.name ▮", ["AS", "ORDER BY", "LIMIT"]),
        ] as [(String, [String])])
    func among(marked: String, expected: [String]) {
        let found = Set(offered(marked))
        #expect(found.isSuperset(of: expected), "\(Set(expected).subtracting(found)) missing in \(found.sorted())")
    }

    @Test("checks are completed as one word, hyphens and all")
    func hyphens() {
        let completion = complete("CHECK orphaned-pr▮")
        #expect(completion.suggestions.map(\.text) == ["orphaned-process"])
        #expect(completion.replaced == 6..<17)
        #expect(offered("CHECK unowned-process, orph▮") == ["orphaned-process"])
        #expect(offered("WHY orph▮") == ["orphaned-process"])
    }

    @Test("files belong after INTO and after commands that take one")
    func files() {
        #expect(complete("LOOP GAPS INTO 'out/ga▮").wantsFile)
        #expect(complete("LOOP GAPS INTO 'out/ga▮").replaced == 16..<22)
        #expect(complete(".read samp▮").wantsFile)
        #expect(complete(".read samp▮").replaced == 6..<10)
        #expect(!complete("FIND processes WHERE name = 'out▮").wantsFile)
    }

    @Test(
        "values that occur come with how often they do, and close their quote",
        arguments: [
            ("MATCH (p:Process) WHERE p.criticality = '▮", ["high", "low"]),
            ("MATCH (p:Process) WHERE p.criticality IN ['high', 'l▮", ["low"]),
            ("MATCH (p:Process {criticality: '▮", ["high", "low"]),
            ("MATCH (p:Process) WHERE p.criticality STARTS WITH 'H▮", ["high"]),
            ("MATCH ()-[r:OWNED_BY]->() WHERE r.since > '2▮", ["2024"]),
            ("FIND processes WHERE criticality = '▮", ["high", "low"]),
            ("FIND processes WHERE department = '▮", ["IT", "HR"]),
            ("FIND interactions WHERE from.department <> '▮", ["IT", "HR"]),
            ("FIND processes OF department '▮", ["O\\'Neill desk"]),
            ("LOOP OF 'Off▮", ["Offboarding"]),
            ("TRACE 'Off▮", ["Offboarding"]),
            ("TRACE DOWNSTREAM OF 'Off▮", ["Offboarding"]),
            ("MATCH (p:Process) WHERE p.id = 'x' RETURN '▮", []),
        ] as [(String, [String])])
    func values(marked: String, expected: [String]) {
        #expect(offered(marked) == expected)
        #expect(complete(marked).suggestions.allSatisfy { $0.closing == "'" })
    }

    @Test("a value says how often it occurs; an entity what it is")
    func valueDetails() {
        #expect(complete("FIND processes WHERE criticality = '▮").suggestions.map(\.detail) == ["4×", "1×"])
        #expect(complete("LOOP OF '▮").suggestions.map(\.detail) == ["Process P-017"])
        #expect(complete("FIND processes WHERE criticality = '▮'").suggestions.map(\.closing) == ["", ""])
    }

    @Test(
        "the hint is the rest of the word, of the arguments, or of a command",
        arguments: [
            ("MATCH (p:Proc▮", "ess"), ("match (p:Process) ret▮", "urn"), ("ORDER ▮", "BY"), ("OPTIONAL ▮", "MATCH"),
            ("RETURN toUpper(▮", "text)"), ("RETURN substr(p.name, ▮", "start, [length])"),
            ("CALL graph.▮", "components"), (".read ▮", "FILE"), (".mo▮", "de"), ("MATCH (p:Proc▮) RETURN p", nil),
            ("FIND processes WHERE owner = '▮", nil), ("▮", nil),
        ] as [(String, String?)])
    func hint(marked: String, expected: String?) {
        let parts = marked.split(separator: "▮", maxSplits: 1, omittingEmptySubsequences: false)
        #expect(Completer(knowledge).hint(text: parts.joined(), cursor: parts[0].utf8.count) == expected)
    }

    @Test("what stands behind the cursor is left alone")
    func middle() {
        let completion = complete("MATCH (p:Proc▮) RETURN p")
        #expect(completion.replaced == 9..<13)
        #expect(completion.suggestions.map(\.text) == ["Process"])
    }

    @Test("the common beginning ignores case")
    func commonPrefix() {
        let both = Completion(
            replaced: 0..<0, suggestions: [Suggestion("createdAt", .property), Suggestion("createdBy", .property)])
        #expect(both.commonPrefix == "created")
        #expect(Completion(replaced: 0..<0).commonPrefix.isEmpty)
    }

    @Test(
        "no text and no cursor makes it stumble",
        arguments: ["(((", "'", "`", "MATCH (a:", "CHECK -", ".", "$", "é▮", "FIND ", "}])", "RETURN [x IN"])
    func strangeTexts(text: String) {
        for cursor in 0...(text.utf8.count + 1) {
            let completion = Completer(knowledge).complete(text, at: cursor)
            #expect(completion.replaced.lowerBound <= completion.replaced.upperBound)
        }
    }
}

/// A small graph and language.
private let knowledge: Knowledge = {
    func properties(_ names: [String]) -> [GraphCatalogue.Property] {
        names.map { GraphCatalogue.Property(name: $0, types: ["STRING"], count: 3) }
    }
    let graph = GraphCatalogue(
        nodeCount: 9, relationshipCount: 9,
        labels: [
            .init(name: "Process", count: 5, properties: properties(["id", "name", "criticality"])),
            .init(name: "Person", count: 3, properties: properties(["id", "name", "active"])),
            .init(name: "Item", count: 1, properties: properties(["id"])),
        ],
        relationshipTypes: [
            .init(
                name: "OWNED_BY", count: 4, properties: properties(["since"]),
                connections: [.init(from: "Process", to: "Person", count: 4)]),
            .init(
                name: "HANDS_OFF_TO", count: 6, properties: [],
                connections: [.init(from: "Process", to: "Process", count: 6)]),
            .init(name: "PRODUCES", count: 1, properties: [], connections: [.init(from: "Role", to: "Item", count: 1)]),
        ])
    var functions = ["toUpper", "toLower", "date.truncate"].map {
        FunctionSignature(name: $0, overloads: [[Parameter("text", .string)]], result: .string, summary: "")
    }
    functions.append(
        FunctionSignature(
            name: "substr",
            overloads: [
                [
                    Parameter("text", .string), Parameter("start", .integer),
                    Parameter("length", .integer, optional: true),
                ]
            ], result: .string, summary: ""))
    let procedures = [ProcedureSignature(name: "graph.components", parameters: [], results: [], summary: "")]
    return Knowledge(
        catalogue: Catalogue(graph: graph, functions: functions, procedures: procedures), parameters: ["department"],
        commands: [
            CommandDescription(name: ".mode", usage: ".mode FORMAT", summary: "", argument: .words(["table", "csv"])),
            CommandDescription(name: ".read", usage: ".read FILE", summary: "", argument: .file),
            CommandDescription(name: ".schema", usage: ".schema LABEL", summary: "", argument: .label),
        ], values: { values[$0] ?? [] })
}()

private let values: [ValueSource: [KnownValue]] = [
    .property("criticality", labels: ["Process"]): [KnownValue("high", count: 4), KnownValue("low", count: 1)],
    .relationshipProperty("since", types: ["OWNED_BY"]): [KnownValue("2024", count: 3)],
    .attribute("department", label: "Process"): [KnownValue("IT", count: 3), KnownValue("HR", count: 2)],
    .entities(labels: ["OrgUnit"]): [KnownValue("O'Neill desk", count: 1, entity: "OrgUnit OU-3")],
    .entities(labels: ["Process"]): [KnownValue("Offboarding", count: 1, entity: "Process P-017")],
]
