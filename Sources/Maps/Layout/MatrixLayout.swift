// A matrix: names at the left, the same names turned above the columns, the darker the more.

enum MatrixLayout {
    private static let cell = 46

    static func draw(_ figure: MatrixFigure) -> Drawing {
        let names = figure.groups.map { Label.lines($0, width: 200, size: Measure.textSize, count: 1).first ?? "" }
        let longest = names.map { Label.width($0, size: Measure.textSize) }.max() ?? 0
        // A name that is turned by 45 degrees rises by seven tenths of its length.
        let rise = longest * 3 / 4 + 34
        let left = Measure.margin + longest + 12
        let top = Measure.titleHeight + rise
        let side = figure.groups.count * cell
        var drawing = Drawing(
            title: figure.title, width: max(560, left + side + rise + Measure.margin), height: top + side + 28)
        for (row, name) in names.enumerated() {
            let y = top + row * cell
            drawing.texts.append(
                TextShape(
                    name, at: Point(left - 8, y + cell / 2 + 5), size: Measure.textSize, anchor: .end, style: "lane"))
            drawing.texts.append(
                TextShape(
                    name, at: Point(left + row * cell + cell / 2, top - 6), size: Measure.textSize, style: "lane",
                    turned: -45))
            for column in names.indices {
                drawing.boxes.append(cellShape(figure, row, column, left + column * cell, y))
            }
        }
        drawing.addTitle()
        drawing.addNotes(figure.notes)
        return drawing
    }

    private static func cellShape(_ figure: MatrixFigure, _ row: Int, _ column: Int, _ x: Int, _ y: Int) -> BoxShape {
        let count = figure.counts[row][column]
        let shade = figure.shade(row, column)
        var style = "cell s\(shade)"
        if row == column { style += " own" }
        if figure.exceptions.contains([row, column]) { style += " exception" }
        let from = Label.plain(figure.groups[row]), to = Label.plain(figure.groups[column])
        let words = count == 1 ? "1 interaction" : "\(count) interactions"
        let title = row == column ? "within \(from): \(words)" : "\(from) → \(to): \(words)"
        let text = TextShape(
            count == 0 ? "" : "\(count)", at: Point(x + cell / 2, y + cell / 2 + 5), size: Measure.textSize,
            anchor: .middle, style: "count t\(shade)")
        return BoxShape(
            Rectangle(x + 1, y + 1, cell - 2, cell - 2), style: style, title: title, texts: count == 0 ? [] : [text])
    }
}
