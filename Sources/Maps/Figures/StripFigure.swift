// How long things took: a line each, and on it a mark for each time.

/// Times are hundredths of the time agreed: at 100 it was over.
package struct StripFigure: Sendable {
    package struct Row: Sendable {
        package var id: String
        package var name: String
        package var shares: [Int]
        package var late: Int

        package init(id: String, name: String, shares: [Int], late: Int) {
            self.id = id
            self.name = name
            self.shares = shares
            self.late = late
        }

        /// Of an even number the lower one.
        package var median: Int? { shares.isEmpty ? nil : shares.sorted()[(shares.count - 1) / 2] }
    }

    package var title: String
    package var rows: [Row]

    package init(title: String, rows: [Row]) {
        self.title = title
        self.rows = rows
    }

    /// What took longer than this stands at the right edge.
    private static let most = 300
    private static let (left, scale, line) = (300, 480, 26)

    package var drawing: Drawing {
        let top = Measure.titleHeight + 34
        let bottom = top + rows.count * Self.line
        var drawing = Drawing(title: title, width: Self.left + Self.scale + 150, height: bottom + 16)
        for (share, name) in [(0, "0"), (100, "agreed"), (200, "twice"), (300, "three times or more")] {
            let x = Self.place(share)
            drawing.grounds.append(
                BoxShape(Rectangle(x, top - 6, share == 100 ? 2 : 1, bottom - top + 6), style: "rule"))
            drawing.texts.append(
                TextShape(name, at: Point(x, top - 12), size: Measure.textSize - 1, anchor: .middle, style: "note"))
        }
        for (index, row) in rows.enumerated() {
            let y = top + index * Self.line
            let label = Label.lines("\(row.id) \(row.name)", width: Self.left - 40, size: 12, count: 1).first ?? ""
            drawing.texts.append(
                TextShape(label, at: Point(Self.left - 12, y + 16), size: 12, anchor: .end, style: "name"))
            // Late ones are those that took longest; by the whole hundredth some of them took just the time agreed.
            for (place, share) in row.shares.sorted().enumerated() {
                let style = place >= row.shares.count - row.late ? "dot late" : "dot"
                drawing.grounds.append(BoxShape(Rectangle(Self.place(share) - 3, y + 8, 6, 8), style: style))
            }
        }
        drawing.addTitle()
        return drawing
    }

    private static func place(_ share: Int) -> Int { left + min(share, most) * scale / most }
}
