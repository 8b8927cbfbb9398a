// The kinds of pictures, and how many boxes one may have.

/// What can be drawn. Every writer takes each of them.
package enum Picture: Sendable, Hashable {
    /// Lanes are units, columns are stages.
    case lanes(Diagram, lanes: [String], columns: [String])
    /// Columns from left to right, as `Box.layer` says.
    case layers(Diagram)
    case loop(LoopFigure)
    case matrix(MatrixFigure)

    /// More boxes than this are not readable on any sheet: then units stand for their processes.
    package static let boxLimit = 300

    package var title: String {
        switch self {
        case .lanes(let diagram, _, _), .layers(let diagram): diagram.title
        case .loop(let figure): figure.title
        case .matrix(let figure): figure.title
        }
    }
}

extension Picture {
    /// A picture in lanes; where it has too many boxes, one with a box for each unit and stage.
    package static func map(_ diagram: Diagram, lanes: [String], columns: [String]) -> Picture {
        guard diagram.boxes.count > boxLimit else { return .lanes(diagram, lanes: lanes, columns: columns) }
        return .lanes(diagram.condensed, lanes: lanes, columns: columns)
    }
}

extension Diagram {
    /// A box for each unit and stage in place of those in it, and an arrow for all arrows between two of them.
    var condensed: Diagram {
        var places: [String: Int] = [:]
        var cells: [Box] = []
        var counts: [Int] = []
        var cellOf: [String: String] = [:]
        for box in boxes {
            let key = "\(box.lane)\u{0}\(box.column)"
            cellOf[box.key] = key
            let place = places[key] ?? cells.count
            if place == cells.count {
                places[key] = place
                let kind: Box.Kind = box.kind == .external ? .external : .process
                cells.append(Box(key: key, id: "", name: "", kind: kind, lane: box.lane, column: box.column))
                counts.append(0)
            }
            counts[place] += 1
            for check in box.exceptions where !cells[place].exceptions.contains(check) {
                cells[place].exceptions.append(check)
            }
        }
        for place in cells.indices {
            let noun = cells[place].kind == .external ? ("party", "parties") : ("process", "processes")
            cells[place].name = "\(counts[place]) \(counts[place] == 1 ? noun.0 : noun.1)"
        }
        let remark =
            "\(boxes.count) boxes are more than the \(Picture.boxLimit) that can be read: a box stands for the processes of a unit and stage."
        return Diagram(title: title, notes: [remark] + notes, boxes: cells, arrows: condensedArrows(cellOf))
    }

    private func condensedArrows(_ cellOf: [String: String]) -> [Arrow] {
        var places: [[String]: Int] = [:]
        var result: [Arrow] = []
        var counts: [Int] = []
        for arrow in arrows {
            guard let from = cellOf[arrow.from], let to = cellOf[arrow.to], from != to else { continue }
            let place = places[[from, to]] ?? result.count
            if place == result.count {
                places[[from, to]] = place
                result.append(Arrow(from: from, to: to))
                counts.append(0)
            }
            counts[place] += 1
            result[place].isCritical = result[place].isCritical || arrow.isCritical
            for check in arrow.exceptions where !result[place].exceptions.contains(check) {
                result[place].exceptions.append(check)
            }
        }
        for place in result.indices {
            result[place].label = "\(counts[place]) \(counts[place] == 1 ? "interaction" : "interactions")"
        }
        return result
    }
}
