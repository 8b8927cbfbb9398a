// Manifests: what they can say, and what they are told when they are wrong.

import Diagnostics
import Foundation
import Testing
import Values

@testable import Loaders

@Suite struct ManifestTests {
    @Test(
        "names the line and the nearest word",
        arguments: [
            ("weft: 1\nfils: []\n", "isms.yaml:2: the manifest has no key `fils`", "did you mean files?"),
            ("name: x\n", "isms.yaml:1: the manifest does not say its version", nil),
            ("weft: 2\n", "isms.yaml:1: this is version 2 of the format; weft reads version 1", nil),
            ("weft: 1\nasOf: soon\n", "isms.yaml:2: `asOf` is no date: soon", nil),
            (
                "weft: 1\nperiod: {from: 2026-01-01, to: 2025-01-01}\n",
                "isms.yaml:2: the period ends before it begins", nil
            ),
            ("weft: 1\ntimeZone: Mars/Olympus\n", "isms.yaml:2: there is no time zone Mars/Olympus", nil),
            ("weft: 1\nfiles:\n  - {node: A}\n", "isms.yaml:3: a file needs a `path`", nil),
            (
                "weft: 1\nfiles:\n  - {path: a.csv, node: A, edge: B}\n",
                "isms.yaml:3: rows are nodes or relationships: give `node` or `edge`, not both", nil
            ),
            (
                "weft: 1\nfiles:\n  - {path: a.csv}\n", "isms.yaml:3: a.csv needs `node` or `edge`: what is each row?",
                nil
            ),
            (
                "weft: 1\nfiles:\n  - path: a.csv\n    node: A\n    columns:\n      id: {proprty: x}\n",
                "isms.yaml:6: a column has no key `proprty`", "did you mean property?"
            ),
            (
                "weft: 1\nfiles:\n  - path: a.csv\n    node: A\n    columns:\n      Nmae: skip\n",
                "isms.yaml:6: a.csv has no column `Nmae`", "did you mean name?"
            ),
            (
                "weft: 1\nfiles:\n  - path: a.csv\n    node: A\n    columns:\n      name: {type: dat}\n",
                "isms.yaml:6: there is no type dat", "did you mean date?"
            ),
            ("weft: 1\nfiles:\n  - path: b.csv\n    node: A\n", "there is no file or folder b.csv", nil),
            (
                "weft: 1\nfiles:\n  - path: ../a.csv\n    node: A\n", "../a.csv lies outside the organisation's folder",
                nil
            ),
            (
                "weft: 1\nfiles:\n  - path: /etc/passwd\n    node: A\n",
                "/etc/passwd lies outside the organisation's folder", nil
            ),
            ("weft: 1\nfiles: [\n", nil, nil),
        ] as [(String, String?, String?)])
    func errors(text: String, message: String?, help: String?) throws {
        let folder = try Folder(["isms.yaml": text, "a.csv": "id,name\nA-1,x\n"])
        let error = try #require(#expect(throws: Diagnostic.self) { try folder.load() })
        #expect(error.type == .loadError)
        if let message { #expect(error.message == message) }
        if let help { #expect(error.help == help) }
    }

    @Test func settings() throws {
        let loaded = try Folder([
            "isms.yaml":
                "weft: 1\nname: Northwind\nasOf: 2026-03-31\nperiod: {from: 2025-04-01, to: 2026-03-31}\ntimeZone: Europe/Berlin\nfiles: [{path: a.csv, node: A}]\n",
            "a.csv": "id\n1\n",
        ]).load()
        #expect(loaded.name == "Northwind")
        #expect(loaded.asOf?.epochDay == 20_543)
        #expect(loaded.period?.from.epochDay == 20_179)
        #expect(loaded.timeZone == "Europe/Berlin")
        #expect(!loaded.usesConventions)
    }

    @Test func columnsMeanWhatTheManifestSays() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            files:
              - path: p.csv
                node: [Process, Service]
                key: No.
                columns:
                  Status: {property: status, values: {Live: active, Gone: retired}}
                  Next review: {type: date, format: dd.MM.yyyy}
                  Remarks: skip
                  Count: {property: total, type: integer}
                missing: [n/a, TBD]
            """,
            "p.csv":
                "No.,Status,Next review,Remarks,Count,Process-ID\n1,LIVE,31.03.2026,x,N/A,a\n2,Draft,tbd,y,7,b\n3,Asleep,2026-01-01,z,q,c\n",
        ]).load()
        #expect(
            loaded.nodes("Service") == [
                "{id: '1', status: 'active', nextReview: '2026-03-31', processId: 'a'}",
                "{id: '2', status: 'draft', total: 7, processId: 'b'}",
                "{id: '3', status: 'Asleep', nextReview: '2026-01-01', processId: 'c'}",
            ])
        #expect(
            loaded.problems == [
                "p.csv:4 Process 3 Status Asleep unknown-value", "p.csv:4 Process 3 Count q unparsable",
            ])
    }

    @Test func wildcardsAndPathsThatStandTwice() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            files:
              - {path: "records/*.csv", node: Record}
              - {path: "nothing/*.csv", node: Record}
              - {path: capa.csv, node: Finding}
              - {path: capa.csv, node: CorrectiveAction, columns: {id: {edge: ADDRESSES, to: Finding}}}
            """, "records/b.csv": "id\nR-2\nR-1\n", "records/a.csv": "id\nR-1\n", "capa.csv": "id\nC-1\nC-1\n",
        ]).load()
        #expect(loaded.nodes("Record").prefix(2) == ["{id: 'R-1'}", "{id: 'R-2'}"])
        #expect(loaded.relationships("ADDRESSES") == ["C-1>C-1"])
        #expect(
            loaded.files.map { "\($0.path) \($0.rows) \($0.rejected)" } == [
                "records/a.csv 1 0", "records/b.csv 2 1", "capa.csv 2 1",
            ])
        #expect(loaded.problems.first == "records/b.csv:3 Record R-1 id R-1 duplicate-id")
    }

    @Test func linksThatLeadOutOfTheFolderAreNotFollowed() throws {
        let outside = try Folder(["secret.csv": "id\n1\n"])
        let folder = try Folder(["isms.yaml": "weft: 1\nfiles: [{path: link.csv, node: A}]\n"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.csv", withDestinationPath: outside.path + "/secret.csv")
        let error = #expect(throws: Diagnostic.self) { try folder.load() }
        #expect(error?.detail == .outsideFolder)
    }

    @Test func whatCanBeOpened() throws {
        let folder = try Folder([
            "isms.yaml": "weft: 1\nname: N\nfiles: [{path: tools.csv, node: Tool}]\n", "tools.csv": "id\n1\n",
        ])
        #expect(try folder.load("isms.yaml").name == "N")
        #expect(try folder.load("tools.csv").name == "tools")
        #expect(try folder.load("tools.csv").usesConventions)
        #expect(throws: Diagnostic.self) { try folder.load("absent") }
        #expect(throws: Diagnostic.self) { try Folder().load() }
    }
}
