// SHOW REQUESTS: nothing that keeps a check from judging goes unasked.

import Foundation
import Session
import Testing
import Values

@Suite("Requests to the client")
struct RequestTests {
    /// Checks that are not evaluable for want of data, or have subjects that they could not judge.
    private func waiting(_ session: Session) throws -> Set<String> {
        let summary = try #require(try session.runScript("CHECK ALL").tables.first { $0.role == .summary }?.table)
        let lacking = zip(summary.texts("check"), zip(summary.texts("population"), summary.texts("missing")))
            .filter { $1.0.isEmpty && !$1.1.isEmpty }.map(\.0)
        // What a check leaves untested by its own rule waits for no answer, and has no cell.
        let untested = try session.table("CHECK ALL UNTESTED")
        let cells = zip(untested.texts("check"), untested.texts("value")).filter { !$1.isEmpty }.map(\.0)
        return Set(lacking + cells)
    }

    @Test("every check that waits for data is named, and no other", arguments: Sample.allCases)
    func everyCheck(sample: Sample) throws {
        let session = try sample.session()
        let named = try session.table("SHOW requests").texts("checks").flatMap { $0.components(separatedBy: ", ") }
        #expect(try Set(named) == waiting(session))
        #expect(!named.isEmpty)
    }

    @Test("a register that is not there, a column that it lacks and a cell that was not understood, in this order")
    func order() throws {
        let session = try Session.opened([
            "processes.csv":
                "Process ID,Process name,Process owner\nP1,Backup,Hahn\nP2,Logging,Ann Lee\nP3,Review,Hahn\n",
            "people.csv": "ID,Name\n1,Ann Lee\n",
        ])
        let requests = try session.table("SHOW requests")
        let texts = requests.texts("request")
        let register = try #require(texts.firstIndex { $0.hasPrefix("a register of findings") })
        let column = try #require(texts.firstIndex(of: "in the register of processes: stage"))
        #expect(register < column)
        #expect(column < texts.count - 1)
        #expect(texts.last == "who or what “Hahn” in the column Process owner is, and 1 other cell")
        #expect(requests.texts("cells").last == "2")
        #expect(requests.texts("subjects").last == "2")
        #expect(requests.texts("source_file").last == "processes.csv")
        #expect(requests.texts("source_line").last == "2")
    }

    @Test("what is there is not asked for")
    func nothing() throws {
        let texts = try Northwind.session().table("SHOW requests").texts("request")
        #expect(!texts.contains { $0.hasPrefix("a register of") || $0.hasPrefix("in the register of") })
    }
}
