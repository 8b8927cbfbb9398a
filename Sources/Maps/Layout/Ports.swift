// Where arrows touch their boxes: spread along a side, in the order of their other ends, so that few cross.

struct Ports {
    enum Side { case left, right }
    /// The two ends of an arrow, in the order of the arrows.
    private(set) var ends: [(start: Point, end: Point, sides: (Side, Side))] = []

    private struct Key: Hashable {
        let box: String
        let side: Side
    }

    private struct Use {
        let arrow: Int
        let isStart: Bool
        let toward: Point
    }

    /// - Parameter frames: where boxes are, by key; both ends of every arrow are among them.
    init(_ arrows: [Arrow], _ frames: [String: Rectangle]) {
        var uses: [Key: [Use]] = [:]
        for (index, arrow) in arrows.enumerated() {
            let from = frames[arrow.from] ?? Rectangle(0, 0, 0, 0)
            let to = frames[arrow.to] ?? from
            let sides = Self.sides(from, to)
            ends.append((from.middle, to.middle, sides))
            uses[Key(box: arrow.from, side: sides.0), default: []].append(
                Use(arrow: index, isStart: true, toward: to.middle))
            uses[Key(box: arrow.to, side: sides.1), default: []].append(
                Use(arrow: index, isStart: false, toward: from.middle))
        }
        for (key, list) in uses {
            guard let frame = frames[key.box] else { continue }
            let sorted = list.sorted {
                ($0.toward.y, $0.toward.x, $0.arrow, $0.isStart ? 0 : 1)
                    < ($1.toward.y, $1.toward.x, $1.arrow, $1.isStart ? 0 : 1)
            }
            for (place, use) in sorted.enumerated() {
                let y = frame.y + frame.height * (place + 1) / (sorted.count + 1)
                let point = Point(key.side == .left ? frame.x : frame.right, y)
                if use.isStart { ends[use.arrow].start = point } else { ends[use.arrow].end = point }
            }
        }
    }

    private static func sides(_ from: Rectangle, _ to: Rectangle) -> (Side, Side) {
        if to.x >= from.right { return (.right, .left) }
        if to.right <= from.x { return (.left, .right) }
        return (.right, .right)
    }

    /// The curve of an arrow that a label stands above: it stays level as long as the label may be.
    func labelledCurve(_ index: Int, _ arrow: Arrow, _ names: [String: String]) -> ArrowShape {
        var shape = curve(index, arrow, names)
        let width = shape.end.x - shape.start.x
        shape.control1.x = shape.start.x + width * 19 / 20
        shape.control2.x = shape.end.x - width / 4
        return shape
    }

    /// The curve of an arrow: leaves and arrives level.
    func curve(_ index: Int, _ arrow: Arrow, _ names: [String: String]) -> ArrowShape {
        let (start, end, sides) = ends[index]
        let distance = max(abs(end.x - start.x) / 2, min(60, 14 + abs(end.y - start.y) / 8))
        let first = Point(start.x + (sides.0 == .right ? distance : -distance), start.y)
        let second = Point(end.x + (sides.1 == .right ? distance : -distance), end.y)
        return ArrowShape(start, first, second, end, style: arrow.style, title: arrow.title(names))
    }
}
