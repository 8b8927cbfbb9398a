// Sizes, times and numbers as they are written after options and .limit.

import Diagnostics
import TestSupport
import Testing

@testable import Shell

@Suite("Quantities")
struct QuantityTests {
    @Test("sizes of memory") func sizes() throws {
        #expect(try Quantities.bytes("2GB") == 2 << 30)
        #expect(try Quantities.bytes("500 mb") == 500 << 20)
        #expect(try Quantities.bytes("1.5g") == 3 << 29)
        for text in ["", "GB", "2XB", "-1GB", "1kb", "1e9", "9999999TB", "0"] {
            #expect(throws: Diagnostic.self) { try Quantities.bytes(text) }
        }
    }

    @Test("times") func times() throws {
        #expect(try Quantities.time("30s") == .seconds(30))
        #expect(try Quantities.time("250ms") == .milliseconds(250))
        #expect(try Quantities.time("5 m") == .seconds(300))
        #expect(try Quantities.time("2") == .seconds(2))
        for text in ["", "soon", "0", "-3s", "1d", "1e99"] {
            #expect(throws: Diagnostic.self) { try Quantities.time(text) }
        }
    }

    @Test("numbers of rows") func rows() throws {
        #expect(try Quantities.rows("1,000,000") == 1_000_000)
        #expect(throws: Diagnostic.self) { try Quantities.rows("many") }
    }

    @Test("the options reach the statement; .limit changes and shows them")
    func options() {
        func run(_ arguments: String...) -> ProgramResult {
            RunningProgram.run(CommandLineTests.weft, ["query", CommandLineTests.tiny] + arguments)
        }
        let rows = run("--max-rows", "2", "-c", "UNWIND [1, 2, 3] AS a RETURN a")
        #expect(rows.status == 1 && rows.errors.contains("more than 2 rows"))
        let time = run(
            "--timeout", "50ms", "-c", "UNWIND range(1, 10000000) AS a UNWIND range(1, 10000000) AS b RETURN count(*)")
        #expect(time.status == 1 && time.errors.contains("took longer than it may"))
        let memory = run("--memory", "8MB", "-c", "UNWIND range(1, 10000000) AS a RETURN collect(a)")
        #expect(memory.status == 1 && memory.errors.contains("what collect() gathers"))
        let command = run("-c", ".limit rows 1", "-c", "UNWIND [1, 2] AS a RETURN a")
        #expect(command.errors.contains("at most 1 rows") && command.errors.contains("more than 1 row"))
        #expect(run("--memory", "little", "-c", "RETURN 1").status == 2)
    }
}
