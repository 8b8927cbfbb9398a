// How wide the columns of a table are, and how a cell's text is folded into its column.

import Diagnostics

/// Widths are terminal cells.
enum TableLayout {
    /// Between two columns.
    static let gap = 2
    /// No column is squeezed below this.
    static let narrowest = 6
    /// A folded cell has at most this many lines; the rest is cut with a mark.
    static let mostLines = 4

    /// The width of the widest cell of each column. Linear in the text.
    static func naturalWidths(header: [String], rows: [[String]]) -> [Int] {
        var widths = header.map { DisplayWidth.of($0) }
        for row in rows {
            for (index, cell) in row.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(cell)) }
        }
        return widths
    }

    /// Widths that fit into a window, nil where even the narrowest columns do not.
    ///
    /// The widest column gives way first, so that short columns such as ids stay whole.
    static func fitted(_ natural: [Int], minimum: [Int], to window: Int?) -> [Int]? {
        guard let window else { return natural }
        let room = window - gap * max(natural.count - 1, 0)
        var widths = natural
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            let shrinkable = widths.indices.filter { widths[$0] > minimum[$0] }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
            // Down to the next narrower one, and no further than its share of what is left: so equals shrink together.
            let equals = shrinkable.count { widths[$0] == widths[widest] }
            let next = shrinkable.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? 0
            let share = (excess + equals - 1) / equals
            let step = min(share, max(1, widths[widest] - max(next, minimum[widest])))
            widths[widest] -= step
            excess -= step
        }
        return widths
    }

    /// The text in lines of at most `width` cells, broken at blanks; a word that is too long by itself behind a hyphen, `_`
    /// or `/`. Nothing is lost but blanks at breaks.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        if DisplayWidth.of(text) <= width { return [text] }
        var lines: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            let end = breakpoint(in: rest, width: width)
            lines.append(String(rest[..<end]).trimmingTrailingBlanks())
            rest = rest[end...].drop { $0 == " " }
        }
        return lines
    }

    /// Wrapped, but what is over the limit of lines is cut and the last line ends with `mark`. A text with no place to break, such as
    /// a hash, says no more in four lines than in one.
    static func folded(_ text: String, to width: Int, mark: String) -> [String] {
        let lines = wrapped(text, to: width)
        if lines.count > 1, !text.contains(where: isBreak) { return [cut(text, to: width, mark: mark)] }
        if lines.count <= mostLines { return lines }
        let last = lines[mostLines - 1]
        return lines.prefix(mostLines - 1) + [cut(last, to: width, mark: mark)]
    }

    /// The text, or as much of its start as leaves room for `mark`.
    static func cut(_ text: String, to width: Int, mark: String) -> String {
        let room = max(0, width - DisplayWidth.of(mark))
        var result = ""
        var used = 0
        for character in text {
            let cells = DisplayWidth.of(character)
            if used + cells > room { break }
            used += cells
            result.append(character)
        }
        return result + mark
    }

    /// Whether a line may end behind it.
    private static func isBreak(_ character: Character) -> Bool { " -_/".contains(character) }

    static func padded(_ text: String, to width: Int, right: Bool) -> String {
        let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
        return right ? blanks + text : text + blanks
    }

    /// Where a line that starts the text ends: after the last blank that fits, in a long word after its last joint, else after the
    /// last character that fits.
    private static func breakpoint(in text: Substring, width: Int) -> Substring.Index {
        var used = 0
        var lastBlank: Substring.Index?
        var lastJoint: Substring.Index?
        var index = text.startIndex
        while index < text.endIndex {
            let cells = DisplayWidth.of(text[index])
            if used + cells > width, index > text.startIndex {
                return text[index] == " " ? index : lastBlank ?? lastJoint ?? index
            }
            used += cells
            let next = text.index(after: index)
            if text[index] == " " { lastBlank = next } else if isBreak(text[index]) { lastJoint = next }
            index = next
        }
        return text.endIndex
    }
}

extension String {
    fileprivate func trimmingTrailingBlanks() -> String {
        var result = self
        while result.hasSuffix(" ") { result.removeLast() }
        return result
    }
}
