// Long lists neither keep a statement from stopping nor fill the memory.

import Diagnostics
import Foundation
import Session
import Syntax
import Testing
import Values

@Suite("Cancellation and memory")
struct CancellationTests {
    @Test(
        "a statement stops soon after it is cancelled",
        arguments: [
            "UNWIND range(1, 10000000) AS a UNWIND range(1, 10000000) AS b RETURN count(*)",
            "UNWIND range(1, 10000) AS a RETURN sum(size(range(a, 100000)))",
            "UNWIND range(1, 10000) AS a RETURN sum(size([x IN range(a, 100000) WHERE x % 2 = 0 | x * 2]))",
            "UNWIND range(1, 10000) AS a RETURN count(all(x IN range(a, 100000) WHERE x > 0))",
            "WITH range(1, 100000) AS l UNWIND range(1, 100000) AS a RETURN sum(size(tail(l)) + size(l + a) + size(l[1..]))",
            "UNWIND range(1, 1000000) AS a WITH toString(a % 1000) + 'x' AS t ORDER BY t RETURN count(t)",
            "UNWIND range(1, 1000000) AS a RETURN a, [a], 'text ' + a ORDER BY a DESC",
            "UNWIND range(1, 1000000) AS a RETURN sum(size(reduce(s = 'x', i IN range(1, 14) | s + s)))",
        ])
    func stops(_ statement: String) throws {
        let session = Session()
        session.settings.memoryLimit = 1 << 30
        let cancellation = Cancellation()
        Thread.detachNewThread {
            usleep(100_000)
            cancellation.cancel()
        }
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            let error = #expect(throws: Diagnostic.self) {
                try session.runScript(statement, cancellation: cancellation)
            }
            #expect(error?.type == .interrupted)
        }
        // Within 100 ms in the program as it ships; here it is built without optimisation, and other tests run beside it.
        #expect(elapsed < .seconds(3))
    }

    @Test("a range that is unwound is no list in memory")
    func unwoundRange() throws {
        let session = Session()
        session.settings.memoryLimit = 1 << 20
        let rows = try session.table(
            "UNWIND range(1, 10000000) AS a UNWIND range(a, 10000000) AS b WITH a, b LIMIT 5000 RETURN count(*), max(b)"
        ).rows
        #expect(rows == [[.integer(5000), .integer(5000)]])
    }

    @Test("a range counts down, by steps, and not at all")
    func ranges() throws {
        let statement = """
            UNWIND [[3, 1, -1], [1, 9, 4], [1, 0, 1], [null, 2, 1], [5, 5, -9223372036854775808]] AS r
            UNWIND range(r[0], r[1], r[2]) AS n RETURN collect(n) AS unwound
            """
        let unwound = try Session().table(statement).rows
        #expect(unwound == [[.list([3, 2, 1, 1, 5, 9, 5].map { .integer($0) })]])
        let listed = try Session().table("RETURN range(3, 1, -1) + range(1, 9, 4) + range(1, 0) + range(5, 5) AS l")
            .rows
        #expect(listed == unwound)
    }

    @Test("lists that are too long for the memory that a statement may take are refused, not tried")
    func limit() {
        let session = Session()
        session.settings.memoryLimit = 16 << 20
        for statement in [
            "RETURN size(range(1, 10000000))", "UNWIND [1, 2] AS a RETURN [x IN range(a, 500000) | [x]][0]",
            "WITH range(1, 100000) AS l UNWIND range(1, 100) AS a RETURN sum(size(l + a))",
            "WITH range(1, 100000) AS l UNWIND range(1, 100) AS a RETURN sum(size(l[1..]))",
            "RETURN size(reduce(s = 'x', i IN range(1, 60) | s + s))",
            "RETURN size(reduce(s = [1], i IN range(1, 60) | s + s))",
            "WITH reduce(s = 'x', i IN range(1, 20) | s + s) AS t RETURN size(replace(t, 'x', t))",
            "UNWIND range(1, 100000) AS a RETURN collect(reduce(s = 'x', i IN range(1, 10) | s + s))",
            "UNWIND range(1, 100000) AS a RETURN reduce(s = 'x', i IN range(1, 10) | s + s)",
        ] {
            let error = #expect(throws: Diagnostic.self) { try session.runScript(statement) }
            #expect(error?.type == .limitError, "\(statement)")
        }
    }
}
