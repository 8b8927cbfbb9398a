// The loop: four stages in a ring, clockwise, with what leads from each to the next between them.

enum LoopLayout {
    private static let stage = (width: 220, height: 104)
    private static let gap = (x: 260, y: 130)

    static func draw(_ figure: LoopFigure) -> Drawing {
        let right = Measure.margin + stage.width + gap.x
        let top = Measure.titleHeight + 20
        let bottom = top + stage.height + gap.y
        var drawing = Drawing(
            title: figure.title, width: right + stage.width + Measure.margin + 150, height: bottom + stage.height + 36)
        let corners = [
            Point(Measure.margin + 75, top), Point(right + 75, top), Point(right + 75, bottom),
            Point(Measure.margin + 75, bottom),
        ]
        let frames = corners.map { Rectangle($0.x, $0.y, stage.width, stage.height) }
        for (index, item) in figure.stages.prefix(4).enumerated() {
            drawing.boxes.append(box(item, frames[index], index))
            drawing.arrows.append(arrow(figure, index, frames))
            drawing.texts += transition(item, index, frames)
        }
        drawing.addTitle()
        drawing.addNotes(figure.notes)
        return drawing
    }

    private static func box(_ stage: LoopFigure.Stage, _ frame: Rectangle, _ index: Int) -> BoxShape {
        var texts = [
            TextShape(
                Label.plain(stage.name), at: Point(frame.middle.x, frame.y + 28), size: 16, anchor: .middle,
                style: "column")
        ]
        for (line, fact) in stage.facts.enumerated() {
            texts.append(
                TextShape(
                    fact, at: Point(frame.middle.x, frame.y + 52 + line * 18), size: Measure.textSize, anchor: .middle,
                    style: "name"))
        }
        return BoxShape(
            frame, style: "box c\(index)" + (stage.isMissing ? " exception" : ""),
            title: ([stage.name] + stage.facts).joined(separator: "\n"), anchor: "box-\(index + 1)", texts: texts)
    }

    private static func arrow(_ figure: LoopFigure, _ index: Int, _ frames: [Rectangle]) -> ArrowShape {
        let from = frames[index], to = frames[(index + 1) % 4]
        let start: Point, end: Point
        switch index {
        case 0: (start, end) = (Point(from.right, from.middle.y), Point(to.x, to.middle.y))
        case 1: (start, end) = (Point(from.middle.x, from.bottom), Point(to.middle.x, to.y))
        case 2: (start, end) = (Point(from.x, from.middle.y), Point(to.right, to.middle.y))
        default: (start, end) = (Point(from.middle.x, from.y), Point(to.middle.x, to.bottom))
        }
        let stage = figure.stages[index]
        let style = "arrow wide" + (stage.isGap ? " exception" : "") + (stage.interactions == 0 ? " missing" : "")
        let next = figure.stages[(index + 1) % figure.stages.count].name
        let title = (["\(stage.name) → \(next)"] + stage.transition).joined(separator: "\n")
        return ArrowShape(start, start, end, end, style: style, title: title)
    }

    /// Above and below the level arrows, beside the upright ones.
    private static func transition(_ stage: LoopFigure.Stage, _ index: Int, _ frames: [Rectangle]) -> [TextShape] {
        let from = frames[index], to = frames[(index + 1) % 4]
        let style = stage.isGap ? "gap" : "label"
        let lines = stage.transition.flatMap { Label.lines($0, width: gap.x - 40, size: 12, count: 2) }
        let middle = Point((from.middle.x + to.middle.x) / 2, (from.middle.y + to.middle.y) / 2)
        return lines.enumerated().map { line, text in
            let isUpright = index % 2 == 1
            let y =
                isUpright
                ? middle.y + 4 + line * 16 - (lines.count - 1) * 8 : middle.y + (line == 0 ? -10 : 4 + line * 16)
            let x = isUpright ? middle.x + (index == 1 ? -14 : 14) : middle.x
            let anchor: TextShape.Anchor = isUpright ? (index == 1 ? .end : .start) : .middle
            return TextShape(text, at: Point(x, y), size: 12, anchor: anchor, style: style)
        }
    }
}
