// A document in Markdown.

/// Pictures are drawn in cells, since a file of Markdown holds none.
package struct MarkdownDocument {
    private var text = ""

    package static func text(_ document: Document) -> String {
        var writer = MarkdownDocument()
        writer.heading(document.title, depth: 1)
        if let subtitle = document.subtitle { writer.text += MarkdownText.escaped(subtitle) + "\n\n" }
        writer.write(document.blocks, depth: 2)
        return writer.text
    }

    private mutating func heading(_ title: String, depth: Int) {
        text += String(repeating: "#", count: min(depth, 6)) + " " + MarkdownText.escaped(title) + "\n\n"
    }

    private mutating func write(_ blocks: [Block], depth: Int) {
        for block in blocks {
            switch block {
            case .section(let section):
                heading(section.title, depth: depth)
                write(section.blocks, depth: depth + 1)
            case .paragraph(let words): text += MarkdownText.escaped(words) + "\n\n"
            case .list(let items):
                text += items.map { "- " + MarkdownText.escaped($0.text) + "\n" }.joined() + "\n"
            case .fields(let fields):
                let rows = fields.map { Sheet.Row([Cell($0.name), $0.cell]) }
                write(Sheet(columns: ["", " "], rows: rows))
            case .table(let sheet): write(sheet)
            case .figure(let figure):
                text += MarkdownText.escaped(figure.caption) + "\n\n" + MarkdownText.fenced(figure.cells) + "\n"
            case .verbatim(let code): text += MarkdownText.fenced(code) + "\n"
            case .folded(let title, let blocks):
                heading(title, depth: depth)
                write(blocks, depth: depth + 1)
            }
        }
    }

    private mutating func write(_ sheet: Sheet) {
        if sheet.columns.isEmpty { return }
        if let caption = sheet.caption { text += MarkdownText.escaped(caption) + "\n\n" }
        text += "| " + sheet.columns.map { MarkdownText.escaped($0.name) }.joined(separator: " | ") + " |\n"
        text += "| " + sheet.columns.map { $0.isNumber ? "--:" : "---" }.joined(separator: " | ") + " |\n"
        for row in sheet.rows {
            text += "| " + row.cells.map { MarkdownText.escaped($0.text) }.joined(separator: " | ") + " |\n"
        }
        text += "\n"
    }
}
