// LOOP GAPS and the rest of the sample's answer key; SampleKeyTests has the checks.

import Session
import Testing
import Values

@Suite("The sample organisation answers as its key says")
struct NorthwindTests {
    @Test("LOOP GAPS") func loopGaps() throws {
        let key = try #require(try Northwind.answers()["loopGaps"] as? [String: Any])
        let expected = (key["rows"] as? [[String: Any]] ?? []).map { row in
            "\(row["id"] as? String ?? "") \(row["missing_leg"] as? String ?? "")"
        }
        let table = try Northwind.session().table("LOOP GAPS")
        let found = zip(table.texts("id"), table.texts("missing_leg")).map { "\($0) \($1)" }
        #expect(found.sorted() == expected.sorted())
    }

    @Test("EXPAND LOOP GAPS prints a core query that gives the same rows") func expandedLoopGaps() throws {
        let session = try Northwind.session()
        let text = try #require(try session.runScript("EXPAND LOOP GAPS").text)
        let expanded = try session.table(text)
        let direct = try session.table("LOOP GAPS")
        #expect(!direct.rows.isEmpty)
        #expect(expanded.rows == direct.rows)
    }

    @Test("LOOP GAPS STRUCTURE") func loopStructure() throws {
        let key = try #require(try Northwind.answers()["loopGapsStructure"] as? [[String: Any]])
        let table = try Northwind.session().table("LOOP GAPS STRUCTURE")
        let found = zip(table.texts("check"), table.texts("subject_id")).map { "\($0) \($1)" }
        #expect(
            found.sorted()
                == key.map { "\($0["check"] as? String ?? "") \($0["subject_id"] as? String ?? "")" }.sorted())
    }

    @Test("a second run gives the same rows in the same order") func runsAgree() throws {
        let first = try Northwind.session().runScript("CHECK ALL").tables.map(\.table.rows)
        #expect(try Northwind.session().runScript("CHECK ALL").tables.map(\.table.rows) == first)
    }
}
