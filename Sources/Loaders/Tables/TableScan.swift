// A table as a whole: cut into parts, guessed, and scanned on all cores.

import Diagnostics
import Dispatch
import Glibc
import Graph

/// What one table is scanned for, and how.
struct TableScan {
    let text: TableText
    let dialect: Dialect
    let name: String
    /// Cells that mean nothing is there.
    var missing: MissingWords
    /// What was done to the table before it is scanned.
    var notes: [String] = []
    /// What a manifest says of its cells.
    var layout = TableLayout()
    /// Where the parts begin and the last one ends: at beginnings of rows, unless quotes stand oddly.
    private var cuts: [Int]
    private let cancellation: Cancellation

    private static let sampleSize = 256 << 10
    private static let wholeGuessSize = 2 << 20

    init(
        text: TableText, dialect: Dialect, name: String, missing: MissingWords,
        cancellation: Cancellation = Cancellation()
    ) {
        self.text = text
        self.dialect = dialect
        self.name = name
        self.missing = missing
        self.cancellation = cancellation
        cuts = unsafe TableCuts(text.bytes, from: dialect.bodyStart).cuts
    }

    /// How a scan went.
    enum Outcome {
        case done
        /// A type that was guessed from some rows proved wrong: guess from all and scan anew.
        case refuted
        /// The parts were cut in the middle of rows: scan anew with `asOnePart`.
        case miscut
    }

    /// The same table in one part, for one core.
    func asOnePart() throws(Diagnostic) -> TableScan {
        let end = unsafe text.bytes.count
        if end - dialect.bodyStart >= TableCuts.partLimit { throw .unreadable(name, "its quotes do not match up") }
        var scan = self
        scan.cuts = [dialect.bodyStart, end]
        return scan
    }

    /// What the cells of each column could be: from all rows of a small table, from the first of a large one. A guess
    /// from some rows only may be refuted by `scan`.
    func guess() throws(Diagnostic) -> [TypeGuess] {
        let end = unsafe text.bytes.count
        if end - dialect.bodyStart <= Self.wholeGuessSize { return try guessAll() }
        let sample = dialect.bodyStart..<(unsafe firstRows(text.bytes, from: dialect.bodyStart, Self.sampleSize))
        let part = part(sample, tasks: [], guesses: true)
        part.run()
        return part.rowCount > 0 ? part.guesses : try guessAll()
    }

    /// What the cells of each column could be, from all rows.
    func guessAll() throws(Diagnostic) -> [TypeGuess] {
        var guesses = Array(repeating: TypeGuess(), count: dialect.headers.count)
        let outcome = try forEachPart(tasks: [], guesses: true) { (part, _) throws(Diagnostic) in
            for column in guesses.indices { guesses[column].merge(part.guesses[column]) }
        }
        if case .miscut = outcome { return try asOnePart().guessAll() }
        return guesses
    }

    /// Scans all rows and hands over the parts in their order, each with the line of the file where it begins. What was
    /// handed over counts only where the outcome is `done`.
    func scan(
        _ tasks: [ColumnTask], _ take: (TablePart, Int) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> Outcome {
        try forEachPart(tasks: tasks, guesses: false, take)
    }

    /// Whether the cells of the first column are all different and none is empty.
    func isFirstColumnUnique() throws(Diagnostic) -> Bool {
        var pool = StringPool()
        var rows = 0
        var hasGaps = false
        let task = ColumnTask(source: 0, reading: .text, isDeclared: true)
        let outcome = try scan([task]) { (part, _) throws(Diagnostic) in
            rows += part.rowCount
            if case .strings(let ids) = part.take(0, into: &pool).column, ids.contains(0) { hasGaps = true }
        }
        guard case .done = outcome else { return false }
        return rows > 0 && !hasGaps && pool.count == rows
    }

    /// Runs the parts, as many at a time as there are cores, and visits them in their order. While some are visited the next ones
    /// run.
    private func forEachPart(
        tasks: [ColumnTask], guesses: Bool, _ take: (TablePart, Int) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> Outcome {
        let width = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        var ranges = zip(cuts, cuts.dropFirst()).map { $0..<$1 }[...]
        func start() -> RunningParts {
            let next = ranges.prefix(width)
            ranges = ranges.dropFirst(width)
            return RunningParts(next.map { ($0, part($0, tasks: tasks, guesses: guesses)) })
        }
        var line = dialect.bodyLine + 1
        var running = start()
        // The text must not go while somebody reads it.
        defer { running.wait() }
        while !running.parts.isEmpty {
            running.wait()
            let finished = running.parts
            running = start()
            for (range, part) in finished {
                if case .cutInQuotes = part.failure { return .miscut }
                if let failure = part.failure { throw failure.diagnostic(name, lineOffset: line) }
                if part.isRefuted { return .refuted }
                try cancellation.check()
                try take(part, line)
                if !guesses { cancellation.progress.advance(by: range.count) }
                line += part.lineCount
                text.release(range)
            }
        }
        return .done
    }

    private func part(_ range: Range<Int>, tasks: [ColumnTask], guesses: Bool) -> TablePart {
        unsafe TablePart(
            slice(text.bytes, range), dialect, missing: missing, tasks: tasks,
            guessing: guesses ? dialect.headers.count : 0, isLast: range.upperBound == text.bytes.count)
    }
}

/// Parts that are being scanned, each by a thread of its own; a lone part is scanned when it is waited for.
private struct RunningParts {
    let parts: [(range: Range<Int>, part: TablePart)]
    private let group = DispatchGroup()

    init(_ parts: [(range: Range<Int>, part: TablePart)]) {
        self.parts = parts
        guard parts.count > 1 else { return }
        for (_, part) in parts {
            // Nobody else touches the part until it has been waited for.
            nonisolated(unsafe) let part = part
            DispatchQueue.global(qos: .userInitiated).async(group: group) { unsafe part.run() }
        }
    }

    func wait() {
        if parts.count == 1 { parts[0].part.run() } else { group.wait() }
    }
}
