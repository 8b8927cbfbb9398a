// SAMPLE: the same records for everybody.

import Diagnostics
import Foundation
import Session
import Testing
import Values

@Suite("Samples")
struct SampleTests {
    static let statement = "SAMPLE 25 FROM ( FIND handoff records DURING PERIOD ) SEED 2026"

    @Test("the same ids when the rows of all files stand in another order", arguments: [1, 2] as [UInt64])
    func orderOfRowsDoesNotMatter(seed: UInt64) throws {
        var order = FixedSequence(state: seed)
        let shuffled = try Northwind.withCopy { _, rows in
            rows.prefix(1) + rows.dropFirst().shuffled(using: &order)
        } _: { folder in
            let session = Session()
            try session.open(folder.path)
            return try session.table(Self.statement)
        }
        let sample = try Northwind.session().table(Self.statement)
        #expect(sample.texts("record_id").count == 25)
        #expect(sample.texts("record_id") == shuffled.texts("record_id"))
        #expect(sample.texts("population_sha256") == shuffled.texts("population_sha256"))
        #expect(sample.texts("source_line") != shuffled.texts("source_line"))
    }

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/bin/python3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(
        "the script of docs/sampling.md draws them, too",
        .enabled(if: python != nil, "not run: there is no python3 here"))
    func drawnByHand() throws {
        let page = try String(contentsOf: project.appending(path: "docs/sampling.md"), encoding: .utf8)
        let script = page.components(separatedBy: "```python\n")[1].components(separatedBy: "```")[0]
        let session = try Northwind.session()
        let sample = try session.table(Self.statement)
        let ids = try session.table("FIND handoff records DURING PERIOD SHOW id").texts("id")
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.python))
        process.arguments = ["-c", script, "2026", sample.texts("population_query")[0], "25"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data((ids.joined(separator: "\n") + "\n").utf8))
        try input.fileHandleForWriting.close()
        let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            .split(separator: "\n").map(String.init)
        #expect(lines == [sample.texts("population_sha256")[0]] + sample.texts("record_id"))
    }

    @Test("a larger sample holds the smaller one, also where it is stratified")
    func extending() throws {
        let session = try Northwind.session()
        for strata in ["", " BY quarter(openedAt)"] {
            let small = try session.table("SAMPLE 7 FROM ( FIND handoff records ) SEED 'a'" + strata).texts("record_id")
            let large = try session.table("SAMPLE 14 FROM ( FIND handoff records ) SEED 'a'" + strata).texts(
                "record_id")
            #expect(small.count == 7)
            #expect(Set(small).isSubset(of: large))
        }
    }

    @Test("sizes by frequency; a small population is taken whole")
    func sizes() throws {
        let session = try Northwind.session()
        #expect(try session.table("SAMPLE 'daily' FROM ( FIND handoff records ) SEED 1").rows.count == 20)
        #expect(try session.table("SAMPLE 'daily high' FROM ( FIND handoff records ) SEED 1").rows.count == 40)
        let all = try session.table("FIND audits").rows.count
        let sample = try session.table("SAMPLE 1000 FROM ( FIND audits ) SEED 1")
        #expect(sample.rows.count == all)
        #expect(Set(sample.texts("selected_reason")) == ["the whole population"])
    }

    @Test("sizes from a table of the auditor's; its hash is told")
    func ownSizes() throws {
        let session = try Northwind.session()
        session.settings.sampling = try SamplingTable(path: "mine.csv", Array("frequency;low;high\nDaily;3;9\n".utf8))
        let outcome = try session.runScript("SAMPLE 'daily high' FROM ( FIND handoff records ) SEED 1")
        #expect(outcome.tables[0].table.rows.count == 9)
        #expect(outcome.notes.contains { $0.hasPrefix("table of sizes: mine.csv, SHA-256 ") })
        for text in ["frequency,low\ndaily,3\n", "frequency,low,high\n", "frequency,low,high\ndaily,9,3\n"] {
            #expect(throws: Diagnostic.self) { try SamplingTable(path: "mine.csv", Array(text.utf8)) }
        }
    }

    @Test("a systematic sample takes records at equal steps of the sorted ids, whatever the order of the rows")
    func systematic() throws {
        let session = try Northwind.session()
        let ids = try session.table("FIND handoff records SHOW id").texts("id").sorted()
        let sample = try session.table("SAMPLE 'systematic 10' FROM ( FIND handoff records ) SEED 2026")
        let places = sample.texts("record_id").map { ids.firstIndex(of: $0) ?? -1 }
        let steps = zip(places, places.dropFirst()).map { $1 - $0 }
        #expect(steps.allSatisfy { $0 == ids.count / 10 || $0 == ids.count / 10 + 1 })
        #expect(sample.texts("rank") == places.map { String($0 + 1) })
        #expect(Set(sample.texts("method")) == ["systematic"])
        let other = try session.table("SAMPLE 'systematic 10' FROM ( FIND handoff records ) SEED 2027")
        #expect(sample.texts("record_id") != other.texts("record_id"))
        let whole = try session.table("SAMPLE 'systematic 1000' FROM ( FIND handoff records ) SEED 1")
        #expect(whole.texts("record_id") == ids)
    }

    @Test("a sample by judgement: the ids with their reasons, no seed, and no word on the rest")
    func judgement() throws {
        let outcome = try Northwind.session().runScript(
            "SAMPLE [['T-2003', 'the longest of the year'], ['T-0001', 'the first']] FROM ( FIND handoff records )")
        let sample = outcome.tables[0].table
        #expect(sample.texts("record_id") == ["T-0001", "T-2003"])
        #expect(sample.texts("selected_reason") == ["the first", "the longest of the year"])
        #expect(Set(sample.texts("method")) == ["judgement"])
        #expect(outcome.notes == ["chosen by judgement: it says nothing of the other 430"])
    }

    @Test("what no deviation in a sample shows, with 90 % confidence")
    func upperBound() throws {
        let notes = try Northwind.session().runScript(Self.statement).notes
        #expect(
            notes.contains(
                "no deviation in 25 of 254 means, with 90 % confidence, that at most 21 (8.3 %) deviate"))
    }

    @Test(
        "what cannot be drawn says so",
        arguments: [
            ("SAMPLE 5 FROM ( FIND audits )", "a sample needs a seed"),
            ("SAMPLE 0 FROM ( FIND audits ) SEED 1", "the size of a sample is a positive number or a frequency"),
            ("SAMPLE 'dayly' FROM ( FIND audits ) SEED 1", "the table of sizes has no frequency 'dayly'"),
            ("SAMPLE 5 FROM ( FIND audits WHERE id = 'none' ) SEED 1", "there is nothing to draw from"),
            ("SAMPLE 'systematic' FROM ( FIND audits ) SEED 1", "the table of sizes has no frequency 'systematic'"),
            ("SAMPLE ['AUD-2025-02'] FROM ( FIND audits )", "what is chosen by judgement has an id and a reason"),
            ("SAMPLE [['AUD-2', 'the last']] FROM ( FIND audits )", "the population has no record 'AUD-2'"),
        ])
    func faults(statement: String, message: String) throws {
        let session = try Northwind.session()
        let fault = #expect(throws: Diagnostic.self) { try session.table(statement) }
        #expect(fault?.message.hasPrefix(message) == true)
    }
}
