// What a column's cells are taken to be.

import Diagnostics
import Testing

@testable import Loaders

@Suite struct TypeTests {
    @Test(arguments: [
        (["1", "-2", ""], ["1", "-2", "null"]), (["1", "2.5"], ["1.0", "2.5"]), (["007", "1"], ["'007'", "'1'"]),
        (["1E5"], ["'1E5'"]),
        (["9223372036854775808", "1"], ["'9223372036854775808'", "'1'"]), (["yes", "No"], ["true", "false"]),
        (["yes", "maybe"], ["'yes'", "'maybe'"]),
        (["2026-03-31", "2024-02-29"], ["'2026-03-31'", "'2024-02-29'"]), (["2026-02-30"], ["'2026-02-30'"]),
        (["31.12.2026", "1.2.2026"], ["'2026-12-31'", "'2026-02-01'"]),
        (["13/12/2026", "1/2/2026"], ["'2026-12-13'", "'2026-02-01'"]),
        (["12/13/2026", "1/2/2026"], ["'2026-12-13'", "'2026-01-02'"]),
        (["1/2/2026", "3/4/2026"], ["'1/2/2026'", "'3/4/2026'"]),
        (["3 Jan 2026"], ["'2026-01-03'"]),
        (["2026-03-15 22:00", "2026-03-15T22:00:30"], ["'2026-03-15T22:00'", "'2026-03-15T22:00:30'"]),
        (["P1Y", "PT4H"], ["'P1Y'", "'PT4H'"]), (["P1Y", "yearly"], ["'P1Y'", "'yearly'"]),
        (["5.10", "5.9"], ["'5.10'", "'5.9'"]),
    ]) func inferred(cells: [String], values: [String]) throws {
        let rows = cells.enumerated().map { "T-\($0),\($1)" }.joined(separator: "\n")
        let loaded = try Folder(["tools.csv": "id,value\n" + rows]).load()
        let expected = zip(cells.indices, values).map {
            $1 == "null" ? "{id: 'T-\($0)'}" : "{id: 'T-\($0)', value: \($1)}"
        }
        #expect(loaded.nodes("Tool") == expected)
    }

    @Test func saysWhenDatesCouldBeEither() throws {
        let loaded = try Folder(["tools.csv": "id,bought\nT-1,01/02/2026\n"]).load()
        #expect(
            loaded.files[0].notes == [
                "bought: its dates could be d/M/yyyy or M/d/yyyy: they stay text until a manifest gives a `format`"
            ])
    }

    @Test func idsStayText() throws {
        let loaded = try Folder(["tools.csv": "id\n007\n5.10\n1E5\n12\n"]).load()
        #expect(loaded.nodes("Tool") == ["{id: '007'}", "{id: '5.10'}", "{id: '1E5'}", "{id: '12'}"])
    }

    @Test("cells that do not fit the vocabulary's type are nothing, and told")
    func vocabulary() throws {
        let loaded = try Folder([
            "findings.csv":
                "id,raised,systemic,grade,closed\nF-1,2026-01-31,Yes,OFI,soon\nF-2,,maybe,severe,2026-02-01\n"
        ]).load()
        #expect(
            loaded.nodes("Finding") == [
                "{id: 'F-1', raised: '2026-01-31', systemic: true, grade: 'observation', date: '2026-01-31'}",
                "{id: 'F-2', grade: 'severe', closed: '2026-02-01'}",
            ])
        #expect(
            loaded.problems == [
                "findings.csv:3 Finding F-2 systemic maybe unparsable",
                "findings.csv:3 Finding F-2 grade severe unknown-value",
                "findings.csv:2 Finding F-1 closed soon unparsable",
            ])
    }

    @Test func listsAndInstants() throws {
        let loaded = try Folder([
            "isms.yaml": """
            weft: 1
            timeZone: Europe/Berlin
            files:
              - {path: t.csv, node: HandoffRecord}
              - {path: m.csv, node: ManagementReview}
            """, "t.csv": "id,openedAt\nT-1,2026-01-31T23:30:00Z\nT-2,2026-07-01 08:00\n",
            "m.csv": "id,inputs\nM-1,a; b;;d1\n",
        ]).load()
        #expect(
            loaded.nodes("HandoffRecord") == [
                "{id: 'T-1', openedAt: '2026-01-31T23:30Z', date: '2026-02-01'}",
                "{id: 'T-2', openedAt: '2026-07-01T08:00+02:00[Europe/Berlin]', date: '2026-07-01'}",
            ])
        #expect(loaded.nodes("ManagementReview") == ["{id: 'M-1', inputs: ['a', 'b', 'd1']}"])
        #expect(loaded.nodes("Record").count == 3)
    }

    @Test("an early guess that a late row refutes is made anew")
    func refuted() throws {
        var text = "id,level\n"
        let padding = String(repeating: "x", count: 80)
        for row in 0..<30_000 { text += "T-\(row)\(padding),\(row)\n" }
        let loaded = try Folder(["tools.csv": text + "T-x,2.5\n"]).load()
        #expect(
            loaded.nodes("Tool").suffix(2) == ["{id: 'T-29999\(padding)', level: 29999.0}", "{id: 'T-x', level: 2.5}"])
    }

    @Test("the first rows that a guess looks at are whole ones")
    func sampleEndsWithARow() throws {
        // The sample's last byte stands within the last cell of a row, which cut off is no time.
        var text = "id,a,b,c,d\n"
        let cells = String(repeating: ",2025-06-03T23:13:00", count: 4)
        for row in 10_000..<40_000 { text += "T-\(row)\(cells)\n" }
        let loaded = try Folder(["tools.csv": text]).load()
        let time = "'2025-06-03T23:13'"
        #expect(loaded.nodes("Tool").last == "{id: 'T-39999', a: \(time), b: \(time), c: \(time), d: \(time)}")
    }
}
