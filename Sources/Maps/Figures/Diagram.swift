// Boxes and arrows: what a picture of an organisation is made of, before anything has a place.

/// A node of a picture: a process, an external party, a unit, or whatever a query returned.
package struct Box: Sendable, Hashable {
    /// What a box stands for; decides its outline.
    package enum Kind: Sendable { case process, external, focus, other }

    /// Names the box in arrows; distinct in a diagram.
    package var key: String
    /// The id in the registers, shown small.
    package var id: String
    package var name: String
    package var kind: Kind
    /// The row of a picture in lanes: the unit.
    package var lane: String
    /// The column of a picture in lanes: the stage.
    package var column: String
    /// The place of a picture in layers, counted from the left; may begin below zero.
    package var layer: Int
    /// File and line, for whoever follows the box.
    package var source: String?
    /// Further facts, a line each, for the title.
    package var details: [String]
    /// Checks that have an exception for it.
    package var exceptions: [String]

    package init(
        key: String, id: String, name: String, kind: Kind = .process, lane: String = "", column: String = "",
        layer: Int = 0, source: String? = nil, details: [String] = [], exceptions: [String] = []
    ) {
        self.key = key
        self.id = id
        self.name = name
        self.kind = kind
        self.lane = lane
        self.column = column
        self.layer = layer
        self.source = source
        self.details = details
        self.exceptions = exceptions
    }

    /// Everything that is known of it, a line each: what a screen reader reads and a pointer shows.
    var title: String {
        let head = [id, name].filter { !$0.isEmpty }.joined(separator: " ")
        let place = [lane, column].filter { !$0.isEmpty }.joined(separator: ", ")
        let found = exceptions.isEmpty ? [] : ["exception of " + exceptions.joined(separator: ", ")]
        return ([head] + (place.isEmpty ? [] : [place]) + details + found + (source.map { [$0] } ?? []))
            .map(Label.plain).joined(separator: "\n")
    }
}

/// What leads from one box to another.
package struct Arrow: Sendable, Hashable {
    /// Keys of boxes.
    package var from: String
    package var to: String
    /// What is written at it where there is room, and always in its title.
    package var label: String
    package var details: [String]
    package var isCritical: Bool
    package var exceptions: [String]

    package init(
        from: String, to: String, label: String = "", details: [String] = [], isCritical: Bool = false,
        exceptions: [String] = []
    ) {
        self.from = from
        self.to = to
        self.label = label
        self.details = details
        self.isCritical = isCritical
        self.exceptions = exceptions
    }

    /// - Parameter names: what boxes are called, by key.
    func title(_ names: [String: String]) -> String {
        let ends = "\(names[from] ?? from) → \(names[to] ?? to)"
        let found = exceptions.isEmpty ? [] : ["exception of " + exceptions.joined(separator: ", ")]
        return ([ends] + (label.isEmpty ? [] : [label]) + details + found).map(Label.plain).joined(separator: "\n")
    }
}

/// Boxes and arrows with a heading, and what has to be said below them.
package struct Diagram: Sendable, Hashable {
    package var title: String
    package var notes: [String]
    package var boxes: [Box]
    /// Both ends are boxes of the diagram; others are left out by whoever makes it.
    package var arrows: [Arrow]

    package init(title: String, notes: [String] = [], boxes: [Box], arrows: [Arrow]) {
        self.title = title
        self.notes = notes
        self.boxes = boxes
        let keys = Set(boxes.map(\.key))
        self.arrows = arrows.filter { keys.contains($0.from) && keys.contains($0.to) }
    }

    var names: [String: String] {
        Dictionary(boxes.map { ($0.key, $0.name.isEmpty ? $0.id : $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}
