// One line on standard error about what takes its time. Never part of the data, and gone when the work is done.

import Diagnostics
import Rendering

/// `loading process.csv: 120 of 400 MB, 80 MB/s, 4 s left`
struct ProgressLine {
    let state: Progress.State
    /// Since the work began.
    let seconds: Double

    func text(columns: Int) -> String {
        let name = state.task.isEmpty ? "working" : state.task
        let parts = [amount, rate, remaining].compactMap { $0 } + ["Ctrl-C stops it"]
        let line = Snippet.visible(name + ": " + parts.joined(separator: ", "))
        return DisplayWidth.of(line) < columns ? line : String(line.prefix(max(columns - 2, 1))) + "…"
    }

    private var amount: String? {
        guard state.done > 0 else { return "\(Int(seconds)) s" }
        let done = counted(state.done)
        guard let total = state.total, total >= state.done else { return done + " " + unit }
        return done + " of " + counted(total) + " " + unit
    }

    private var perSecond: Double { seconds > 0 ? Double(state.done) / seconds : 0 }

    private var rate: String? {
        guard state.done > 0 else { return nil }
        let number = counted(Int(perSecond))
        return state.unit == .bytes ? number + " MB/s" : number + " rows/s"
    }

    /// Only where the end is known.
    private var remaining: String? {
        guard let total = state.total, total > state.done, perSecond > 0 else { return nil }
        return "\(Int((Double(total - state.done) / perSecond).rounded(.up))) s left"
    }

    private var unit: String { state.unit == .bytes ? "MB" : "rows" }

    private func counted(_ number: Int) -> String { grouped(state.unit == .bytes ? number / 1_000_000 : number) }
}
