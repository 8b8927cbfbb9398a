// Documents of objects: JSON, a value a line, YAML.

import Diagnostics
import Graph
import Loaders
import Testing
import Values

@Suite("Tables in JSON and YAML")
struct ObjectTests {
    private static func suppliers(_ name: String, _ text: String) throws -> [String] {
        try Folder([name: text]).load().nodes("ExternalParty")
    }

    private static let expected = [
        "{id: 'S1', name: 'Acorn', tags: 'it; hr', contact.mail: 'a@x.example'}", "{id: 'S2', name: 'Birch'}",
    ]

    @Test(
        "a list of objects is a table, however it is written",
        arguments: [
            (
                "suppliers.json",
                """
                [{"id": "S1", "name": "Acorn", "tags": ["it", "hr"], "contact": {"mail": "a@x.example"}},
                 {"id": "S2", "name": "B\\u0069rch", "tags": [], "contact": null}]
                """
            ),
            (
                "suppliers.ndjson",
                """
                {"id": "S1", "name": "Acorn", "tags": ["it", "hr"], "contact": {"mail": "a@x.example"}}
                {"name": "Birch", "id": "S2"}
                """
            ),
            (
                "suppliers.yaml",
                """
                - {id: S1, name: Acorn, tags: [it, hr], contact: {mail: a@x.example}}
                - id: S2
                  name: Birch
                  tags: ~
                """
            ),
            (
                "suppliers.json",
                #"{"total": 2, "records": [{"id": "S1", "fields": {"name": "Acorn", "tags": [{"name": "it"}, {"name": "hr"}], "contact": {"mail": "a@x.example"}}}, {"id": "S2", "fields": {"name": "Birch"}}]}"#
            ),
        ])
    func lists(name: String, text: String) throws {
        let found = try Self.suppliers(name, text)
        #expect(found == Self.expected)
    }

    @Test("rows know their lines, and names of one heading meet")
    func lines() throws {
        let text =
            "{\"id\": \"S1\", \"nextReview\": \"2026-05-01\"}\n\n{\"id\": \"S2\", \"next_review\": \"2026-06-01\"}\n"
        let organisation = try Folder(["suppliers.ndjson": text]).load()
        #expect(
            organisation.nodes("ExternalParty") == [
                "{id: 'S1', nextReview: '2026-05-01'}", "{id: 'S2', nextReview: '2026-06-01'}",
            ])
        let label = try #require(organisation.graph.label("ExternalParty"))
        let places = organisation.graph.nodes(label: label).joined().compactMap {
            organisation.graph.source(of: NodeID($0))?.line
        }
        #expect(places == [1, 3])
    }

    @Test("each list of a document is a table of its own")
    func several() throws {
        let organisation = try Folder([
            "export.json": #"{"risks": [{"id": "R1", "name": "Fire"}], "people": [{"id": "7", "name": "Ann Lee"}]}"#
        ]).load()
        #expect(organisation.files.map(\.path) == ["export.json:people", "export.json:risks"])
        #expect(organisation.nodes("Risk").count == 1)
        #expect(organisation.nodes("Person").count == 1)
    }

    @Test(
        "what can't be read is told with the reason, and the other files are read",
        arguments: [
            ("a.json", #"{"a": [1,2"#, "a list does not end in line 1"),
            ("a.json", "[1,\n tru]", "“tru” is no value in line 2"),
            ("a.json", #"{"theme": "dark"}"#, "it holds no list of objects"),
            ("a.json", String(repeating: "[", count: 100_000), "its values nest more than 64 deep"),
            ("a.json", #"["\q"]"#, "an escape is none in line 1"),
            ("a.json", #"{"catalog": {}}"#, "it is an OSCAL document (catalog), which no loader reads"),
            ("a.yaml", "a: [1\nb: 2", "it is no YAML"),
            ("a.yaml", "- just\n- texts", "it holds no list of objects"),
        ])
    func unreadable(name: String, text: String, reason: String) throws {
        let organisation = try Folder([name: text, "people.csv": "id,name\n7,Ann Lee\n"]).load()
        #expect(organisation.nodes("Person").count == 1)
        let file = try #require(organisation.files.first { $0.path == name })
        #expect(file.notes.first?.hasPrefix("not read: ") == true)
        #expect(file.notes.first?.contains(reason) == true, "\(file.notes)")
    }
}
