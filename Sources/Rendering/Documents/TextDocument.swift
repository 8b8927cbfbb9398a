// A document for a terminal.

import Diagnostics

/// Lines of at most `options.width` cells; tables fold their widest columns.
package struct TextDocument {
    private let options: RenderOptions
    private var text = ""

    package static func text(_ document: Document, options: RenderOptions) -> String {
        var writer = TextDocument(options: options)
        writer.heading(document.title, depth: 0)
        if let subtitle = document.subtitle { writer.lines(subtitle, style: .dim) }
        writer.write(document.blocks, depth: 1)
        return writer.text
    }

    /// Blocks without a title above them.
    package static func text(_ blocks: [Block], options: RenderOptions) -> String {
        var writer = TextDocument(options: options)
        writer.write(blocks, depth: 1)
        return writer.text
    }

    private init(options: RenderOptions) { self.options = options }

    private var width: Int { options.width ?? 100 }

    private mutating func write(_ blocks: [Block], depth: Int) {
        for block in blocks { write(block, depth: depth) }
    }

    private mutating func write(_ block: Block, depth: Int) {
        switch block {
        case .section(let section):
            if !text.isEmpty { text += "\n" }
            heading(section.title, depth: depth)
            write(section.blocks, depth: depth + 1)
        case .paragraph(let words): lines(words)
        case .list(let items): for item in items { hanging("- ", item) }
        case .fields(let fields):
            let widest = fields.map { DisplayWidth.of($0.name) }.max() ?? 0
            for field in fields { hanging(TableLayout.padded(field.name, to: widest + 2, right: false), field.cell) }
        case .table(let sheet): write(sheet)
        case .figure(let figure): text += visibleLines(figure.cells)
        case .verbatim(let code): text += visibleLines(code.hasSuffix("\n") ? code : code + "\n")
        case .folded(let title, let blocks):
            text += "\n"
            heading(title, depth: depth)
            write(blocks, depth: depth + 1)
        }
    }

    private mutating func heading(_ title: String, depth: Int) { lines(title, style: .bold) }

    private mutating func lines(_ words: String, style: Style = .plain) {
        for line in TableLayout.wrapped(visibleText(words), to: width) { text += styled(line, style) + "\n" }
    }

    private func styled(_ text: String, _ style: Style) -> String { options.colour ? style.applied(to: text) : text }

    /// Lines behind the first stand below its text.
    private mutating func hanging(_ head: String, _ cell: Cell) {
        let margin = DisplayWidth.of(head)
        for (index, line) in TableLayout.wrapped(visibleText(cell.text), to: max(width - margin, 20)).enumerated() {
            text += index == 0 ? visibleText(head) : String(repeating: " ", count: margin)
            text += styled(line, Style(cell.mark)) + "\n"
        }
    }

    private mutating func write(_ sheet: Sheet) {
        if let caption = sheet.caption { lines(caption) }
        let header = sheet.columns.map { visibleText($0.name) }
        let rows = sheet.rows.map { $0.cells.map { visibleText($0.text) } }
        let natural = TableLayout.naturalWidths(header: header, rows: rows)
        let minimum = natural.indices.map { sheet.columns[$0].isNumber ? natural[$0] : min(natural[$0], 6) }
        let widths = TableLayout.fitted(natural, minimum: minimum, to: width) ?? natural
        line(header, widths, sheet.columns, header.map { _ in .bold })
        let rule = options.ascii ? "-" : "─"
        text += widths.map { String(repeating: rule, count: max($0, 1)) }.joined(separator: "  ") + "\n"
        let shown = min(rows.count, options.rowLimit ?? Int.max)
        for (cells, row) in zip(rows, sheet.rows).prefix(shown) {
            line(cells, widths, sheet.columns, row.cells.map { Style($0.mark) })
        }
        if shown < rows.count { text += TableRenderer.footer(total: rows.count, shown: shown) }
    }

    private mutating func line(_ cells: [String], _ widths: [Int], _ columns: [Sheet.Column], _ styles: [Style]) {
        let folded = cells.indices.map { TableLayout.wrapped(cells[$0], to: widths[$0]) }
        for line in 0..<max(folded.map(\.count).max() ?? 1, 1) {
            var written = ""
            for column in folded.indices {
                let cell = line < folded[column].count ? folded[column][line] : ""
                let padded = TableLayout.padded(cell, to: widths[column], right: columns[column].isNumber)
                let isLast = column == folded.count - 1 && !columns[column].isNumber
                written += (column == 0 ? "" : "  ") + styled(isLast ? cell : padded, styles[column])
            }
            while written.utf8.last == UInt8(ascii: " ") { written.removeLast() }
            text += written + "\n"
        }
    }
}

extension Style {
    init(_ mark: Mark) {
        self =
            switch mark {
            case .plain: .plain
            case .major: .red
            case .minor: .yellow
            case .observation: .cyan
            case .good: .green
            case .unknown: .magenta
            case .soft: .dim
            }
    }

    /// How a cell looks by what it says: grades and results of checks catch the eye.
    init(of cell: String, in column: String) {
        let isGrade = column == "result" || column == "grade" || column.hasSuffix("_grade")
        self = isGrade ? Style(Mark(grade: cell)) : .plain
    }
}
