// The pictures of a report: map, matrix, loop, processes, times of hand-offs.

import Maps
import Rendering

extension ReportDocument {
    /// A picture with what stands for it in letters.
    static func figure(_ picture: Picture, _ prefix: String, _ caption: String, links: [String: String] = [:]) -> Block
    {
        .figure(
            Figure(
                svg: SVGWriter.element(picture.drawing, prefix: prefix, links: links), caption: caption,
                cells: CellWriter(width: 100, ascii: false).text(picture)))
    }

    /// What links lead to: other signs than letters and digits become their numbers.
    static func anchor(_ kind: String, _ id: String) -> String {
        id.unicodeScalars.reduce(into: kind + "-") { text, scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            text += isPlain ? String(scalar) : "_\(scalar.value)_"
        }
    }

    var map: Section? {
        guard let picture = data.map else { return nil }
        return Section(
            "Map", id: "map",
            [
                Self.figure(
                    picture, "map-",
                    "Processes by unit and stage, and the interactions between them; an outlined box leads to its exceptions.",
                    links: processLinks)
            ])
    }

    var matrix: Section? {
        guard let picture = data.matrix else { return nil }
        if case .matrix(let figure) = picture, figure.groups.count > Self.mostGroups {
            let words =
                "\(figure.groups.count) units are more than the \(Self.mostGroups) that a matrix can be read with; MAP MATRIX gives them as rows."
            return Section("Units", id: "matrix", [.paragraph(words)])
        }
        return Section(
            "Units", id: "matrix", [Self.figure(picture, "matrix-", "How many interactions lead from unit to unit.")])
    }

    var loop: Section? {
        guard let picture = data.loop else { return nil }
        let gaps = data.gaps
        let rows = gaps.rows.map { row in
            let id = gaps.text(row, "id") ?? ""
            return Sheet.Row([
                Cell(id, link: processLinks[id]), Cell(gaps.text(row, "name") ?? ""),
                Cell(gaps.text(row, "missing_leg") ?? "", .minor), Cell(gaps.text(row, "later_legs") ?? ""),
                Cell(gaps.text(row, "candidates") ?? ""),
            ])
        }
        var blocks = [
            Self.figure(
                picture, "loop-",
                "The stages of the improvement loop, what leads from each to the next, and its evidence.")
        ]
        if rows.isEmpty {
            blocks.append(.paragraph("No process has a gap in its own loop."))
        } else {
            let title = "\(rows.count) \(rows.count == 1 ? "process" : "processes") with a gap in their own loop"
            let table = Sheet(
                "The first leg that is missing, process by process",
                columns: ["id", "process", "missing leg", "later legs", "who could close it"], rows: rows)
            blocks.append(.folded(title, Self.blocks(table)))
        }
        return Section("Improvement loop", id: "loop", blocks)
    }

    // MARK: Processes

    var processes: Section? {
        guard let network = data.network else { return nil }
        let names = Dictionary(
            network.boxes.filter { $0.kind == .process }.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
        let shown = processesWithFindings
        if shown.isEmpty { return nil }
        let drawn = shown.prefix(Self.mostProcesses)
        var blocks: [Block] = drawn.enumerated().map { index, process in
            let name = names[process.id] ?? process.findings.first?.name ?? ""
            let head = [process.id, name].filter { !$0.isEmpty }.joined(separator: " ")
            let title =
                "\(head): \(process.findings.count) " + (process.findings.count == 1 ? "exception" : "exceptions")
            var parts: [Block] = []
            if names[process.id] != nil {
                let picture = network.around(label: "Process", id: process.id, name: name)
                let about = "What comes into \(process.id) \(name), and what goes out."
                parts.append(Self.figure(picture, "p\(index)-", about, links: processLinks))
            }
            parts += Self.blocks(Self.table(process.findings, tellsSubject: false))
            return .section(Section(title, id: Self.anchor("process", process.id), parts))
        }
        if drawn.count < shown.count {
            blocks.append(
                .paragraph(
                    "\(shown.count - drawn.count) more processes are left out here: a page holds \(Self.mostProcesses). --unit reports on one unit."
                ))
        }
        return Section(
            "Processes with exceptions", id: "processes",
            [.paragraph("\(shown.count) processes, each with what comes in, what goes out, and what was found.")]
                + blocks)
    }

    static let mostGroups = 60

    /// More pictures make a page that browsers are slow with.
    static let mostProcesses = 150
}
