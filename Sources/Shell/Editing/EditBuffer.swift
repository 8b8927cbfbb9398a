// The text at the prompt, and what keys that look at whole lines do to it.

import Diagnostics

/// A text of several lines with a cursor in it. Offsets count bytes of UTF-8 and stand between characters.
struct EditBuffer: Equatable {
    private(set) var bytes: [UInt8]
    var cursor: Int

    init(_ text: String, cursor: Int? = nil) {
        bytes = Array(text.utf8)
        self.cursor = min(max(0, cursor ?? bytes.count), bytes.count)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var beforeCursor: String { String(decoding: bytes[..<cursor], as: UTF8.self) }
    var afterCursor: String { String(decoding: bytes[cursor...], as: UTF8.self) }

    /// The offset at which the cursor's line begins.
    var lineStart: Int { (bytes[..<cursor].lastIndex(of: newline) ?? -1) + 1 }
    /// The offset at which the cursor's line ends, before its line end.
    var lineEnd: Int { bytes[cursor...].firstIndex(of: newline) ?? bytes.count }

    /// The text of the cursor's line.
    var line: String { String(decoding: bytes[lineStart..<lineEnd], as: UTF8.self) }

    mutating func replace(_ range: Range<Int>, with text: String) {
        bytes.replaceSubrange(range, with: text.utf8)
        cursor = range.lowerBound + text.utf8.count
    }

    mutating func insert(_ text: String) { replace(cursor..<cursor, with: text) }

    /// At the end of a line it joins the next one, without that one's indentation.
    mutating func killToLineEnd(joining indentation: Int = 0) {
        guard cursor == lineEnd else { return replace(cursor..<lineEnd, with: "") }
        let start = min(cursor + 1, bytes.count)
        let blanks = bytes[start...].prefix(indentation).prefix { $0 == UInt8(ascii: " ") }.count
        replace(cursor..<start + blanks, with: "")
    }

    mutating func killToLineStart() { replace(lineStart..<cursor, with: "") }

    /// To the same column of the line above; false on the first line.
    mutating func moveUp() -> Bool {
        guard lineStart > 0 else { return false }
        let column = DisplayWidth.of(String(decoding: bytes[lineStart..<cursor], as: UTF8.self))
        cursor = lineStart - 1
        moveTo(column: column)
        return true
    }

    /// To the same column of the line below; false on the last line.
    mutating func moveDown() -> Bool {
        guard lineEnd < bytes.count else { return false }
        let column = DisplayWidth.of(String(decoding: bytes[lineStart..<cursor], as: UTF8.self))
        cursor = lineEnd + 1
        moveTo(column: column)
        return true
    }

    private mutating func moveTo(column: Int) {
        let start = lineStart
        var width = 0
        var offset = start
        for character in line {
            let cells = DisplayWidth.of(character)
            if width + cells > column { break }
            width += cells
            offset += character.utf8.count
        }
        cursor = offset
    }
}

private let newline = UInt8(ascii: "\n")
