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
                lines.append(String(line))
                words = []
            } else {
                words += line.split(separator: " ")
            }
        }
        return (lines + Self.filled(words, width)).joined(separator: "\n")
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
