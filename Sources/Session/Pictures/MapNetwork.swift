// Processes and interactions as boxes and arrows, and the figures that are made of them.

import Audit
import Maps
import Values

struct MapNetwork {
    private static let stages = ["plan", "do", "check", "act"]
    private static let noStage = "no stage given"
    private static let noUnit = "no unit given"

    let boxes: [Box]
    let arrows: [(arrow: Arrow, interaction: String)]
    private let units: [String]
    private let marks: MapMarks
    private let places: [String: Int]

    init(boxes table: ResultTable, arrows arrowTable: ResultTable, marks: MapMarks) {
        self.marks = marks
        let found = MapRows(table)
        var boxes: [(order: (Int, String), box: Box)] = []
        var lines: [String: Int] = [:]
        for row in found.rows {
            let box = Self.box(row, found, marks)
            if let unit = found.text(row, "unit") {
                lines[unit] = min(lines[unit] ?? .max, found.number(row, "unit_line"))
            }
            boxes.append(((box.kind == .external ? 1 : 0, box.id), box))
        }
        self.boxes = boxes.sorted { $0.order < $1.order }.map(\.box)
        places = Dictionary(zip(self.boxes.map(\.key), self.boxes.indices), uniquingKeysWith: { first, _ in first })
        units = lines.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
        let rows = MapRows(arrowTable)
        arrows = rows.rows.map { Self.arrow($0, rows, marks) }
    }

    private static func box(_ row: [Value], _ found: MapRows, _ marks: MapMarks) -> Box {
        let isProcess = found.text(row, "label") == "Process"
        let key = "\(found.text(row, "label") ?? "") \(found.text(row, "id") ?? "")"
        let units = found.text(row, "units") ?? ""
        var details: [String] = []
        if units.contains("; ") { details.append("units: " + units) }
        if isProcess { details.append(found.text(row, "owner").map { "owner: " + $0 } ?? "no owner") }
        let stage = found.text(row, "stage").map { $0.isEmpty ? noStage : $0 } ?? noStage
        return Box(
            key: key, id: found.text(row, "id") ?? "", name: found.text(row, "name") ?? "",
            kind: isProcess ? .process : .external,
            lane: isProcess ? found.text(row, "unit") ?? noUnit : MapRunner.external, column: isProcess ? stage : "",
            source: found.source(row), details: details, exceptions: marks.boxes[key] ?? [])
    }

    private static func arrow(_ row: [Value], _ rows: MapRows, _ marks: MapMarks) -> (arrow: Arrow, interaction: String)
    {
        let id = rows.text(row, "interaction") ?? ""
        let sla = rows.text(row, "sla")
        let label = [rows.text(row, "output"), sla].compactMap { $0 }.joined(separator: " · ")
        let arrow = Arrow(
            from: "\(rows.text(row, "from_label") ?? "") \(rows.text(row, "from_id") ?? "")",
            to: "\(rows.text(row, "to_label") ?? "") \(rows.text(row, "to_id") ?? "")",
            label: label.isEmpty ? id : label,
            details: [id] + (sla == nil ? ["no SLA"] : []) + (rows.source(row).map { [$0] } ?? []),
            isCritical: rows.isTrue(row, "critical"), exceptions: marks.arrows[id] ?? [])
        return (arrow, id)
    }

    private var drawn: [Arrow] { arrows.map(\.arrow).filter { places[$0.from] != nil && places[$0.to] != nil } }

    private var notes: [String] {
        let critical = arrows.contains { $0.arrow.isCritical } ? ["Orange: critical."] : []
        return critical + marks.notes
    }

    // MARK: Figures

    func whole(title: String) -> Picture {
        let processes = boxes.count { $0.kind != .external }
        let used = Set(boxes.map(\.column))
        let own = used.subtracting(Self.stages + [Self.noStage, ""]).sorted()
        let columns = Self.stages + own + (used.contains(Self.noStage) ? [Self.noStage] : [])
        let lanes = units + [Self.noUnit, MapRunner.external].filter { lane in boxes.contains { $0.lane == lane } }
        let count = "\(processes) processes in force, \(drawn.count) interactions."
        let diagram = Diagram(
            title: "\(title): processes by unit and stage", notes: [count] + notes, boxes: boxes, arrows: drawn)
        return .map(diagram, lanes: lanes, columns: used.contains { $0 != "" } ? columns : [])
    }

    /// A neighbour that gives and takes stands at both sides.
    func around(_ entity: EntityMatch) -> Picture { around(label: entity.label, id: entity.id, name: entity.name) }

