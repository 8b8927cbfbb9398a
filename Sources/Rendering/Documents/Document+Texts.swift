// A document with other texts, the same everywhere.

extension Document {
    /// Every text that a reader sees, those in pictures included.
    package func mapTexts(_ change: (String) -> String) -> Document {
        var document = self
        document.title = change(title)
        document.subtitle = subtitle.map(change)
        document.blocks = blocks.map { $0.mapTexts(change) }
        return document
    }
}

extension Block {
    fileprivate func mapTexts(_ change: (String) -> String) -> Block {
        func cell(_ cell: Cell) -> Cell { Cell(change(cell.text), cell.mark, link: cell.link) }
        switch self {
        case .section(let section):
            return .section(Section(change(section.title), id: section.id, section.blocks.map { $0.mapTexts(change) }))
        case .paragraph(let text): return .paragraph(change(text))
        case .list(let items): return .list(items.map(cell))
        case .fields(let fields): return .fields(fields.map { (change($0.name), cell($0.cell)) })
        case .table(let sheet):
            var changed = sheet
            changed.caption = sheet.caption.map(change)
            changed.rows = sheet.rows.map { Sheet.Row($0.cells.map(cell), id: $0.id) }
            return .table(changed)
        case .figure(let figure):
            return .figure(
                Figure(svg: change(figure.svg), caption: change(figure.caption), cells: change(figure.cells)))
        case .verbatim(let text): return .verbatim(change(text))
        case .folded(let title, let blocks): return .folded(change(title), blocks.map { $0.mapTexts(change) })
        }
    }
}
