// From a table's bytes to its columns, row by row complete.

import Diagnostics
import Graph
import Values

/// The rows of a part of a table, as columns.
struct TableRows {
    var count: Int
    /// One a column plan.
    var columns: [GatheredColumn]
    var provenance: Provenance
}

/// A table that was read.
struct TableContent {
    var parts: [TableRows] = []
    var plans: [ColumnPlan] = []
    var rowCount = 0
    var repaired = 0
    var surplus: [(line: Int, text: String)] = []
    var notes: [String] = []
    /// How often each of the words came that mean nothing is there.
    var missingCounts: [Int] = []
}

extension TableScan {
    /// Reads the columns that a plan asks for, with their strings in the pool. Types are guessed from the first rows of
    /// a large table and, where that proves wrong, from all of them. `known` has what outputs are likely to refer to.
    func read(
        _ plan: TablePlan, file: UInt32, known: [Int: KnownKeys] = [:], into pool: inout StringPool
    ) throws(Diagnostic) -> TableContent {
        var scan = self
        scan.missing.vocabularyColumns = plan.vocabularyColumns
        return try scan.readColumns(plan, file: file, known: known, into: &pool)
    }

    private func readColumns(
        _ plan: TablePlan, file: UInt32, known: [Int: KnownKeys], into pool: inout StringPool
    ) throws(Diagnostic) -> TableContent {
        var guesses: [TypeGuess]? = plan.needsGuess ? try guess() : nil
        var isFinal = false
        if let some = guesses, plan.outputs.contains(where: { $0.isUncertain(some[$0.column]) }) {
            guesses = try guessAll()
            isFinal = true
        }
        var scan = self
        while true {
            var content = TableContent()
            let evidence = guesses?.map(\.evidence) ?? []
            let headings = dialect.headers
            let contexts = zip(evidence, headings).map {
                ReadingContext($0, among: evidence, layout, headings: headings, heading: $1)
            }
            content.plans = plan.outputs.map {
                let context = $0.column < contexts.count ? contexts[$0.column] : ReadingContext(layout)
                return ColumnPlan($0, guesses?[$0.column], context, isFinal: isFinal)
            }
            // What says what a row is is read as it stands.
            if let rows = plan.rows { content.plans[rows.output].readAsText() }
            for (index, keys) in known { content.plans[index].task.known = keys }
            content.notes = content.plans.enumerated().compactMap { index, column in
                column.note.map { "\(plan.outputs[index].header): \($0)" }
            }
            let outcome = try scan.scan(content.plans.map(\.task)) { (part, line) throws(Diagnostic) in
                guard pool.hasRoom(for: part.byteCount) else {
                    throw .tooLarge(name, "all texts together may have 4 GiB")
                }
                content.append(part, line, file, scan.text, &pool)
            }
            switch outcome {
            case .done:
                content.notes += missing.notes(content.missingCounts)
                return content
            case .miscut: scan = try asOnePart()
            case .refuted:
                guesses = try guessAll()
                isFinal = true
            }
        }
    }
}

extension TablePlan.Output {
    /// Whether some rows are too little to guess from: hardly any cell was filled, or the reading is one that the
    /// scanner can't check.
    fileprivate func isUncertain(_ guess: TypeGuess) -> Bool {
        guard case .property(let property, _) = meaning, property.type == nil else { return false }
        return guess.count < 64 || [.dateTime, .duration].contains(guess.reading(ReadingContext()).type)
    }
}

extension TableContent {
    fileprivate mutating func append(
        _ part: TablePart, _ line: Int, _ file: UInt32, _ text: TableText, _ pool: inout StringPool
    ) {
        let columns = plans.indices.map { part.take($0, into: &pool) }
        let first = UInt32(truncatingIfNeeded: line)
        var provenance = Provenance(file: file, firstLine: first, lines: part.lines.map { $0 &+ first })
        if !text.places.isEmpty {
            let lines = (0..<part.rowCount).map { row in
                UInt32(truncatingIfNeeded: text.place(ofLine: part.line(of: row) + line))
            }
            provenance = Provenance(file: file, firstLine: lines.first ?? first, lines: lines)
        }
        if part.rowCount > 0 { parts.append(TableRows(count: part.rowCount, columns: columns, provenance: provenance)) }
        rowCount += part.rowCount
        repaired += part.repairedRows
        if missingCounts.isEmpty { missingCounts = part.missingCounts.map { _ in 0 } }
        for (word, count) in part.missingCounts.enumerated() { missingCounts[word] += count }
        surplus += part.surplus.map { (text.place(ofLine: $0.line + line), $0.text) }
    }
}
