// How a box and the notes below a picture are drawn: the same in every layout.

/// Measures that the layouts share, in units of the picture.
enum Measure {
    static let margin = 20
    static let box = (width: 152, height: 46)
    static let nameSize = 11
    static let idSize = 9
    static let textSize = 13
    static let headSize = 20
    static let titleHeight = 44
}

extension Box {
    /// - Parameter place: where the box stands among all; makes its anchor distinct.
    func shape(in frame: Rectangle, place: Int, colour: Int) -> BoxShape {
        let lines = Label.lines(name.isEmpty ? id : name, width: frame.width - 12, size: Measure.nameSize, count: 2)
        var texts: [TextShape] = []
        let top = frame.y + (frame.height - 46) / 2 + (lines.count == 1 ? 23 : 16)
        for (index, line) in lines.enumerated() {
            texts.append(
                TextShape(
                    line, at: Point(frame.middle.x, top + index * 13), size: Measure.nameSize, anchor: .middle,
                    style: "name"))
        }
        let label = Label.lines(name.isEmpty ? "" : id, width: frame.width - 12, size: Measure.idSize, count: 1)
        if let label = label.first {
            texts.append(
                TextShape(
                    label, at: Point(frame.right - 6, frame.bottom - 5), size: Measure.idSize, anchor: .end, style: "id"
                ))
        }
        return BoxShape(frame, style: style(colour), title: title, anchor: "box-\(place + 1)", id: id, texts: texts)
    }

    private func style(_ colour: Int) -> String {
        var style = "box c\(colour)"
        if kind == .external { style += " external" }
        if kind == .focus { style += " focus" }
        if !exceptions.isEmpty { style += " exception" }
        return style
    }
}

extension Arrow {
    var style: String {
        exceptions.isEmpty ? isCritical ? "arrow critical" : "arrow" : "arrow exception"
    }
}

extension Drawing {
    /// Writes the title at the top; layouts begin below `Measure.titleHeight`.
    mutating func addTitle() {
        let line = Label.lines(title, width: width - 2 * Measure.margin, size: Measure.headSize, count: 1).first ?? ""
        texts.append(
            TextShape(line, at: Point(Measure.margin, 32), size: Measure.headSize, style: "heading"))
    }

    /// Writes notes below everything, folded; the drawing grows by them.
    mutating func addNotes(_ notes: [String]) {
        for note in notes {
            let lines = Label.lines(
                note, width: width - 2 * Measure.margin, size: Measure.textSize, count: 6)
            for line in lines {
                texts.append(
                    TextShape(line, at: Point(Measure.margin, height + 8), size: Measure.textSize, style: "note"))
                height += 18
            }
        }
        height += Measure.margin
    }
}
