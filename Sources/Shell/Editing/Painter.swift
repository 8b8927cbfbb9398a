// Drawing the text at the prompt once more, in colour, over the same characters that libedit drew.

import Diagnostics

/// What is drawn with the text: nothing of it may change what libedit believes to be on the screen.
struct Painting {
    /// To be written at once. Begins and ends with the cursor where it was.
    var bytes: String
    /// Whether a hint stands behind the text.
    var hasHint: Bool
}

/// libedit draws characters without attributes and compares its own cells only, so the same cells may be drawn again in colour as long as
/// the cursor comes back.
struct Painter {
    let promptWidth: Int
    let columns: Int
    let rows: Int
    let hasColour: Bool
    /// Stands in front of the lines after the first, where libedit sees blanks.
    let mark: String

    /// nil where the text is taller than the screen, or holds characters that libedit draws in its own way.
    func painting(of text: String, inks: [Ink], cursor: Int, hint: String?) -> Painting? {
        guard promptWidth < columns, text.unicodeScalars.allSatisfy(Self.isDrawnAsItIs) else { return nil }
        let screen = ScreenRows(promptWidth: promptWidth, columns: columns)
        let end = screen.place(after: text)
        guard end.row < rows else { return nil }
        let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
        let start = screen.place(after: before)
        var out = Self.moved(up: start.row, toColumn: promptWidth)
        out += drawn(text, inks)
        let shown = hint.flatMap { hasColour && start == end ? clipped($0, to: columns - end.column - 1) : nil }
        if let shown { out += Ink.hint.sequence + shown }
        out +=
            (hasColour ? Ink.plain.sequence : "") + "\u{1b}[J"
            + Self.moved(up: end.row - start.row, toColumn: start.column)
        return Painting(bytes: out, hasHint: shown != nil)
    }

    /// Row by row, never trusting the terminal to wrap.
    private func drawn(_ text: String, _ inks: [Ink]) -> String {
        var out = ""
        var place = ScreenPlace(row: 0, column: promptWidth)
        var ink = Ink.plain
        var offset = 0
        var quotes = QuoteScanner()
        var indentation = 0
        for character in text {
            let wanted = hasColour && offset < inks.count ? inks[offset] : .plain
            if wanted != ink {
                out += wanted.sequence
                ink = wanted
            }
            for byte in character.utf8 { quotes.read(byte) }
            offset += character.utf8.count
            let (before, after) = place.draw(character, in: columns)
            if character == "\n" {
                out += "\u{1b}[K\r\n"
                indentation = quotes.isQuoted ? 0 : promptWidth
                continue
            }
            if before { out += "\u{1b}[K\r\n" }
            out += indentation == 2 && character == " " && !mark.isEmpty ? marked : String(character)
            indentation = character == " " ? max(indentation - 1, 0) : 0
            if after { out += "\r\n" }
        }
        return out
    }

    private var marked: String { hasColour ? Ink.hint.sequence + mark + Ink.plain.sequence : mark }

    private func clipped(_ hint: String, to width: Int) -> String? {
        let line = Snippet.visible(String(hint.prefix { $0 != "\n" }))
        if DisplayWidth.of(line) <= width { return line.isEmpty ? nil : line }
        var result = ""
        for character in line where DisplayWidth.of(result) + DisplayWidth.of(character) < width {
            result.append(character)
        }
        return width > 4 ? result + "…" : nil
    }

    static func moved(up rows: Int, toColumn column: Int) -> String {
        (rows > 0 ? "\u{1b}[\(rows)A" : "") + "\r" + (column > 0 ? "\u{1b}[\(column)C" : "")
    }

    private static func isDrawnAsItIs(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || DisplayWidth.of(scalar) > 0
    }
}
