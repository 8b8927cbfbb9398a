// Lists as keys: of DISTINCT, and of what is aggregated by.

import Session
import Testing
import Values

@Suite("Lists as keys")
struct ListKeyTests {
    @Test(
        "equivalent lists are one key, and a list is never one with what stands in it",
        arguments: [
            ("UNWIND [[0], 0, [0], [[0]], [1], 0.0, [0.0]] AS x WITH DISTINCT x RETURN count(*)", "4"),
            (
                "UNWIND [[0, 1], [1, 0], [0, 1], [], [], [null], [null]] AS x WITH x, count(*) AS n RETURN collect(n)",
                "[2, 1, 2, 2]"
            ),
            ("UNWIND [[0], [1], [0]] AS x UNWIND [1, 1] AS y WITH DISTINCT x, y RETURN collect(x)", "[[0], [1]]"),
        ])
    func equivalence(query: String, expected: String) throws {
        let table = try Session().table(query)
        #expect(table.rows.map { $0.map { $0.literal(in: table) }.joined() } == [expected])
    }

    /// Comparing it anew for each row would take a hundred million steps in each of the two.
    @Test("a long list that every row carries is looked at once", .timeLimit(.minutes(1)))
    func carriedList() throws {
        let table = try Session().table(
            """
            UNWIND range(1, 10000) AS n WITH collect(n) AS all UNWIND all AS n
            WITH DISTINCT all, n WITH all, count(n) AS counted RETURN size(all) = counted
            """)
        #expect(table.rows == [[.boolean(true)]])
    }
}
