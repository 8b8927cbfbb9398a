// Texts that come again are planned once, and never answered from what was.

import Diagnostics
import Session
import Testing
import Values

@Suite("Plans that are kept")
struct PlanCacheTests {
    private func count(_ session: Session, _ text: String) throws -> [[Value]] {
        try session.runScript(text).tables.first?.table.rows ?? []
    }

    private func isOne(_ rows: [[Value]], _ number: Int64) -> Bool {
        guard rows.count == 1, case .integer(number)? = rows[0].first else { return false }
        return true
    }

    @Test("an edit is seen by the next run of the same text")
    func edits() throws {
        let session = Session()
        let text = "MATCH (n:A) WHERE NOT (n)-[:R]->() RETURN count(*)"
        for made in 0..<5 as Range<Int64> {
            #expect(isOne(try count(session, text), made))
            _ = try session.runScript("CREATE (:A)")
        }
    }

    @Test("parameters are read anew, and one that is missing is missed")
    func parameters() throws {
        let session = Session()
        let text = "RETURN $number + 1"
        for number in 0..<4 as Range<Int64> {
            session.settings.parameters = ["number": .integer(number)]
            #expect(isOne(try count(session, text), number + 1))
        }
        session.settings.parameters = [:]
        #expect(throws: Diagnostic.self) { try count(session, text) }
    }

    @Test("a function that is defined anew is called anew")
    func definitions() throws {
        let session = Session()
        for number in 1..<4 as Range<Int64> {
            _ = try session.runScript("DEFINE FUNCTION mine() AS \(number)")
            for _ in 0..<3 { #expect(isOne(try count(session, "RETURN mine()"), number)) }
        }
    }
}
