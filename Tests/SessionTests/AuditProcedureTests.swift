// Audit statements as procedures of the core.

import Diagnostics
import Session
import Testing
import Values

@Suite("Audit statements as procedures")
struct AuditProcedureTests {
    let session: Session

    init() throws { session = try Northwind.session() }

    @Test("a check's rows are joined, filtered and counted in the core")
    func checksAreCalled() throws {
        let table = try session.table(
            """
            CALL audit.check('orphaned-process') YIELD subject, grade
            MATCH (subject)-[:OWNED_BY]->(owner) WHERE subject.status = 'active'
            RETURN subject.id AS id, owner.name AS owner, grade ORDER BY id
            """)
        #expect(table.texts("id") == ["P-065", "P-066"])
        #expect(table.texts("grade") == ["minor", "minor"])
        #expect(table.texts("owner") == (try session.table("CHECK orphaned-process")).texts("owner_name"))
    }

    @Test("the name may be a parameter, and two checks may be put together")
    func parameters() throws {
        session.settings.parameters["check"] = .string("orphaned-process")
        let table = try session.table(
            """
            CALL audit.check($check) YIELD subject_id AS first
            CALL audit.check('unowned-process') YIELD subject_id AS second
            RETURN count(DISTINCT first) AS orphans, count(DISTINCT second) AS unowned
            """)
        let unowned = try session.table("CHECK unowned-process").rows.count
        #expect(table.rows == [[.integer(2), .integer(Int64(unowned))]])
    }

    @Test("any statement that reads can be asked for its rows")
    func statementsAreCalled() throws {
        let table = try session.table(
            "CALL audit.answer('FIND processes WITHOUT interactions') YIELD id, status WHERE status = 'active' RETURN id"
        )
        #expect(table.texts("id") == ["P-065", "P-067", "P-072"])
        let gaps = try session.table("CALL audit.answer('LOOP GAPS') YIELD id RETURN count(*) AS gaps")
        #expect(gaps.rows == [[.integer(Int64(try session.table("LOOP GAPS").rows.count))]])
    }

    @Test(
        "what cannot be called says so",
        arguments: [
            ("CALL audit.check('orphaned-proces') YIELD subject RETURN subject", "there is no check orphaned-proces"),
            ("CALL audit.check() YIELD subject RETURN subject", "audit.check takes one text"),
            (
                "CALL audit.check($missing) YIELD subject RETURN subject",
                "the parameter $missing has no text as its value"
            ),
            ("CALL audit.answer('FIND proceses') YIELD id RETURN id", "nothing here is called proceses"),
            ("CALL audit.answer('CREATE (:Process)') YIELD id RETURN id", "this statement gives no rows to go on with"),
            (
                "CALL audit.answer('SHOW nouns; SHOW nouns') YIELD noun RETURN noun",
                "audit.answer takes exactly one statement"
            ),
        ])
    func faults(query: String, message: String) {
        let fault = #expect(throws: Diagnostic.self) { try session.table(query) }
        #expect(fault?.message == message)
    }

    @Test("a check that is not evaluable is an error, never an empty answer")
    func notEvaluable() throws {
        session.clear()
        let fault = #expect(throws: Diagnostic.self) {
            try session.table("CALL audit.check('orphaned-process') YIELD subject RETURN subject")
        }
        #expect(fault?.message.contains("orphaned-process is not evaluable") == true)
    }
}
