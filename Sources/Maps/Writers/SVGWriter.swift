// A drawing as SVG: one file that asks for nothing else, with texts that can be searched and titles for screen readers.

package enum SVGWriter {
    /// A file of its own.
    package static func text(_ drawing: Drawing) -> String {
        let open = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(drawing.width)\" height=\"\(drawing.height)\" "
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + open + size(drawing) + " aria-labelledby=\"title\">\n"
            + "<title id=\"title\">\(escaped(Label.plain(drawing.title)))</title>\n<style>\(style)</style>\n"
            + "<defs>\(heads(""))</defs>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
            + parts(drawing, "") + "</svg>\n"
    }

    /// To stand in a page that has `style` once. What is named in it begins with `prefix`, so that pictures keep apart.
    /// - Parameter links: for the id of a box, where in the page a reader is led; nothing where nowhere.
    package static func element(
        _ drawing: Drawing, prefix: String, links: [String: String] = [:]
    ) -> String {
        let name = escaped(Label.plain(drawing.title))
        return
            "<svg class=\"picture\" width=\"\(drawing.width)\" height=\"\(drawing.height)\" \(size(drawing)) role=\"\(links.isEmpty ? "img" : "group")\" "
            + "aria-labelledby=\"\(prefix)title\">\n<title id=\"\(prefix)title\">\(name)</title>\n"
            + "<defs>\(heads(prefix))</defs>\n" + parts(drawing, prefix, links) + "</svg>\n"
    }

    private static func size(_ drawing: Drawing) -> String { "viewBox=\"0 0 \(drawing.width) \(drawing.height)\"" }

    private static func parts(_ drawing: Drawing, _ prefix: String, _ links: [String: String]? = nil) -> String {
        var svg = ""
        for ground in drawing.grounds { svg += rectangle(ground.frame, ground.style, round: 0) + "\n" }
        for arrow in drawing.arrows { svg += path(arrow, prefix) }
        for box in drawing.boxes { svg += group(box, prefix, links) }
        for text in drawing.texts { svg += element(text) + "\n" }
        return svg
    }

    /// In a file of its own a box leads to itself, so that it can be pointed at; in a page to where the page speaks of it.
    private static func group(_ box: BoxShape, _ prefix: String, _ links: [String: String]?) -> String {
        let inside =
            (box.title.map { "<title>\(escaped($0))</title>" } ?? "")
            + rectangle(box.frame, box.style, round: box.anchor == nil ? 0 : 5) + box.texts.map(element).joined()
        guard let anchor = box.anchor else { return "<g>\(inside)</g>\n" }
        guard let links else { return "<a id=\"\(anchor)\" href=\"#\(anchor)\">\(inside)</a>\n" }
        guard let id = box.id, let place = links[id] else { return "<g>\(inside)</g>\n" }
        return "<a href=\"#\(escaped(place))\">\(inside)</a>\n"
    }

    private static func rectangle(_ frame: Rectangle, _ style: String, round: Int) -> String {
        "<rect class=\"\(style)\" x=\"\(frame.x)\" y=\"\(frame.y)\" width=\"\(frame.width)\" height=\"\(frame.height)\""
            + (round > 0 ? " rx=\"\(round)\"" : "") + "/>"
    }

    private static func path(_ arrow: ArrowShape, _ prefix: String) -> String {
        let head = arrow.style.contains("exception") ? "red" : arrow.style.contains("critical") ? "orange" : "grey"
        let curve = [arrow.control1, arrow.control2, arrow.end].map { "\($0.x) \($0.y)" }.joined(separator: ", ")
        return
            "<path class=\"\(arrow.style)\" d=\"M \(arrow.start.x) \(arrow.start.y) C \(curve)\" marker-end=\"url(#\(prefix)\(head))\">"
            + "<title>\(escaped(arrow.title))</title></path>\n"
    }

    private static func element(_ text: TextShape) -> String {
        let anchor = text.anchor == .start ? "" : " text-anchor=\"\(text.anchor.rawValue)\""
        let turn = text.turned == 0 ? "" : " transform=\"rotate(\(text.turned) \(text.at.x) \(text.at.y))\""
        return
            "<text class=\"\(text.style)\" x=\"\(text.at.x)\" y=\"\(text.at.y)\" font-size=\"\(text.size)\"\(anchor)\(turn)>"
            + escaped(text.text) + "</text>"
    }

    /// A text inside an element. Lines of a title stay lines; what XML can't hold is not in it, since labels are plain.
    static func escaped(_ text: String) -> String {
        var result = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !result.isEmpty { result += "\n" }
            for character in Label.plain(String(line)) {
                switch character {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\"": result += "&quot;"
                default: result.append(character)
                }
            }
        }
        return result
    }

    private static func heads(_ prefix: String) -> String {
        ["grey", "orange", "red"].map {
            "<marker id=\"\(prefix)\($0)\" class=\"\($0)\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
                + "markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M 0 1 L 8 4 L 0 7 z\"/></marker>"
        }.joined()
    }

    // MARK: Style

    /// Colours of a sheet: contrast of every text on every ground is at least 4.5 (WCAG 2.2 AA).
    private struct Palette {
        let paper, ink, soft, line, red, orange, blue, onBlue: String
        /// Plan, do, check, act, and whatever has no stage.
        let stages: [String]

        static let light = Palette(
            paper: "#fff", ink: "#1f2328", soft: "#4f5660", line: "#8a929c", red: "#b3001b", orange: "#a85d00",
            blue: "#2f66a8", onBlue: "#fff", stages: ["#dbe9f8", "#e3f1dc", "#fdeecb", "#f9dcd9", "#f0f1f3"])
        static let dark = Palette(
            paper: "#14171a", ink: "#e9ebee", soft: "#c3c9d0", line: "#6f7782", red: "#ff8a8a", orange: "#f0a640",
            blue: "#79b0ee", onBlue: "#14171a", stages: ["#22384f", "#27402a", "#4a3d1a", "#512d2b", "#2a2e33"])

        /// Written out, since many programs that show an SVG know no variables.
        var rules: String {
            let bands = stages.enumerated().map { ".b\($0.offset),.c\($0.offset){fill:\($0.element)}" }.joined()
            return """
                text{fill:\(ink)}.paper{fill:\(paper)}.note,.id,.label{fill:\(soft)}.gap,.dot.late{fill:\(red)}.rule{fill:\(line)}.dot{fill:\(blue)}.label,.gap{stroke:\(paper)}
                \(bands).box{stroke:\(line)}.box.focus{stroke:\(ink)}.box.exception,.cell.exception{stroke:\(red)}
                .arrow{stroke:\(line)}.arrow.critical{stroke:\(orange)}.arrow.exception{stroke:\(red)}
                .arrow:hover,a:hover .box,a:focus .box{stroke:\(blue)}
                .grey path{fill:\(line)}.orange path{fill:\(orange)}.red path{fill:\(red)}
                .cell{fill:\(stages[4])}.cell.own{stroke:\(ink)}.cell.s1,.cell.s2,.cell.s3,.cell.s4,.cell.s5{fill:\(blue)}.t4,.t5{fill:\(onBlue)}
                """
        }
    }

    /// The style sheet of every picture.
    package static let style = """

        svg{font-family:"DejaVu Sans",Verdana,system-ui,sans-serif}
        .heading,.column,.lane,.gap{font-weight:bold}.label,.gap{paint-order:stroke;stroke-width:3px}
        .band{opacity:.35}.rule{opacity:.5}.external{stroke-dasharray:4 3}.missing{stroke-dasharray:7 5}
        .focus{stroke-width:2.5}.exception{stroke-width:3}.arrow{fill:none;stroke-width:1;opacity:.75}.arrow.wide{stroke-width:2.5}
        .arrow.critical,.arrow.exception{stroke-width:2;opacity:1}.arrow:hover,a:hover .box,a:focus .box{stroke-width:3;opacity:1}
        .s1{fill-opacity:.14}.s2{fill-opacity:.28}.s3{fill-opacity:.4}
        \(Palette.light.rules)
        @media screen and (prefers-color-scheme:dark){\(Palette.dark.rules)}

        """
}
