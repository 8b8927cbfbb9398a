// Numbers as bars, for seeing at once which one is large.

import Diagnostics
package import Values

/// The last column of numbers is drawn behind its row, the largest magnitude as long as there is room. Bars of numbers below zero end
/// where those above begin. Without a column of numbers it is a table.
///
///     department     processes
///     ─────────────  ─────────
///     IT Operations         12  ████████████████████████████████████████
///     Legal                  3  ██████████
///     (2 rows)
package struct BarsRenderer: Renderer {
    package init() {}
    package var name: String { "bars" }
    package var fileEndings: [String] { [] }
    package var summary: String { "a table whose last column of numbers is drawn as bars" }

    /// Cells of the longest bar, at least and where nothing limits it.
    private static let shortest = 10
    private static let longest = 40

    package func render(_ table: ResultTable, to output: OutputBuffer, options: RenderOptions) -> RenderReport {
        let shown = TableText(table, options: options)
        guard let drawn = shown.numeric.lastIndex(of: true), !shown.rows.isEmpty,
            let widths = widths(of: shown, options.width)
        else { return TableRenderer().render(table, to: output, options: options) }
        let taken = widths.reduce(0) { $0 + $1 + TableLayout.gap }
        let room = min(Self.longest, options.width.map { $0 - taken } ?? Self.longest)
        let numbers = table.rows.prefix(shown.rows.count).map { $0[drawn].magnitude }
        let bars = Bars(numbers: numbers, room: room, ascii: options.ascii)
        let page = BarPage(text: shown, widths: widths, options: options)
        output.append(page.header)
        for index in shown.rows.indices where output.failure == nil {
            output.append(page.row(index, bar: numbers[index].map(bars.text) ?? ""))
        }
        output.append(TableRenderer.footer(total: table.rows.count, shown: shown.rows.count))
        return RenderReport()
    }

    /// Texts give way before numbers and the shortest bar do; nil where even that is not enough.
    private func widths(of shown: TableText, _ window: Int?) -> [Int]? {
        let natural = TableLayout.naturalWidths(header: shown.header, rows: shown.rows)
        let minimum = natural.indices.map { shown.numeric[$0] ? natural[$0] : min(natural[$0], TableLayout.narrowest) }
        return TableLayout.fitted(natural, minimum: minimum, to: window.map { $0 - TableLayout.gap - Self.shortest })
    }
}

/// Lines of text in front of the bars; a cell that is too long is cut, so that each row stays one line.
private struct BarPage {
    let text: TableText
    let widths: [Int]
    let options: RenderOptions

    private var gap: String { String(repeating: " ", count: TableLayout.gap) }

    var header: String {
        let line = options.ascii ? "-" : "─"
        let rule = widths.map { String(repeating: line, count: max($0, 1)) }.joined(separator: gap)
        return trimmed(cells(of: text.header) { _ in options.colour ? .bold : .plain }) + "\n" + rule + "\n"
    }

    func row(_ index: Int, bar: String) -> String {
        let shown = cells(of: text.rows[index]) { column in
            if !options.colour { return .plain }
            return text.nulls[index][column] ? .dim : Style(of: text.rows[index][column], in: text.header[column])
        }
        return trimmed(shown + gap + (options.colour ? Style.cyan.applied(to: bar) : bar)) + "\n"
    }

    private func cells(of row: [String], style: (Int) -> Style) -> String {
        row.indices.map { column -> String in
            let fits = DisplayWidth.of(row[column]) <= widths[column]
            let mark = options.ascii ? "~" : "…"
            let cell = fits ? row[column] : TableLayout.cut(row[column], to: widths[column], mark: mark)
            return style(column).applied(to: TableLayout.padded(cell, to: widths[column], right: text.numeric[column]))
        }.joined(separator: gap)
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        return line
    }
}

/// The scale of the bars.
private struct Bars {
    /// Cells left and right of zero.
    private let below: Int
    private let above: Int
    /// Half of what lies between the lowest and the highest number: the sum of two huge ones would be no number.
    private let halfSpan: Double
    private let ascii: Bool

    init(numbers: [Double?], room: Int, ascii: Bool) {
        let finite = numbers.compactMap { $0 }.filter(\.isFinite)
        let low = -min(finite.min() ?? 0, 0)
        let high = max(finite.max() ?? 0, 0)
        halfSpan = low / 2 + high / 2
        below = low > 0 ? min(max(1, Int((Double(room) * (low / 2 / halfSpan)).rounded())), room - 1) : 0
        above = room - below
        self.ascii = ascii
    }

    /// One number's bar, right of zero in eighths of a cell or left of it.
    func text(_ number: Double) -> String {
        guard halfSpan > 0, number.isFinite else { return "" }
        let length = abs(number) / 2 / halfSpan * Double(below + above)
        if number < 0 {
            let cells = min(max(1, Int(length.rounded())), below)
            return String(repeating: " ", count: below - cells) + String(repeating: ascii ? "-" : "░", count: cells)
        }
        let bar = min(length, Double(above))
        return String(repeating: " ", count: below) + (ascii ? whole(bar) : eighths(bar))
    }

    private func whole(_ length: Double) -> String { String(repeating: "#", count: Int(length.rounded())) }

    private func eighths(_ length: Double) -> String {
        let eighths = Int((length * 8).rounded())
        let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return String(repeating: "█", count: eighths / 8) + part
    }
}

extension Value {
    /// The number that is drawn; nil for null.
    fileprivate var magnitude: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .float(let number): number
        default: nil
        }
    }
}
