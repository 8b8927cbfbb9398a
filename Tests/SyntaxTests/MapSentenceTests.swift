// MAP: every form is read and printed back.

import Syntax
import Testing

@Suite("MAP is read and printed") struct MapSentenceTests {
    @Test(arguments: [
        "MAP",
        "MAP OF 'Leaver offboarding'",
        "MAP LOOP",
        "MAP MATRIX",
        "MAP MATRIX BY department WITH silo",
        "MAP TRACE DOWNSTREAM OF 'P-021' WITHIN 3 STEPS",
        "MAP TRACE 'P-021' TO 'P-027'",
        "MAP WITH orphaned-process, trigger-without-handoff(window: 14) INTO 'map.svg'",
    ])
    func roundTrip(_ sentence: String) throws {
        let tree = try Parser.parseStatement(sentence)
        #expect(try Parser.parseStatement(tree.printed) == tree)
    }
}
