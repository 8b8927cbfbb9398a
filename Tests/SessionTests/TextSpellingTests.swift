// Texts in conditions of FIND: the register's spelling counts, and a slip is never an empty answer without a word.

import Diagnostics
import Session
import Testing
import Values

@Suite("Texts as the register spells them")
struct TextSpellingTests {
    private static let files = [
        "tools.csv": "id,state,maker\nT1,Leased,Acorn\nT2,leased ,acorn\nT3,Bought,Birch\nT4,,\n",
        "findings.csv": "id,status,process\nF1,Open,P1\nF2,closed,P1\n",
        "processes.csv": "id,name,owner\nP1,Backup,Ann Lee\n",
        "people.csv": "id,name\n7,Ann Lee\n",
    ]

    @Test(
        "case and outer blanks of a text in quotes do not matter",
        arguments: [
            ("FIND tools WHERE state = 'LEASED' SHOW id", ["T1", "T2"]),
            ("FIND tools WHERE 'leased' = state SHOW id", ["T1", "T2"]),
            ("FIND tools WHERE state <> 'leased' SHOW id", ["T3"]),
            ("FIND tools WHERE state IN ['bought', 'rented'] SHOW id", ["T3"]),
            ("FIND tools WHERE maker = 'ACORN' AND state = 'leased' SHOW id", ["T1", "T2"]),
            ("FIND findings WHERE status = 'OPEN' SHOW id", ["F1"]),
            ("FIND processes WHERE owner = 'ann lee' SHOW id", ["P1"]),
            ("FIND processes WITH findings (WHERE status = 'Closed') SHOW id", ["P1"]),
        ])
    func spelled(statement: String, rows: [String]) throws {
        #expect(try Session.opened(Self.files).table(statement).texts("id") == rows)
    }

    @Test(
        "a text that nothing has is told, with the nearest one",
        arguments: [
            ("FIND tools WHERE state = 'lesed'", "none of the tools has the state 'lesed'", "did you mean Leased?"),
            (
                "COUNT findings WHERE status <> 'done'", "none of the findings has the status 'done'",
                "it is closed or open"
            ),
            (
                "FIND processes WHERE owner = 'Ann Leigh'", "none of the processes has the owner 'Ann Leigh'",
                "did you mean Ann Lee?"
            ),
        ])
    func unknown(statement: String, message: String, label: String) throws {
        let warnings = try Session.opened(Self.files).runScript(statement).warnings
        #expect(warnings.map(\.message) == [message])
        #expect(warnings.first?.label == label)
    }

    @Test("the core compares as openCypher does")
    func core() throws {
        let count = try Session.opened(Self.files).table("MATCH (t:Tool) WHERE t.state = 'LEASED' RETURN count(*) AS n")
        #expect(count.texts("n") == ["0"])
    }
}
