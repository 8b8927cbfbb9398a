// Pictures at a terminal: counts and short lines, within the terminal's width.

import Diagnostics

/// Draws in cells. Linear in what is drawn.
package struct CellWriter {
    private let width: Int
    private let arrow: String

    /// - Parameters:
    ///   - width: cells of a line; at least 40 are assumed.
    ///   - ascii: whether arrows are drawn with ASCII only.
    package init(width: Int, ascii: Bool) {
        self.width = max(width, 40)
        arrow = ascii ? "->" : "→"
    }

    package func text(_ picture: Picture) -> String {
        var lines = [Label.plain(picture.title), ""]
        switch picture {
        case .lanes(let diagram, let lanes, let columns): lines += grid(diagram, lanes, columns) + notes(diagram.notes)
        case .layers(let diagram): lines += list(diagram) + notes(diagram.notes)
        case .loop(let figure): lines += ring(figure) + notes(figure.notes)
        case .matrix(let figure): lines += matrix(figure) + notes(figure.notes)
        }
        lines.append("A picture of it: the same with INTO 'map.svg' behind it.")
        return lines.map { fitted($0, width) }.joined(separator: "\n") + "\n"
    }

    private func notes(_ notes: [String]) -> [String] { [""] + notes.flatMap { folded($0) } }

    /// Units × stages: how many boxes stand there, with `!` where one is an exception.
    private func grid(_ diagram: Diagram, _ lanes: [String], _ columns: [String]) -> [String] {
        let heads = columns + (diagram.boxes.contains { $0.column.isEmpty } ? ["other"] : [])
        let wide = max(7, (heads.map { DisplayWidth.of(Label.plain($0)) }.max() ?? 0) + 2)
        let first = max(
            12, min((lanes.map { DisplayWidth.of(Label.plain($0)) }.max() ?? 0) + 1, width - heads.count * wide))
        var cells: [[String]: (count: Int, marked: Int)] = [:]
        for box in diagram.boxes {
            let key = [box.lane, box.column.isEmpty ? "other" : box.column]
            cells[key, default: (0, 0)].count += 1
            if !box.exceptions.isEmpty { cells[key, default: (0, 0)].marked += 1 }
        }
        func cell(_ lane: String, _ column: String) -> String {
            guard let found = cells[[lane, column]] else { return "·" }
            return "\(found.count)" + (found.marked > 0 ? " !\(found.marked)" : "")
        }
        var result = [padded("", first) + heads.map { leading(Label.plain($0), wide) }.joined()]
        for lane in lanes {
            result.append(padded(Label.plain(lane), first) + heads.map { leading(cell(lane, $0), wide) }.joined())
        }
        let isMarked = diagram.boxes.contains { !$0.exceptions.isEmpty }
        return result + (isMarked ? ["", "!n: exceptions of the checks asked for"] : [])
    }

    private func matrix(_ figure: MatrixFigure) -> [String] {
        let heads = figure.groups.indices.map { "\($0 + 1)" }
        let wide = max(4, "\(figure.largest)".count + 2)
        let first = max(
            12, min((figure.groups.map { DisplayWidth.of(Label.plain($0)) }.max() ?? 0) + 5, width - heads.count * wide)
        )
        var result = [padded("", first) + heads.map { leading($0, wide) }.joined()]
        for (row, group) in figure.groups.enumerated() {
            let counts = figure.groups.indices.map { column in
                let count = figure.counts[row][column]
                let mark = figure.exceptions.contains([row, column]) ? "!" : ""
                return leading(count == 0 ? "·" : "\(count)\(mark)", wide)
            }
            result.append(padded(leading(heads[row], 2) + " " + Label.plain(group), first) + counts.joined())
        }
        return result
    }

    private func ring(_ figure: LoopFigure) -> [String] {
        var result: [String] = []
        for (index, stage) in figure.stages.enumerated() {
            let next = figure.stages[(index + 1) % figure.stages.count].name
            result.append(
                padded(Label.plain(stage.name), 7) + (stage.isMissing ? "! " : "") + stage.facts.joined(separator: ", ")
            )
            result.append(
                "   \(arrow) " + padded(Label.plain(next), 7) + (stage.isGap ? "! " : "")
                    + stage.transition.joined(separator: ", "))
        }
        return result
    }

    /// By layer; below each box what leads on from it.
    private func list(_ diagram: Diagram) -> [String] {
        var result: [String] = []
        let names = diagram.names
        for layer in Set(diagram.boxes.map(\.layer)).sorted() {
            for box in diagram.boxes where box.layer == layer {
                let mark = box.exceptions.isEmpty ? "" : "  ! \(box.exceptions.joined(separator: ", "))"
                result.append(Label.plain("\(box.id) \(box.name)") + mark)
                for line in diagram.arrows where line.from == box.key {
                    let mark = line.exceptions.isEmpty ? "" : "  ! \(line.exceptions.joined(separator: ", "))"
                    result.append("   \(arrow) " + Label.plain("\(names[line.to] ?? ""): \(line.label)") + mark)
                }
            }
        }
        return result
    }

    // MARK: Cells

    private func fitted(_ text: String, _ limit: Int) -> String {
        guard DisplayWidth.of(text) > limit else { return text }
        var kept = text
        while DisplayWidth.of(kept) > limit - 1 { kept.removeLast() }
        return kept + (arrow == "->" ? "~" : "…")
    }

    private func padded(_ text: String, _ cells: Int) -> String {
        let kept = fitted(text, cells - 1)
        return kept + String(repeating: " ", count: max(0, cells - DisplayWidth.of(kept)))
    }

    private func leading(_ text: String, _ cells: Int) -> String {
        String(repeating: " ", count: max(0, cells - DisplayWidth.of(text))) + text
    }

    private func folded(_ text: String) -> [String] {
        var lines = [""]
        for word in Label.plain(text).split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

/// The formats that pictures are written in.
package enum PictureFormat: String, CaseIterable, Sendable {
    case svg, dot, mmd

    /// The format that a file's ending asks for.
    package static func forFile(_ path: String) -> PictureFormat? {
        allCases.first { path.lowercased().hasSuffix("." + $0.rawValue) }
    }

    package func text(_ picture: Picture) -> String {
        switch self {
        case .svg: SVGWriter.text(picture.drawing)
        case .dot: picture.dot
        case .mmd: picture.mermaid
        }
    }
}
