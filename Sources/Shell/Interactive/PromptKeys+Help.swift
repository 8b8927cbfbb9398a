// F1, or ? twice: help on the word under the cursor, without leaving the statement.

import Assist

extension PromptKeys {
    /// nil where there is no help on the word, nor on the one before it.
    func help(at buffer: EditBuffer) -> String? {
        let help = Help(knowledge: knowledge())
        let words = Self.words(before: buffer)
        // A check's name has hyphens; elsewhere a hyphen is a minus or part of an arrow.
        for word in Self.words(before: buffer, withHyphens: true).suffix(1) + words.reversed() {
            if let text = help.text(on: word) { return Paragraphs(text).folded(to: min(columns(), 100)) + "\n" }
        }
        return words.isEmpty ? Paragraphs(help.overview).folded(to: min(columns(), 100)) + "\n" : nil
    }

    /// The second of two question marks asks; the first is taken back. Inside quotes they are letters.
    func question(_ buffer: EditBuffer) -> EditResult {
        var changed = buffer
        guard buffer.bytes[..<buffer.cursor].last == UInt8(ascii: "?"), !Self.isInsideQuotes(buffer.beforeCursor) else {
            changed.insert("?")
            return .changed(changed)
        }
        changed.replace(buffer.cursor - 1..<buffer.cursor, with: "")
        guard let text = help(at: changed) else { return .changed(changed) }
        return .listing(text, changed)
    }

    /// The last two words up to the end of the word under the cursor; a dot in front of a command belongs to it.
    private static func words(before buffer: EditBuffer, withHyphens: Bool = false) -> [String] {
        let isLetter = { (byte: UInt8) in
            byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
                || withHyphens && byte == UInt8(ascii: "-")
        }
        let end = buffer.bytes[buffer.cursor...].firstIndex { !isLetter($0) } ?? buffer.bytes.count
        return buffer.bytes[..<end].split { !isLetter($0) }.suffix(2).map { String(decoding: $0, as: UTF8.self) }
    }
}
