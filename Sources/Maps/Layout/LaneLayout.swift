// The map of a whole: units from top to bottom, stages from left to right, boxes in rows where both meet.
//
// Boxes keep the order in which they come, which is that of their ids, so that one is found where it is looked for; a
// column is as many boxes wide as its fullest cell asks for. Arrows run behind the boxes. Linear in boxes and arrows.

struct LaneLayout {
    private static let gap = (x: 26, y: 12)
    private static let labelWidth = 150
    private static let padding = 14

    private let diagram: Diagram
    private let lanes: [String]
    private let columns: [String]
    private var drawing: Drawing
    private var frames: [String: Rectangle] = [:]
    private var cells: [[String]: [Int]] = [:]
    /// By column: how many boxes stand side by side, and where it begins.
    private var across: [Int] = []
    private var starts: [Int] = []

    static func draw(_ diagram: Diagram, lanes: [String], columns: [String]) -> Drawing {
        var layout = LaneLayout(diagram, lanes: lanes, columns: columns)
        layout.place()
        return layout.drawing
    }

    private init(_ diagram: Diagram, lanes: [String], columns: [String]) {
        self.diagram = diagram
        self.lanes = lanes
        self.columns = columns
        drawing = Drawing(title: diagram.title, width: 0, height: 0)
        for (index, box) in diagram.boxes.enumerated() { cells[[box.lane, box.column], default: []].append(index) }
    }

    private mutating func place() {
        measureColumns()
        var y = Measure.titleHeight + 44
        let top = y - 44
        for lane in lanes {
            let bottom = placeLane(lane, y)
            drawing.texts += laneTexts(lane, y, bottom)
            drawing.grounds.append(
                BoxShape(Rectangle(Measure.margin, bottom, drawing.width - 2 * Measure.margin, 1), style: "rule"))
            y = bottom
        }
        for (index, column) in columns.enumerated() { addColumn(index, column, top, y) }
        drawing.height = y + 20
        drawing.addTitle()
        drawing.addNotes(diagram.notes)
        let ports = Ports(diagram.arrows, frames)
        let names = diagram.names
        drawing.arrows = diagram.arrows.indices.map { ports.curve($0, diagram.arrows[$0], names) }
    }

    private mutating func measureColumns() {
        var x = Measure.margin + Self.labelWidth
        for column in columns {
            let fullest = lanes.map { cells[[$0, column]]?.count ?? 0 }.max() ?? 0
            let count = fullest <= 2 ? 1 : fullest <= 6 ? 2 : fullest <= 12 ? 3 : fullest <= 28 ? 4 : 6
            across.append(count)
            starts.append(x)
            x += count * Measure.box.width + (count - 1) * Self.gap.x + 2 * Self.padding + 20
        }
        drawing.width = max(x, 560) + Measure.margin
    }

    /// - Returns: where the lane ends.
    private mutating func placeLane(_ lane: String, _ top: Int) -> Int {
        let labels = Label.lines(lane, width: Self.labelWidth - 10, size: Measure.textSize, count: 4).count
        var bottom = top + 2 * Self.padding + max(labels * 17, Measure.box.height)
        for (index, column) in columns.enumerated() {
            bottom = max(bottom, place(cells[[lane, column]] ?? [], column: index, starts[index], across[index], top))
        }
        // Whatever has no column, such as external parties, stands side by side over the whole width.
        let width = drawing.width - Measure.margin - Self.labelWidth - Measure.margin
        let fits = max(1, width / (Measure.box.width + Self.gap.x))
        let others = cells[[lane, ""]] ?? []
        return max(bottom, place(others, column: columns.count, Measure.margin + Self.labelWidth, fits, top))
    }

    private mutating func place(_ boxes: [Int], column: Int, _ left: Int, _ count: Int, _ top: Int) -> Int {
        for (place, index) in boxes.enumerated() {
            let box = diagram.boxes[index]
            let frame = Rectangle(
                left + Self.padding + place % count * (Measure.box.width + Self.gap.x),
                top + Self.padding + place / count * (Measure.box.height + Self.gap.y),
                Measure.box.width, Measure.box.height)
            frames[box.key] = frame
            drawing.boxes.append(box.shape(in: frame, place: index, colour: min(column, 4)))
        }
        let rows = (boxes.count + count - 1) / count
        return top + 2 * Self.padding + rows * Measure.box.height + max(0, rows - 1) * Self.gap.y
    }

    private func laneTexts(_ lane: String, _ top: Int, _ bottom: Int) -> [TextShape] {
        Label.lines(lane, width: Self.labelWidth - 10, size: Measure.textSize, count: 4).enumerated().map {
            TextShape(
                $0.element, at: Point(Measure.margin, top + Self.padding + 16 + $0.offset * 17), size: Measure.textSize,
                style: "lane")
        }
    }

    private mutating func addColumn(_ index: Int, _ column: String, _ top: Int, _ bottom: Int) {
        let width = across[index] * Measure.box.width + (across[index] - 1) * Self.gap.x + 2 * Self.padding
        drawing.grounds.insert(
            BoxShape(Rectangle(starts[index], top, width, bottom - top), style: "band b\(min(index, 4))"),
            at: index)
        let count = lanes.reduce(0) { $0 + (cells[[$1, column]]?.count ?? 0) }
        let text = Label.lines(column, width: width - 2 * Self.padding - 30, size: 16, count: 1).first ?? ""
        drawing.texts.append(
            TextShape(text, at: Point(starts[index] + Self.padding, top + 28), size: 16, style: "column"))
        drawing.texts.append(
            TextShape(
                "\(count)", at: Point(starts[index] + width - Self.padding, top + 28), size: Measure.textSize,
                anchor: .end,
                style: "note"))
    }
}
