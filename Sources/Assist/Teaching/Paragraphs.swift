// Plain text laid out for a window.

import Diagnostics

/// Text whose lines that begin with a blank stay as they are; all others run on to the next line of their paragraph.
package struct Paragraphs {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// In lines of at most `width` cells where words allow, without a line end behind the last.
    package func folded(to width: Int) -> String {
        var lines: [String] = []
        var words: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty || line.hasPrefix(" ") {
                lines += Self.filled(words, width)
                lines += Self.hanging(line, width)
                words = []
            } else {
                words += line.split(separator: " ")
            }
        }
        return (lines + Self.filled(words, width)).joined(separator: "\n")
    }

    /// A line of two columns whose second one is too wide goes on below that column; any other stays as it is.
    private static func hanging(_ line: Substring, _ width: Int) -> [String] {
        guard DisplayWidth.of(String(line)) > width, let gap = line.gap(behind: line.firstIndex { $0 != " " }) else {
            return [String(line)]
        }
        let right = line[gap...].drop { $0 == " " }
        let left = line[..<right.startIndex]
        let indent = DisplayWidth.of(String(left))
        guard indent < width / 2 else { return [String(line)] }
        let rows = filled(right.split(separator: " "), width - indent)
        return rows.enumerated().map { place, row in
            (place == 0 ? String(left) : String(repeating: " ", count: indent)) + row
        }
    }

    private static func filled(_ words: [Substring], _ width: Int) -> [String] {
        var lines: [String] = []
        var room = 0
        for word in words {
            let cells = DisplayWidth.of(String(word))
            if let last = lines.indices.last, cells < room {
                lines[last] += " " + word
                room -= cells + 1
            } else {
                lines.append(String(word))
                room = width - cells
            }
        }
        return lines
    }
}

extension Substring {
    /// Where two blanks in a row stand behind a place.
    fileprivate func gap(behind start: Index?) -> Index? {
        var place = start ?? endIndex
        while place < endIndex {
            let next = index(after: place)
            if self[place] == " ", next < endIndex, self[next] == " " { return place }
            place = next
        }
        return nil
    }
}
