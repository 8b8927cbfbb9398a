// What a statement may take, and what it says when it would take more.

import Diagnostics
import Foundation
import Session
import Testing
import Values

@Suite("Limits")
struct LimitTests {
    /// The error of a statement.
    private func fault(_ session: Session, _ statement: String) -> Diagnostic? {
        do throws(Diagnostic) {
            _ = try session.runScript(statement)
            return nil
        } catch { return error }
    }

    @Test("too little memory: the error names what needed it")
    func memory() {
        let session = Session()
        session.settings.memoryLimit = 4 << 20
        for (statement, use) in [
            ("UNWIND range(1, 1000000) AS a RETURN a", "the rows of the result"),
            ("UNWIND range(1, 1000000) AS a WITH a ORDER BY a DESC RETURN count(a)", "rows that are sorted"),
            ("UNWIND range(1, 1000000) AS a RETURN a, count(*) ORDER BY a", "groups"),
            ("UNWIND range(1, 1000000) AS a RETURN size(collect(a))", "what collect() gathers"),
            ("RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s))", "long texts"),
        ] {
            let error = fault(session, statement)
            #expect(error?.type == .limitError, "\(statement)")
            #expect(error?.message.contains(use) == true, "\(statement): \(error?.message ?? "")")
            #expect(error?.help?.contains("--memory") == true)
        }
    }

    @Test("texts that stand in the graph count as often as they are results", arguments: [1, 2])
    func texts(threads: Int) throws {
        let session = Session()
        _ = try session.runScript(
            "UNWIND range(1, 300) AS k CREATE (:N {t: reduce(s = 'word ', i IN range(1, 8) | s + s)})")
        session.settings.memoryLimit = 24 << 20
        session.settings.threads = (count: threads, morsel: 1_000)
        #expect(fault(session, "MATCH (n:N) RETURN n.t") == nil)
        let error = fault(session, "UNWIND range(1, 100) AS k MATCH (n:N) RETURN n.t")
        #expect(error?.type == .limitError)
        #expect(error?.message.contains("the rows of the result") == true, "\(error?.message ?? "")")
    }

    @Test("more rows than are allowed: an error, not a part; a check's exceptions count too")
    func rows() throws {
        let session = try Northwind.session()
        session.settings.rowLimit = 3
        #expect(try session.table("UNWIND [1, 2, 3] AS a RETURN a").rows.count == 3)
        for statement in ["UNWIND range(1, 100000000) AS a RETURN a", "FIND processes", "CHECK ALL"] {
            #expect(fault(session, statement)?.message.contains("more than 3 rows") == true, "\(statement)")
        }
        #expect(try session.table("MATCH (p:Process) RETURN count(p)").rows.count == 1)
    }

    @Test("more time than is allowed: the statement ends, the session goes on")
    func time() throws {
        let session = Session()
        session.settings.timeLimit = .milliseconds(50)
        let error = fault(session, "UNWIND range(1, 10000000) AS a UNWIND range(1, 10000000) AS b RETURN count(*)")
        #expect(error?.type == .limitError)
        #expect(error?.message == "the statement took longer than it may")
        session.settings.timeLimit = .seconds(600)
        #expect(try session.table("RETURN 1 AS a").rows == [[.integer(1)]])
    }

    @Test("an organisation that needs more memory than is allowed is not read at all")
    func load() throws {
        let session = Session()
        session.settings.memoryLimit = 1000
        let error = #expect(throws: Diagnostic.self) { try session.open(Northwind.folder.path) }
        #expect(error?.type == .limitError)
        #expect(error?.message.contains("MB of memory") == true)
        #expect(session.organisation == nil)
    }

    @Test("LIMIT stops the work: a cross product without end gives its first five")
    func early() throws {
        let session = Session()
        let rows = try session.table(
            "UNWIND range(1, 100000000) AS a UNWIND range(1, 100000000) AS b RETURN a, b LIMIT 5"
        ).rows
        #expect(rows.count == 5)
    }
}
