// Where the heading of a table stands.

/// The line or lines of the heading among the first rows.
struct HeadingLine {
    /// The row that the heading begins with.
    var row: Int
    /// One or two rows.
    var count = 1
    /// The names of the columns, as written; empty where nothing names a column.
    var names: [String]

    /// `line` is the physical line that a manifest names.
    init?(_ rows: [HeadRows.Row], line: Int?) {
        guard !rows.isEmpty else { return nil }
        if let line {
            row = rows.firstIndex { $0.line <= line && line < $0.endLine } ?? 0
        } else {
            row = Self.found(rows)
        }
        names = rows[row].cells
        if row + 1 < rows.count, Self.isSecondLine(rows, row) {
            count = 2
            names = Self.merged(rows[row].cells, rows[row + 1].cells)
        }
    }

    /// The first row, unless it looks like a title or a legend and a later one looks more like a heading.
    private static func found(_ rows: [HeadRows.Row]) -> Int {
        let width = rows.map(\.filled.count).max() ?? 0
        let first = HeadingWords.standard.known(among: rows[0].cells)
        if !isTitle(rows[0], width), first * 2 >= rows[0].filled.count, first > 0 { return 0 }
        var best = (row: 0, known: max(first, 1))
        for (index, row) in rows.prefix(40).enumerated().dropFirst() {
            guard looksLikeHeading(row, width) else { continue }
            let known = HeadingWords.standard.known(among: row.cells)
            if known > best.known, known * 3 >= row.filled.count { best = (index, known) }
        }
        if best.row > 0 { return best.row }
        guard isTitle(rows[0], width) else { return 0 }
        // Nobody knows these headings: the first row that fills the table's width with different words.
        return rows.prefix(40).firstIndex { looksLikeHeading($0, width) && $0.filled.count * 5 >= width * 4 } ?? 0
    }

    /// Hardly anything in a row where others have many cells.
    private static func isTitle(_ row: HeadRows.Row, _ width: Int) -> Bool {
        row.filled.count == 1 ? width >= 3 : row.filled.count == 2 && width >= 6
    }

    private static func looksLikeHeading(_ row: HeadRows.Row, _ width: Int) -> Bool {
        let filled = row.filled
        return filled.count >= 2 && filled.count * 2 >= width && Set(filled).count * 4 >= filled.count * 3
            && filled.allSatisfy { isName($0) }
    }

    /// Whether a cell may name a column: words, no number, no day, not long.
    private static func isName(_ cell: String) -> Bool {
        guard cell.count <= 80, let first = cell.first else { return false }
        if cell == "#" || cell == "№" { return true }
        if first.isNumber { return cell.contains(where: \.isLetter) && !cell.contains(where: { ".-/:".contains($0) }) }
        return cell.contains(where: \.isLetter)
    }

    /// Whether a heading goes on: units in brackets below it, or a second line below groups of columns.
    private static func isSecondLine(_ rows: [HeadRows.Row], _ row: Int) -> Bool {
        let (upper, lower) = (rows[row], rows[row + 1])
        let cells = lower.filled
        if cells.isEmpty { return false }
        if cells.allSatisfy({ ($0.hasPrefix("(") && $0.hasSuffix(")")) || ($0.hasPrefix("[") && $0.hasSuffix("]")) }) {
            return true
        }
        // Groups leave columns without a name; the second line names them, and what follows is of another kind.
        let unnamed = lower.cells.indices.filter { $0 >= upper.cells.count || upper.cells[$0].isEmpty }
        guard !unnamed.isEmpty, upper.filled.count >= 1, looksLikeHeading(lower, lower.cells.count),
            unnamed.allSatisfy({ !lower.cells[$0].isEmpty }), cells.allSatisfy({ !$0.contains(where: \.isNumber) })
        else { return false }
        let words = HeadingWords.standard
        let merged = merged(upper.cells, lower.cells)
        return words.known(among: merged) + words.known(among: lower.cells) > words.known(among: upper.cells)
    }

    /// Names of two lines: what stands above, to the right as far as it reaches, and what stands below.
    private static func merged(_ upper: [String], _ lower: [String]) -> [String] {
        var group = ""
        return (0..<max(upper.count, lower.count)).map { index in
            let above = index < upper.count ? upper[index] : ""
            let below = index < lower.count ? lower[index] : ""
            if !above.isEmpty { group = above }
            if below.isEmpty { return above }
            if below.hasPrefix("(") || below.hasPrefix("[") { return above.isEmpty ? below : above + " " + below }
            if group.isEmpty
                || HeadingWords.standard.isKnown(below)
                    && (above.isEmpty || !HeadingWords.standard.isKnown(group + " " + below))
            {
                return below
            }
            return group + " " + below
        }
    }
}
