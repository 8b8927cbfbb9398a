// Ways and neighbourhoods: boxes in columns from left to right, what an arrow carries written where it leaves.
//
// A box is as tall as its arrows need, each with a line of its own, so no label meets another or a box. Within a column
// boxes stand in the order of what they come from. Arrows times columns.

struct LayerLayout {
    private static let line = 20
    private static let gapY = 16
    /// More arrows than this carry their labels in their titles only.
    private static let labelLimit = 80

    private let diagram: Diagram
    private var drawing: Drawing
    private var frames: [String: Rectangle] = [:]
    private let layers: [Int]
    private let isLabelled: Bool
    private let labelWidth: Int

    static func draw(_ diagram: Diagram) -> Drawing {
        var layout = LayerLayout(diagram)
        layout.place()
        return layout.drawing
    }

    private init(_ diagram: Diagram) {
        self.diagram = diagram
        layers = Set(diagram.boxes.map(\.layer)).sorted()
        isLabelled = diagram.arrows.count <= Self.labelLimit && diagram.arrows.contains { !$0.label.isEmpty }
        labelWidth = isLabelled ? 210 : 90
        drawing = Drawing(title: diagram.title, width: 0, height: 0)
    }

    private mutating func place() {
        let columnWidth = Measure.box.width + labelWidth
        drawing.width = max(560, 2 * Measure.margin + layers.count * columnWidth - labelWidth + 40)
        let columns = orderedColumns()
        let heights = columns.map { $0.reduce(-Self.gapY) { $0 + height(of: diagram.boxes[$1]) + Self.gapY } }
        let tallest = max(heights.max() ?? 0, Measure.box.height)
        for (index, column) in columns.enumerated() {
            var y = Measure.titleHeight + 20 + (tallest - heights[index]) / 2
            for place in column {
                let box = diagram.boxes[place]
                let frame = Rectangle(
                    Measure.margin + index * columnWidth, y, Measure.box.width, height(of: box))
                frames[box.key] = frame
                drawing.boxes.append(box.shape(in: frame, place: place, colour: box.colour))
                y = frame.bottom + Self.gapY
            }
        }
        drawing.height = Measure.titleHeight + 20 + tallest + 36
        drawing.addTitle()
        drawing.addNotes(diagram.notes)
        addArrows()
    }

    private func height(of box: Box) -> Int {
        guard isLabelled else { return Measure.box.height }
        let leaving = diagram.arrows.count { $0.from == box.key }
        let arriving = diagram.arrows.count { $0.to == box.key }
        return max(Measure.box.height, (max(leaving, arriving) + 1) * Self.line)
    }

    /// By layer, the places of its boxes; sorted by the middle of what they are joined to in the layer before.
    private func orderedColumns() -> [[Int]] {
        var row: [String: Int] = [:]
        var result: [[Int]] = []
        for layer in layers {
            var column = diagram.boxes.indices.filter { diagram.boxes[$0].layer == layer }
            if !result.isEmpty {
                let middles = column.map { middle(of: diagram.boxes[$0].key, row) }
                column = zip(column, middles).sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
            }
            for (place, index) in column.enumerated() { row[diagram.boxes[index].key] = place }
            result.append(column)
        }
        return result
    }

    /// In thousandths of a row; what is joined to nothing comes last.
    private func middle(of key: String, _ row: [String: Int]) -> Int {
        let others = diagram.arrows.compactMap { arrow in
            arrow.to == key ? row[arrow.from] : arrow.from == key ? row[arrow.to] : nil
        }
        return others.isEmpty ? .max : others.reduce(0, +) * 1000 / others.count
    }

    private mutating func addArrows() {
        let ports = Ports(diagram.arrows, frames)
        let names = diagram.names
        for (index, arrow) in diagram.arrows.enumerated() {
            guard isLabelled, ports.ends[index].sides == (.right, .left) else {
                drawing.arrows.append(ports.curve(index, arrow, names))
                continue
            }
            drawing.arrows.append(ports.labelledCurve(index, arrow, names))
            let start = ports.ends[index].start
            if let text = Label.lines(arrow.label, width: labelWidth - 40, size: 10, count: 1).first {
                drawing.texts.append(
                    TextShape(text, at: Point(start.x + 10, start.y - 3), size: 10, style: "label"))
            }
        }
    }
}

extension Box {
    /// By stage, so that a box has the colour that it has on the map.
    fileprivate var colour: Int {
        kind == .external ? 4 : ["plan", "do", "check", "act"].firstIndex(of: column) ?? 4
    }
}
