// References, and what becomes of those that lead nowhere.

import Diagnostics
import Testing
import Catalogue
import Graph
import Values

@testable import Loaders

@Suite struct LinkTests {
    private let people = "id,name\nE-1,Ann\nE-2,Bob\nE-3,Bob\n"

    @Test func triesKeysAndLabelsInTheirOrder() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            files:
              - path: p.csv
                node: Process
                columns:
                  Owner: {edge: OWNED_BY, to: [Person, Role]}
                  Since: {of: Owner, property: since, type: date}
              - {path: people.csv, node: Person}
              - {path: roles.csv, node: Role}
            """, "people.csv": people, "roles.csv": "id,name\nR-1,CISO\nE-2,Clerk\n",
            "p.csv": "id,Owner,Since\nP-1,Ann,2026-01-01\nP-2,R-1,\nP-3,Bob,\nP-4,E-2,\nP-5,Zoe,\nP-6,,\n",
        ]).load()
        #expect(loaded.relationships("OWNED_BY") == ["P-1>E-1 {since: '2026-01-01'}", "P-2>R-1"])
        #expect(
            loaded.problems == [
                "p.csv:4 Process P-3 Owner Bob ambiguous", "p.csv:5 Process P-4 Owner E-2 ambiguous",
                "p.csv:6 Process P-5 Owner Zoe unresolved",
            ])
        #expect(loaded.issues[2].reason == "Person or Role by id or name")
    }

    @Test func splitsAndCreatesBeforeAnythingIsResolved() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            files:
              - {path: a.csv, node: Audit, columns: {Carries: {edge: AUDITED, to: Item, match: name}}}
              - path: p.csv
                node: Process
                columns:
                  Inputs: {edge: CONSUMES, to: Item, match: name, split: ";", create: Item}
                  Required: {of: Inputs, property: required}
            """, "a.csv": "id,Carries\nA-1,log\n", "p.csv": "id,Inputs,Required\nP-1,log; plan;;log,yes\nP-2,plan,no\n",
        ]).load()
        #expect(loaded.nodes("Item") == ["{id: 'log', name: 'log'}", "{id: 'plan', name: 'plan'}"])
        #expect(
            loaded.relationships("CONSUMES") == [
                "P-1>log {required: true}", "P-1>plan {required: true}", "P-1>log {required: true}",
                "P-2>plan {required: false}",
            ])
        #expect(loaded.relationships("AUDITED") == ["A-1>log"])
        #expect(loaded.problems.isEmpty)
    }

    @Test func fromTurnsTheRelationshipAround() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            files:
              - {path: p.csv, node: Process, columns: {Procedure: {edge: DESCRIBES, from: Document}}}
              - {path: d.csv, node: Document}
            """, "p.csv": "id,Procedure\nP-1,D-1\nP-2,D-9\n", "d.csv": "id\nD-1\n",
        ]).load()
        #expect(loaded.relationships("DESCRIBES") == ["D-1>P-1"])
        #expect(loaded.problems == ["p.csv:3 Process P-2 Procedure D-9 unresolved"])
        let provided = loaded.graph.catalogue().provided
        #expect(provided.contains("Document-DESCRIBES") && !provided.contains("Process-DESCRIBES"))
    }

    @Test func edgeFiles() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            files:
              - {path: people.csv, node: Person}
              - path: e.csv
                edge: REPORTS_TO
                from: {column: who, label: Person}
                to: {column: whom, label: Person, match: id}
            """, "people.csv": people,
            "e.csv": "who,whom,since\nE-1,E-2,2026-01-01\nAnn,E-3,\n,E-1,\nE-1,,\nE-1,Ann,\n",
        ]).load()
        #expect(loaded.relationships("REPORTS_TO") == ["E-1>E-2 {since: '2026-01-01'}", "E-1>E-3"])
        #expect(
            loaded.problems == [
                "e.csv:4 REPORTS_TO - who - missing-end", "e.csv:5 REPORTS_TO - whom - missing-end",
                "e.csv:6 REPORTS_TO - whom Ann unresolved",
            ])
    }

    @Test func handOffsAreInteractions() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            files:
              - {path: p.csv, node: Process}
              - path: h.csv
                edge: HANDS_OFF_TO
                from: {column: from, label: Process}
                to: {column: to, label: Process}
            """, "p.csv": "id\nP-1\nP-2\n",
            "h.csv": "from,to,kind,status\nP-1,P-2,handoff,\nP-1,P-2,Report,retired\nP-2,P-9,,\n",
        ]).load()
        #expect(
            loaded.nodes("Interaction") == [
                "{id: 'P-1>P-2', kind: 'handoff'}", "{id: 'P-1>P-2#2', kind: 'report', status: 'retired'}",
                "{id: 'P-2>P-9'}",
            ])
        #expect(loaded.relationships("HANDS_OFF_TO") == ["P-1>P-2 {interaction: 'P-1>P-2', kind: 'handoff'}"])
        #expect(
            loaded.problems == [
                "h.csv:4 Interaction P-2>P-9 to P-9 unresolved", "h.csv:4 Interaction P-2>P-9 TO - missing-end",
            ])
    }

    @Test func rowsWithoutAKeyAreKeptAside() throws {
        let loaded = try Folder(["processes.csv": "id,name\nP-1,a\n,b\nP-1,c\n"]).load()
        #expect(loaded.nodes("Process") == ["{id: 'P-1', name: 'a'}"])
        #expect(
            loaded.problems == [
                "processes.csv:3 Process - id - missing-key", "processes.csv:4 Process P-1 id P-1 duplicate-id",
            ])
        #expect(loaded.files[0].rejected == 2)
    }

    @Test func theClausesAreThereUnlessAFileProvidesThem() throws {
        let without = try Folder(["processes.csv": "id,clauses\nP-1,4.4;9.2\n"]).load()
        #expect(without.nodes("Clause").count == 34)
        #expect(without.relationships("IMPLEMENTS") == ["P-1>4.4", "P-1>9.2"])
        let with = try Folder(["clauses.csv": "id,title,stage\n4.4,Ours,do\n"]).load()
        #expect(with.nodes("Clause") == ["{id: '4.4', title: 'Ours', stage: 'do'}"])
    }
}
