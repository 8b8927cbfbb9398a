// The tool is held to the sample's answer key.

import Session
import Testing
import Values

@Suite("The sample organisation answers as its key says")
struct NorthwindTests {
    static let checks = ((try? Northwind.answers()["checks"]) as? [String: [String: Any]] ?? [:]).keys.sorted()

    @Test("the key names twenty checks") func keyIsThere() { #expect(NorthwindTests.checks.count == 20) }

    @Test("check", arguments: checks)
    func check(_ name: String) throws {
        let answers = try #require(try Northwind.answers()["checks"] as? [String: [String: Any]])
        let key = try #require(answers[name])
        let outcome = try Northwind.session().runScript("CHECK \(name)")
        let exceptions = try #require(outcome.tables.first { $0.role == .exceptions }?.table)
        let summary = try #require(outcome.tables.first { $0.role == .summary }?.table)
        let rows = key["rows"] as? [[String: Any]] ?? []
        let expected = rows.map { row in
            "\(row["subject_id"] as? String ?? "") \(row["grade"] as? String ?? "") \(row["source"] as? String ?? "")"
        }
        // The key gives no source for what no file provides, such as built-in clauses.
        let namesSources = rows.contains { ($0["source"] as? String)?.isEmpty == false }
        let found = exceptions.rows.indices.map { row in
            let source = "\(exceptions.texts("source_file")[row]):\(exceptions.texts("source_line")[row])"
            let shown = namesSources && source != ":" ? source : ""
            return "\(exceptions.texts("subject_id")[row]) \(exceptions.texts("grade")[row]) \(shown)"
        }
        #expect(found.sorted() == expected.sorted())
        #expect(summary.texts("result") == [key["result"] as? String ?? ""])
        for column in ["population", "tested", "exceptions"] {
            if let number = key[column] as? Int { #expect(summary.texts(column) == [String(number)], "\(column)") }
        }
    }

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
