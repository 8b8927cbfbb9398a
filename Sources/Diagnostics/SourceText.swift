// A piece of text that spans point into.

/// A source text with its name and an index of its lines. Building it is linear in the text; each look-up logarithmic.
package struct SourceText: Sendable {
    /// What the user knows it by: a file's path, or `<query>`.
    package let name: String
    package let utf8: [UInt8]
    /// The offset at which each line starts; never empty.
    private let lineStarts: [UInt32]
    /// The number of the first line, where the text is a piece of a longer one.
    private let firstLine: Int

    package init(name: String = "<query>", _ text: String, firstLine: Int = 1) {
        self.name = name
        self.firstLine = firstLine
        utf8 = Array(text.utf8)
        var starts: [UInt32] = [0]
        for (offset, byte) in utf8.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(UInt32(truncatingIfNeeded: offset + 1))
        }
        lineStarts = starts
    }

    package var lineCount: Int { lineStarts.count }

    /// The line, from 1 or where the piece begins, and the offset within that line, in UTF-8 code units from 0.
    package func position(of offset: UInt32) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + firstLine, Int(offset - lineStarts[low]))
    }

    /// The text of a line, from 1, without its line end; empty when there is no such line.
    package func line(_ number: Int) -> String {
        let number = number - firstLine + 1
        guard number >= 1, number <= lineStarts.count else { return "" }
        let start = Int(lineStarts[number - 1])
        var end = number < lineStarts.count ? Int(lineStarts[number]) - 1 : utf8.count
        if end > start, utf8[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
    }

    /// The text that a span covers, clipped to the source.
    package func text(in span: Span) -> String {
        let start = min(Int(span.start), utf8.count)
        let end = min(Int(span.end), utf8.count)
        return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
    }
}
