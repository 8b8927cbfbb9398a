// What is told about work that takes its time.

import Diagnostics
import Testing

@testable import Shell

@Suite("Progress")
struct ProgressTests {
    private func line(_ progress: Progress, seconds: Double, columns: Int = 100) -> String {
        ProgressLine(state: progress.state, seconds: seconds).text(columns: columns)
    }

    @Test("a load says what, how much of how much, how fast and how long still")
    func load() {
        let progress = Progress()
        progress.begin("loading", unit: .bytes, total: 400_000_000)
        progress.rename("loading processes.csv")
        progress.advance(by: 100_000_000)
        #expect(
            line(progress, seconds: 2) == "loading processes.csv: 100 of 400 MB, 50 MB/s, 6 s left, Ctrl-C stops it")
        #expect(line(progress, seconds: 2, columns: 30) == "loading processes.csv: 100 o…")
    }

    @Test("a query says how many rows it has read; the end is known where there is one scan")
    func query() {
        let progress = Progress()
        #expect(line(progress, seconds: 3) == "working: 3 s, Ctrl-C stops it")
        progress.expect(rows: 6_000_000)
        progress.advance(by: 3_000_000)
        #expect(
            line(progress, seconds: 3)
                == "working: 3,000,000 of 6,000,000 rows, 1,000,000 rows/s, 3 s left, Ctrl-C stops it")
        progress.expect(rows: 6_000_000)
        #expect(line(progress, seconds: 3) == "working: 3,000,000 rows, 1,000,000 rows/s, Ctrl-C stops it")
    }
}
