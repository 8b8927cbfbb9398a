// Pictures by their structure: what stands where, and what a hostile name can't do.

import Maps
import Testing

@Suite("Pictures") struct LayoutTests {
    /// An organisation of so many processes in nine units and four stages, each handing on to two others.
    static func organisation(_ count: Int, name: (Int) -> String = { "Process with a longer name \($0)" }) -> Picture {
        let lanes = (1...9).map { "Unit number \($0) of the organisation" }
        let columns = ["plan", "do", "check", "act"]
        let boxes = (0..<count).map { number in
            Box(
                key: "\(number)", id: "P-\(number)", name: name(number), lane: lanes[number * 7 % 9],
                column: columns[number * 5 % 11 % 4], exceptions: number % 9 == 0 ? ["orphaned-process"] : [])
        }
        let arrows = (0..<count * 2).map { number in
            Arrow(from: "\(number % count)", to: "\((number * 13 + 5) % count)", label: "Item \(number)")
        }
        return .map(
            Diagram(title: name(0), notes: ["A note."], boxes: boxes, arrows: arrows), lanes: lanes, columns: columns)
    }

    static func neighbourhood(_ count: Int) -> Picture {
        var boxes = [Box(key: "m", id: "P-1", name: "Middle", kind: .focus)]
        var arrows: [Arrow] = []
        for number in 0..<count {
            boxes.append(
                Box(key: "\(number)", id: "P-\(number)", name: "Neighbour \(number)", layer: number % 2 * 2 - 1))
            let isIncoming = number % 2 == 0
            arrows.append(
                Arrow(
                    from: isIncoming ? "\(number)" : "m", to: isIncoming ? "m" : "\(number)",
                    label: "What is carried \(number)"))
        }
        return .layers(Diagram(title: "Around", boxes: boxes, arrows: arrows))
    }

    @Test(
        "no box overlaps another or a text outside it, and everything is on the sheet",
        arguments: [1, 70, 150, 300, 600])
    func nothingOverlaps(_ count: Int) {
        for picture in [Self.organisation(count), Self.neighbourhood(min(count, 40))] {
            let drawing = picture.drawing
            let sheet = Rectangle(0, 0, drawing.width, drawing.height)
            for (index, box) in drawing.boxes.enumerated() {
                #expect(box.frame.x >= 0 && box.frame.right <= sheet.width && box.frame.bottom <= sheet.height)
                for other in drawing.boxes[(index + 1)...] { #expect(!box.frame.overlaps(other.frame)) }
                for text in drawing.texts { #expect(!box.frame.overlaps(text.frame), "\(text.text)") }
                for text in box.texts {
                    #expect(text.frame.x >= box.frame.x && text.frame.right <= box.frame.right, "\(text.text)")
                }
            }
            for (index, text) in drawing.texts.enumerated() {
                for other in drawing.texts[(index + 1)...] {
                    #expect(!text.frame.overlaps(other.frame), "\(text.text) and \(other.text)")
                }
            }
        }
    }

    @Test("above the limit a box stands for the processes of a unit and stage, and the picture says so")
    func largeOnesAreCondensed() throws {
        #expect(Self.organisation(300).drawing.boxes.count == 300)
        guard case .lanes(let diagram, _, _) = Self.organisation(301) else { throw Missing() }
        #expect(diagram.boxes.count <= 36)
        #expect(diagram.notes[0].hasPrefix("301 boxes are more than the 300 that can be read"))
        #expect(diagram.boxes.compactMap { Int($0.name.prefix { $0.isNumber }) }.reduce(0, +) == 301)
    }

    @Test("the same figure gives the same bytes in every format")
    func deterministic() {
        for format in PictureFormat.allCases {
            #expect(format.text(Self.organisation(150)) == format.text(Self.organisation(150)))
        }
    }

    @Test(
        "hostile names stay text",
        arguments: [
            "<script>alert(1)</script>", "a ]]> b", "x\u{202E}gnp", "=cmd|'/c'!A1", "two\nlines", "q\"\\\"q",
            "\u{0}\u{7}",
        ])
    func hostileNames(_ name: String) {
        let picture = Self.organisation(3) { _ in name }
        for format in PictureFormat.allCases {
            let text = format.text(picture)
            // In Graphviz's quotes only quotes and backslashes mean something.
            if format != .dot { #expect(!text.contains("<script>") && !text.contains("]]>")) }
            #expect(!text.contains("\u{202E}"))
            #expect(!text.contains("two\nlines"))
            #expect(!text.unicodeScalars.contains("\u{0}"))
        }
        let cells = CellWriter(width: 80, ascii: false).text(picture)
        #expect(!cells.contains("\u{202E}") && !cells.unicodeScalars.contains("\u{7}"))
    }

    @Test("an SVG asks for nothing from anywhere, and its links lead to its own boxes")
    func asksForNothing() {
        let svg = PictureFormat.svg.text(Self.organisation(70))
        #expect(
            svg.components(ofLinks: "href=\"").allSatisfy {
                $0.hasPrefix("#box-") && svg.contains("id=\"\($0.dropFirst())\"")
            })
        #expect(svg.components(ofLinks: "url(").allSatisfy { $0.hasPrefix("#") })
        for word in ["<image", "<script", "@import", "<use", "<foreignObject"] { #expect(!svg.contains(word)) }
    }

    @Test("at a terminal no line is wider than it", arguments: [40, 80, 120])
    func cellsFit(_ width: Int) {
        for picture in [Self.organisation(150), Self.neighbourhood(20)] {
            let lines = CellWriter(width: width, ascii: true).text(picture).split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= width })
        }
    }

    private struct Missing: Error {}
}

extension String {
    /// What stands behind each mark, up to a quote or bracket.
    fileprivate func components(ofLinks mark: String) -> [String] {
        var result: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: mark) {
            rest = rest[found.upperBound...]
            result.append(String(rest.prefix { $0 != "\"" && $0 != ")" }))
        }
        return result
    }
}
