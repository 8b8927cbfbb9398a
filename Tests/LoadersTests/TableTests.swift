// Tables as spreadsheets really write them.

import Diagnostics
import Testing
import Graph
import Values

@testable import Loaders

@Suite struct TableTests {
    /// A table and the nodes that a folder with nothing but it comes to.
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var nodes: [String]
        var rejected = 0
        var repaired = 0

        init(_ name: String, _ text: String, _ nodes: [String], rejected: Int = 0, repaired: Int = 0) {
            (testDescription, self.text, self.nodes, self.rejected, self.repaired) = (
                name, text, nodes, rejected, repaired
            )
        }
    }

    @Test(arguments: [
        Case("plain", "id,name\nT-1,Saw\nT-2,Drill\n", ["{id: 'T-1', name: 'Saw'}", "{id: 'T-2', name: 'Drill'}"]),
        Case("no line end at the end", "id,name\nT-1,Saw", ["{id: 'T-1', name: 'Saw'}"]),
        Case("CR LF", "id,name\r\nT-1,Saw\r\n", ["{id: 'T-1', name: 'Saw'}"]),
        Case("CR alone", "id,name\rT-1,Saw\rT-2,Drill", ["{id: 'T-1', name: 'Saw'}", "{id: 'T-2', name: 'Drill'}"]),
        Case("byte-order mark", "\u{FEFF}id,name\nT-1,Saw\n", ["{id: 'T-1', name: 'Saw'}"]),
        Case("semicolons", "id;name\nT-1;Saw, small\n", ["{id: 'T-1', name: 'Saw, small'}"]),
        Case("tabs", "id\tname\nT-1\tSaw\n", ["{id: 'T-1', name: 'Saw'}"]),
        Case("bars", "id|name\nT-1|Saw\n", ["{id: 'T-1', name: 'Saw'}"]),
        Case("quotes", "id,name\nT-1,\"Saw, small\"\n", ["{id: 'T-1', name: 'Saw, small'}"]),
        Case("doubled quotes", "id,name\nT-1,\"the \"\"big\"\" saw\"\n", ["{id: 'T-1', name: 'the \"big\" saw'}"]),
        Case(
            "lines in quotes", "id,name\nT-1,\"Saw\nsmall\"\nT-2,x\n",
            ["{id: 'T-1', name: 'Saw\nsmall'}", "{id: 'T-2', name: 'x'}"]),
        Case("a quote inside", "id,name\nT-1,5\" saw\n", ["{id: 'T-1', name: '5\" saw'}"]),
        Case("text behind the quotes", "id,name\nT-1,\"5\" saw\n", ["{id: 'T-1', name: '5 saw'}"], repaired: 1),
        Case(
            "a quote that never ends", "id,name\nT-1,\"Saw\nT-2,x\n",
            ["{id: 'T-1', name: '\"Saw'}", "{id: 'T-2', name: 'x'}"],
            repaired: 1),
        Case("blanks around cells", "id , name\n T-1 ,  Saw \n", ["{id: 'T-1', name: 'Saw'}"]),
        Case("short rows", "id,name,use\nT-1\nT-2,x\n", ["{id: 'T-1'}", "{id: 'T-2', name: 'x'}"], repaired: 2),
        Case("long rows of empty cells", "id,name\nT-1,Saw,,,\n", ["{id: 'T-1', name: 'Saw'}"], repaired: 1),
        Case("empty rows", "\n\nid,name\n\nT-1,Saw\n,\n , \n\n", ["{id: 'T-1', name: 'Saw'}"]),
        Case("a legend", "id,name\nT-1,Saw\nLegend:,T = tool\n", ["{id: 'T-1', name: 'Saw'}"], rejected: 1),
        Case("no rows", "id,name\n", []),
    ]) func reads(_ example: Case) throws {
        let folder = try Folder(["tools.csv": example.text])
        let loaded = try folder.load()
        #expect(loaded.nodes("Tool") == example.nodes)
        #expect(loaded.files[0].rejected == example.rejected)
        #expect(loaded.files[0].repaired == example.repaired)
    }

    @Test func tellsCellsBeyondTheHeading() throws {
        let loaded = try Folder(["tools.csv": "id,name\nT-1,Saw,lost,found\n"]).load()
        #expect(loaded.nodes("Tool") == ["{id: 'T-1', name: 'Saw'}"])
        #expect(loaded.problems == ["tools.csv:2 Tool - - lost unparsable", "tools.csv:2 Tool - - found unparsable"])
    }

    @Test func knowsTheLinesOfRows() throws {
        let loaded = try Folder(["tools.csv": "id,name\n\nT-1,\"a\nb\"\nT-2,x\n\n\nT-3,y\nT-2,again\n"]).load()
        let lines = (34..<37).map { loaded.graph.source(of: NodeID($0 - 34))?.description }
        #expect(lines == ["tools.csv:3", "tools.csv:5", "tools.csv:8"])
        #expect(loaded.problems == ["tools.csv:9 Tool T-2 id T-2 duplicate-id"])
    }

    @Test func readsUTF16() throws {
        for isBig in [false, true] {
            let folder = try Folder()
            let units = Array("\u{FEFF}id;name\r\nT-1;Säge 🪚\r\n".utf16)
            try folder.write(
                "tools.csv",
                units.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] })
            let loaded = try folder.load()
            #expect(loaded.nodes("Tool") == ["{id: 'T-1', name: 'Säge 🪚'}"])
            #expect(loaded.files[0].notes == ["read as UTF-16"])
        }
    }

    @Test func readsWindows1252AndSaysSo() throws {
        let folder = try Folder()
        try folder.write(
            "tools.csv", Array("id,name\nT-1,S".utf8) + [0xE4] + Array("ge ".utf8) + [0x80] + Array("\nT-2,x\n".utf8))
        let loaded = try folder.load()
        #expect(loaded.nodes("Tool") == ["{id: 'T-1', name: 'Säge €'}", "{id: 'T-2', name: 'x'}"])
        #expect(loaded.files[0].repaired == 1)
        #expect(loaded.files[0].notes.count == 1)
    }

    @Test func refusesWhatIsNoTable() throws {
        let folder = try Folder()
        try folder.write("tools.csv", [0x50, 0x4B, 3, 4, 0, 0, 0, 1])
        #expect(throws: Diagnostic.self) { try folder.load() }
        try folder.write("tools.csv", Array(repeating: UInt8(ascii: "x"), count: 3 << 20))
        let error = #expect(throws: Diagnostic.self) { try folder.load() }
        #expect(error?.detail == .tooLarge)
    }

    @Test("a large table is cut into parts, and reads as if it had not been")
    func largeTable() throws {
        var text = "id,name,note,level\n"
        let padding = String(repeating: "x", count: 400)
        for row in 0..<42_000 {
            text +=
                "T-\(row),\"Saw \(row % 700), no. \(row) \(padding)\",\(row % 3 == 0 ? "\"two\nlines\"" : ""),\(row % 11)\n"
        }
        text += "T-0,again,,x\n"
        #expect(text.utf8.count > 2 * 8 << 20)
        let loaded = try Folder(["tools.csv": text]).load()
        let label = try #require(loaded.graph.label("Tool"))
        #expect(loaded.graph.nodes(label: label).reduce(0) { $0 + $1.count } == 42_000)
        let key = try #require(loaded.graph.key("id"))
        let node = try #require(loaded.graph.lookup(label: label, key: key, value: .string("T-41999")).first)
        #expect(loaded.graph.source(of: node)?.line == 2 + 41_999 + 14_000)
        let level = try #require(loaded.graph.key("level"))
        #expect(loaded.graph.property(node, level) == .string("1"), "the last row makes the column text")
        #expect(loaded.problems == ["tools.csv:56002 Tool T-0 id T-0 duplicate-id"])
    }

    @Test("stray quotes in a large table do not cut rows apart")
    func strayQuotes() throws {
        var text = "id,name\n"
        let padding = String(repeating: "x", count: 400)
        for row in 0..<42_000 { text += row % 5_000 == 7 ? "T-\(row),5\" disk\n" : "T-\(row),\"a, b\n\(padding)\"\n" }
        let loaded = try Folder(["tools.csv": text]).load()
        #expect(loaded.graph.nodeCount == 42_000 + 34)
    }

    @Test("no bytes whatever make it stop", arguments: 1...60)
    func survivesMutation(seed: UInt64) throws {
        var random = SeededBytes(state: seed)
        let base = Array("id;name;level\r\nT-1;\"a \"\"b\"\"\nc\";1\r\nT-2;Säge;2\r\n\"T-3\";;x\r\n".utf8)
        var bytes = base
        for _ in 0..<Int(random.next() % 12) {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ";")], at: place)
            default: bytes += base.prefix(place)
            }
        }
        let folder = try Folder()
        try folder.write("tools.csv", bytes)
        do throws(Diagnostic) { _ = try folder.load() } catch { #expect(error.type == .loadError) }
    }
}

struct SeededBytes {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