    func around(label: String, id: String, name: String?) -> Picture {
        let focus = "\(label) \(id)"
        var middle = places[focus].map { boxes[$0] } ?? Box(key: focus, id: id, name: name ?? "")
        middle.kind = .focus
        var shown = [middle]
        var lines: [Arrow] = []
        for (arrow, _) in arrows where arrow.from == focus || arrow.to == focus {
            let isIncoming = arrow.to == focus
            let other = isIncoming ? arrow.from : arrow.to
            let key = (isIncoming ? "from " : "to ") + other
            if !shown.contains(where: { $0.key == key }) {
                var box = places[other].map { boxes[$0] } ?? Box(key: key, id: Self.id(other), name: "", kind: .other)
                (box.key, box.layer) = (key, isIncoming ? -1 : 1)
                shown.append(box)
            }
            var line = arrow
            if isIncoming { line.from = key } else { line.to = key }
            lines.append(line)
        }
        let name = [id, name].compactMap { $0 }.joined(separator: " ")
        let count = "Comes in: \(lines.count { $0.to == focus }). Goes out: \(lines.count { $0.from == focus })."
        return .layers(
            Diagram(title: name, notes: [count] + notes, boxes: shown, arrows: lines))
    }

    func trace(_ rows: MapRows, _ start: EntityMatch?, isUpstream: Bool) -> Picture {
        var layers: [String: Int] = [:]
        var named: [String: String] = [:]
        if let start {
            layers["\(start.label) \(start.id)"] = 0
            for row in rows.rows {
                let key = "\(rows.text(row, "label") ?? "") \(rows.text(row, "id") ?? "")"
                layers[key] = rows.number(row, "steps") * (isUpstream ? -1 : 1)
                named[key] = rows.text(row, "name")
            }
        } else {
            for row in rows.rows {
                for (column, layer) in [("from", rows.number(row, "step") - 1), ("to", rows.number(row, "step"))] {
                    let id = rows.text(row, column + "_id") ?? ""
                    let key = ["Process \(id)", "ExternalParty \(id)"].first { places[$0] != nil } ?? "Process \(id)"
                    layers[key] = layer
                    named[key] = rows.text(row, column + "_name")
                }
            }
        }
        let steps = Set(rows.rows.compactMap { rows.text($0, "interaction") })
        let shown = layers.keys.sorted().map { key -> Box in
            var box =
                places[key].map { boxes[$0] } ?? Box(key: key, id: Self.id(key), name: named[key] ?? "", kind: .other)
            box.layer = layers[key] ?? 0
            if start.map({ "\($0.label) \($0.id)" == key }) == true { box.kind = .focus }
            return box
        }
        let lines = arrows.filter { start != nil || steps.contains($0.interaction) }.map(\.arrow)
            .filter { layers[$0.from] != nil && layers[$0.to] != nil }
        let title = start.map {
            (isUpstream ? "What leads to " : "What follows ")
                + [$0.id, $0.name].compactMap { $0 }.joined(separator: " ")
        }
        return .layers(Diagram(title: title ?? "Chains of interactions", notes: notes, boxes: shown, arrows: lines))
    }

    func matrix(by attribute: String, _ groups: MapRows, title: String) -> MatrixFigure {
        var groupOf: [String: String] = [:]
        for row in groups.rows {
            guard let id = groups.text(row, "id") else { continue }
            let value = groups.list(row, "group").first.flatMap(MapRows.text) ?? groups.text(row, "group")
            groupOf["Process \(id)"] = value.map { $0.isEmpty ? "none given" : $0 } ?? "none given"
        }
        for box in boxes where box.kind == .external { groupOf[box.key] = MapRunner.external }
        let used = Set(boxes.compactMap { groupOf[$0.key] })
        let first = units.filter(used.contains) + Self.stages.filter(used.contains)
        let last = ["none given", MapRunner.external].filter(used.contains)
        let names = first + used.subtracting(first + last).sorted() + last
        let place = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        var counts = names.map { _ in names.map { _ in 0 } }
        var marked: Set<[Int]> = []
        for arrow in drawn {
            guard let row = groupOf[arrow.from].flatMap({ place[$0] }),
                let column = groupOf[arrow.to].flatMap({ place[$0] })
            else { continue }
            counts[row][column] += 1
            if !arrow.exceptions.isEmpty { marked.insert([row, column]) }
        }
        return MatrixFigure(
            title: "\(title): interactions by \(attribute)",
            notes: ["The row hands on to the column; framed: within one \(attribute)."] + marks.notes, groups: names,
            counts: counts, exceptions: marked)
    }

    private static func id(_ key: String) -> String {
        key.split(separator: " ", maxSplits: 1).last.map(String.init) ?? key
    }
}
