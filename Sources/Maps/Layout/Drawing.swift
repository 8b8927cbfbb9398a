// A picture with every part in its place: whole numbers, so that it is the same everywhere.

package struct Point: Sendable, Hashable {
    package var x: Int
    package var y: Int
    package init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

package struct Rectangle: Sendable, Hashable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int
    package init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    package var right: Int { x + width }
    package var bottom: Int { y + height }
    package var middle: Point { Point(x + width / 2, y + height / 2) }

    /// Whether the two have an area in common.
    package func overlaps(_ other: Rectangle) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }
}

/// A text at a place. `style` is a class of the style sheet.
package struct TextShape: Sendable, Hashable {
    package enum Anchor: String, Sendable { case start, middle, end }
    package var text: String
    /// The baseline at its anchor.
    package var at: Point
    package var size: Int
    package var anchor: Anchor
    package var style: String
    /// In degrees around `at`; negative turns upward.
    package var turned: Int

    package init(_ text: String, at: Point, size: Int, anchor: Anchor = .start, style: String, turned: Int = 0) {
        self.text = text
        self.at = at
        self.size = size
        self.anchor = anchor
        self.style = style
        self.turned = turned
    }

    /// The room that it takes; of a turned one nothing is said.
    package var frame: Rectangle {
        let width = Label.width(text, size: size)
        let left = anchor == .start ? at.x : anchor == .middle ? at.x - width / 2 : at.x - width
        return Rectangle(left, at.y - size, width, size + size / 4)
    }
}

/// A rectangle with what is written in it. With a title it is something that a reader may follow.
package struct BoxShape: Sendable, Hashable {
    package var frame: Rectangle
    package var style: String
    package var title: String?
    /// Distinct in the drawing; nil where nothing leads to it.
    package var anchor: String?
    /// The id in the registers of what it stands for.
    package var id: String?
    package var texts: [TextShape]

    package init(
        _ frame: Rectangle, style: String, title: String? = nil, anchor: String? = nil, id: String? = nil,
        texts: [TextShape] = []
    ) {
        self.frame = frame
        self.style = style
        self.title = title
        self.anchor = anchor
        self.id = id
        self.texts = texts
    }
}

/// A cubic curve with a head at its end.
package struct ArrowShape: Sendable, Hashable {
    package var start: Point
    package var control1: Point
    package var control2: Point
    package var end: Point
    package var style: String
    package var title: String

    package init(_ start: Point, _ control1: Point, _ control2: Point, _ end: Point, style: String, title: String) {
        self.start = start
        self.control1 = control1
        self.control2 = control2
        self.end = end
        self.style = style
        self.title = title
    }
}

package struct Drawing: Sendable, Hashable {
    package var title: String
    package var width: Int
    package var height: Int
    /// Painted in this order: grounds, arrows, boxes, texts.
    package var grounds: [BoxShape] = []
    package var arrows: [ArrowShape] = []
    package var boxes: [BoxShape] = []
    package var texts: [TextShape] = []

    package init(title: String, width: Int, height: Int) {
        self.title = title
        self.width = width
        self.height = height
    }
}
