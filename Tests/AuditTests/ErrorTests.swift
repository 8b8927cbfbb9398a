// What goes wrong in audit statements is said with the nearest names, never answered with nothing.

import Diagnostics
import Syntax
import Testing
import Values

@testable import Audit

@Suite struct ErrorTests {
    @Test(
        arguments: [
            ("FIND procesess", "nothing here is called procesess", "processes"),
            ("FIND processes WHERE ownr IS MISSING", "a process has no ownr", "owner"),
            (
                "FIND interactions WHERE from.departmnt = 'HR'", "a process or external party has no departmnt",
                "department"
            ),
            ("FIND processes WITHOUT approvals", "a process has no approvals", nil),
            ("FIND findings WITHOUT INCOMING actions", "actions have no direction, so none is INCOMING", nil),
            ("FIND documents DURING PERIOD", "documents have no event date", nil),
            ("FIND departments DUE WITHIN 30 DAYS", "departments have no due day", nil),
            ("FIND findings FROM 'HR'", "findings have no FROM", nil),
            (
                "TRACE 'Acess review' TO 'P-2'", "no process or external party has the id or name 'Acess review'",
                "'Access review'"
            ),
            ("TRACE 'P-1' TO 'Access review'", "a trace needs two different ends", nil),
            ("FIND interactions OF 'IT'", "'IT' could be any of 2", nil),
            ("FIND interactions FROM finding 'F-1'", "a finding can't stand here", nil),
            ("FIND findings OF $p", "the parameter $p has no text as its value", nil),
            ("CHECK orphaned-proces", "there is no check orphaned-proces", nil),
            ("RUN traces", "there is no saved query traces", "trace"),
            ("RUN trace(begin: 'P-1')", "trace has no parameter begin", nil),
            ("RUN trace(start: 'P-1')", "trace needs a value for goal", nil),
            ("SHOW QUERY lop", "there is no saved query lop", "loop"),
            ("EXPAND LOOP", "this statement stands for no query", nil),
        ] as [(String, String, String?)])
    func messages(statement: String, message: String, correction: String?) throws {
        let error = #expect(throws: Diagnostic.self) { try Fixture.expansion(of: statement) }
        #expect(error?.message == message)
        if let correction { #expect(error?.correction == correction) }
    }

    @Test func theMarkedPlaceIsTheName() throws {
        let statement = "FIND processes WHERE ownr IS MISSING"
        let error = #expect(throws: Diagnostic.self) { try Fixture.expansion(of: statement) }
        #expect(error?.span.map { SourceText(statement).text(in: $0) } == "ownr")
    }

    @Test func ambiguousNamesAreListed() throws {
        let error = #expect(throws: Diagnostic.self) { try Fixture.expansion(of: "FIND interactions OF 'IT'") }
        #expect(error?.help?.contains("department U-2 (IT), process P-3 (IT)") == true)
        #expect(throws: Never.self) { try Fixture.expansion(of: "FIND interactions OF department 'IT'") }
    }
}
