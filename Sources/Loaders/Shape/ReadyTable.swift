// A table made ready to be scanned: its heading found, and set right where a scanner of plain rows would misread it.

import Diagnostics

/// The text to scan and the heading that it begins with.
struct ReadyTable {
    let text: TableText
    let dialect: Dialect
    /// What was done to the table.
    private(set) var notes: [String] = []

    /// Nil where there is no row at all.
    init?(_ source: TableText, name: String, _ layout: TableLayout = TableLayout()) throws(Diagnostic) {
        guard let separator = Separator(source) else { return nil }
        do throws(ScanFailure) {
            let head = try HeadRows(source, delimiter: separator.byte, from: separator.start, line: separator.line)
            guard let heading = HeadingLine(head.rows, line: layout.heading) else { return nil }
            let dialect = Dialect(separator.byte, heading, head.rows)
            let above = head.rows.prefix(heading.row)
            if !above.isEmpty {
                notes.append(
                    Self.noted(above.map { ($0.line, $0.filled.joined(separator: " ")) }, "is above the heading"))
            }
            if heading.count == 2 { notes.append("the heading has two lines") }
            let kinds = try RowKinds(source, dialect, stopAt: layout.stopAt)
            notes += Self.notes(kinds, source)
            if layout.isMatrix {
                text = try TableText(matrix: source, dialect)
                self.dialect = Dialect(ofMatrix: dialect)
                notes.append("read as a matrix of who is responsible for what")
                return
            }
            let isDirty = unsafe !source.isASCII && holdsInvisible(source.bytes) || holdsGuards(source.bytes)
            guard isDirty || !kinds.found.isEmpty || !layout.fillDown.isEmpty || !source.merged.isEmpty else {
                (text, self.dialect) = (source, dialect)
                return
            }
            var tidying = TableTidying(source, dialect, kinds, fillDown: layout.fillDown)
            try tidying.run()
            notes += tidying.notes
            text = tidying.text()
            var bodyDialect = dialect
            bodyDialect.begin(delimiter: CellTextWriter.delimiter)
            self.dialect = bodyDialect
        } catch {
            throw error.diagnostic(name, lineOffset: 1)
        }
    }

    private static func notes(_ kinds: RowKinds, _ text: TableText) -> [String] {
        let lines = kinds.found.sorted { $0.key < $1.key }
        func notes(_ kind: RowKind, _ what: String) -> [String] {
            let those = lines.filter { $0.value.kind == kind }.map { (text.place(ofLine: $0.key), $0.value.text) }
            return those.isEmpty ? [] : [noted(those, what)]
        }
        return notes(.total, "is a total and no row") + notes(.note, "is a note and no row")
            + notes(.section, "is a title and no row") + notes(.heading, "is the heading once more")
            + notes(.behind, "stands behind the end of the table")
    }

    /// `line 13 is a total and no row: Total: 4`, or how many are like it.
    private static func noted(_ lines: [(line: Int, text: String)], _ what: String) -> String {
        let first = "line \(lines[0].line) \(what): \(lines[0].text.prefix(60))"
        return lines.count == 1 ? first : first + ", and \(lines.count - 1) more like it"
    }
}

/// Whether cells are kept as text by `="…"`. A column that is kept so is kept so from its first rows on.
private func holdsGuards(_ bytes: Bytes) -> Bool {
    let count = min(bytes.count, 1 << 20)
    var index = 1
    while index < count {
        if unsafe bytes[index] == Ascii.quote {
            var before = index - 1
            while before > 0, unsafe bytes[before] == Ascii.quote || bytes[before] == UInt8(ascii: "(") { before -= 1 }
            if unsafe bytes[before] == UInt8(ascii: "=") { return true }
        }
        index += 1
    }
    return false
}
