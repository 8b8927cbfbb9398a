// Comma-separated values, for spreadsheets first and programs second.

import Diagnostics
package import Values

/// RFC 4180 with CRLF, in UTF-8 with a byte order mark (Excel reads it as Latin-1 otherwise).
///
///     id,name,opened,elapsed,elapsed_hours
///     H-07,"Leaver, urgent",2026-01-31,PT30H,30
///     H-08,"",,,
///
/// A null is nothing at all and an empty string is `""`. Dates are ISO, booleans TRUE and FALSE, numbers without separators. Lists
/// are joined with `; `. A column with durations is followed by the same in hours, where that is a definite number. Text that a
/// spreadsheet would run as a formula gets a leading `'`, which is counted. `raw` leaves out the mark and the hours, not the guard.
package struct CSVRenderer: Renderer {
    package init() {}
    package var name: String { "csv" }
    package var fileEndings: [String] { ["csv"] }
    package var summary: String { "comma-separated values for spreadsheets (RFC 4180)" }

    /// What a spreadsheet takes at most.
    static let longestCell = 32_767
    static let mostRows = 1_048_576

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        var writer = CSVWriter(table: table, output: output, options: options)
        writer.writeAll()
        return writer.report()
    }
}

private struct CSVWriter {
    let table: ResultTable
    let output: OutputBuffer
    let options: RenderOptions
    let cells: CellText
    /// The columns that are followed by their hours.
    let durations: Set<Int>
    var formulas = FormulaGuard()
    var longCells = 0

    init(table: ResultTable, output: OutputBuffer, options: RenderOptions) {
        self.table = table
        self.output = output
        self.options = options
        cells = .forSpreadsheet(table)
        durations = options.raw ? [] : Set(table.columns.indices.filter(table.isDuration))
    }

    mutating func writeAll() {
        if !options.raw, options.byteOrderMark { output.append([0xEF, 0xBB, 0xBF]) }
        for (index, column) in table.columns.enumerated() {
            if index > 0 { output.append(options.separator.byte) }
            writeText(column)
            if durations.contains(index) {
                output.append(options.separator.byte)
                writeText(column + "_hours")
            }
        }
        output.append("\r\n")
        for row in table.rows {
            for (index, value) in row.enumerated() {
                if index > 0 { output.append(options.separator.byte) }
                write(value)
                if durations.contains(index) {
                    output.append(options.separator.byte)
                    output.append(value.hours.map(hoursText) ?? options.nullText ?? "")
                }
            }
            output.append("\r\n")
            if output.failure != nil { return }
        }
    }

    private mutating func write(_ value: Value) {
        switch value {
        case .null: output.append(options.nullText ?? "")
        case .string, .list, .map, .node, .relationship, .path: writeText(cells.text(value))
        default: output.append(cells.text(value))
        }
    }

    private mutating func writeText(_ text: String) {
        let safe = formulas.guarded(options.isForTerminal ? visibleLines(text) : text)
        if safe.utf16.count > CSVRenderer.longestCell { longCells += 1 }
        // Quotes keep an empty string, and a string that reads like the mark for null, apart from null.
        let needsQuotes = safe.isEmpty || safe == options.nullText || safe.utf8.contains(where: isSpecial)
        guard needsQuotes else { return output.append(safe) }
        output.append(UInt8(ascii: "\""))
        for byte in safe.utf8 {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }

    private func isSpecial(_ byte: UInt8) -> Bool {
        byte == options.separator.byte || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }

    func report() -> RenderReport {
        var warnings: [Diagnostic] = []
        if formulas.count > 0 { warnings.append(.guarded(formulas.count)) }
        if longCells > 0 { warnings.append(.longCells(longCells)) }
        if table.rows.count + 1 > CSVRenderer.mostRows { warnings.append(.manyRows(table.rows.count)) }
        return RenderReport(guardedCells: formulas.count, warnings: warnings)
    }
}

extension ResultTable {
    /// Whether a column holds durations and nothing else but nulls.
    fileprivate func isDuration(column: Int) -> Bool {
        var found = false
        for row in rows {
            switch row[column] {
            case .null: continue
            case .duration: found = true
            default: return false
            }
        }
        return found
    }
}

extension Value {
    /// A duration in hours, days counted as 24; nil for other values and where months have no definite length.
    fileprivate var hours: Double? {
        guard case .duration(let duration) = self, duration.months == 0 else { return nil }
        return Double(duration.days) * 24 + Double(duration.seconds) / 3600 + Double(duration.nanoseconds) / 3.6e12
    }
}

/// `30`, `0.5`: a whole number without a fraction.
private func hoursText(_ hours: Double) -> String {
    if let whole = Int64(exactly: hours) { return String(whole) }
    return FloatFormat.text(hours)
}

// Messages.

extension Diagnostic {
    fileprivate static func guarded(_ count: Int) -> Diagnostic {
        .warning(
            .formulaGuarded,
            "\(count) \(count == 1 ? "cell" : "cells") would run as a formula in a spreadsheet and got a leading '",
            at: nil)
    }

    fileprivate static func longCells(_ count: Int) -> Diagnostic {
        .warning(
            .spreadsheetLimit,
            "\(count) \(count == 1 ? "cell is" : "cells are") longer than the \(CSVRenderer.longestCell) characters that Excel keeps",
            at: nil)
    }

    fileprivate static func manyRows(_ count: Int) -> Diagnostic {
        .warning(
            .spreadsheetLimit,
            "\(count) rows and a header are more than the \(CSVRenderer.mostRows) rows that Excel opens", at: nil)
    }
}
