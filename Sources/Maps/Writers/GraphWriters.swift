// Pictures for programs that place boxes by themselves: Graphviz and Mermaid.

extension Picture {
    /// Boxes and arrows of any picture.
    private var diagram: Diagram {
        switch self {
        case .lanes(let diagram, _, _), .layers(let diagram): return diagram
        case .matrix(let figure): return figure.diagram
        case .loop(let figure):
            let boxes = figure.stages.enumerated().map { index, stage in
                Box(
                    key: "\(index)", id: stage.facts.joined(separator: ", "), name: stage.name, column: stage.name,
                    exceptions: stage.isMissing ? ["no process"] : [])
            }
            let arrows = figure.stages.enumerated().map { index, stage in
                Arrow(
                    from: "\(index)", to: "\((index + 1) % figure.stages.count)",
                    label: stage.transition.joined(separator: ", "), exceptions: stage.isGap ? ["gap"] : [])
            }
            return Diagram(title: figure.title, notes: figure.notes, boxes: boxes, arrows: arrows)
        }
    }

    /// By unit where the picture has lanes: the places of boxes.
    private var clusters: [(name: String, boxes: [Int])] {
        guard case .lanes(let diagram, let lanes, _) = self else { return [("", Array(diagram.boxes.indices))] }
        return lanes.map { lane in (lane, diagram.boxes.indices.filter { diagram.boxes[$0].lane == lane }) }
    }

    /// The picture in Graphviz's language.
    package var dot: String {
        func quoted(_ text: String) -> String {
            let plain = text.split(separator: "\n").map { Label.plain(String($0)) }
            return "\""
                + plain.map { $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }.joined(separator: "\\n")
                + "\""
        }
        let diagram = diagram
        let numbers = Dictionary(zip(diagram.boxes.map(\.key), diagram.boxes.indices), uniquingKeysWith: { a, _ in a })
        var text =
            "digraph {\n  label=\(quoted(diagram.title)); rankdir=LR; newrank=true; node [shape=box, style=rounded]\n"
        for (index, cluster) in clusters.enumerated() where !cluster.boxes.isEmpty {
            if !cluster.name.isEmpty { text += "  subgraph cluster_\(index) { label=\(quoted(cluster.name))\n" }
            for place in cluster.boxes {
                let box = diagram.boxes[place]
                let colour = box.exceptions.isEmpty ? "" : ", color=red, penwidth=2"
                text +=
                    "    n\(place) [label=\(quoted(box.name + "\n" + box.id)), tooltip=\(quoted(box.title))\(colour)]\n"
            }
            if !cluster.name.isEmpty { text += "  }\n" }
        }
        for arrow in diagram.arrows {
            let colour = arrow.exceptions.isEmpty ? arrow.isCritical ? ", color=orange" : "" : ", color=red"
            text +=
                "  n\(numbers[arrow.from] ?? 0) -> n\(numbers[arrow.to] ?? 0) [label=\(quoted(arrow.label))\(colour)]\n"
        }
        return text + "}\n"
    }

    /// The picture in Mermaid's language.
    package var mermaid: String {
        func quoted(_ text: String) -> String {
            var result = ""
            for character in Label.plain(text) {
                switch character {
                case "\"", "#", "<", ">", "&", "`", "\\", "[", "]", "{", "}", ";", "|":
                    result += "#\(character.unicodeScalars.first?.value ?? 0);"
                default: result.append(character)
                }
            }
            return "\"\(result)\""
        }
        let diagram = diagram
        let numbers = Dictionary(zip(diagram.boxes.map(\.key), diagram.boxes.indices), uniquingKeysWith: { a, _ in a })
        var text = "flowchart LR\n"
        for (index, cluster) in clusters.enumerated() where !cluster.boxes.isEmpty {
            if !cluster.name.isEmpty { text += "  subgraph u\(index) [\(quoted(cluster.name))]\n" }
            for place in cluster.boxes {
                let box = diagram.boxes[place]
                text += "    n\(place)[\(quoted([box.name, box.id].filter { !$0.isEmpty }.joined(separator: " · ")))]"
                text += box.exceptions.isEmpty ? "\n" : ":::exception\n"
            }
            if !cluster.name.isEmpty { text += "  end\n" }
        }
        for arrow in diagram.arrows {
            let label = arrow.label.isEmpty ? "" : "|\(quoted(arrow.label))|"
            text += "  n\(numbers[arrow.from] ?? 0) -->\(label) n\(numbers[arrow.to] ?? 0)\n"
        }
        return text + "  classDef exception stroke:#b3001b,stroke-width:3px\n"
    }
}
