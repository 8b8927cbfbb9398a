// Blanks and comments.

import Diagnostics

extension Lexer {
    /// Skips whatever separates tokens. Comments are noted.
    mutating func skipBlanks() {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: " ") || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F) {
                position += 1
            } else if byte == UInt8(ascii: "/"), self.byte(after: 1) == UInt8(ascii: "/") {
                skipLineComment()
            } else if byte == UInt8(ascii: "/"), self.byte(after: 1) == UInt8(ascii: "*") {
                skipBlockComment()
            } else if byte >= 0x80, let width = blankBeyondASCII() {
                position += width
            } else {
                return
            }
        }
    }

    private mutating func skipLineComment() {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        comments.append(span(from: start, to: position))
    }

    private mutating func skipBlockComment() {
        let start = position
        position += 2
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "*"), byte(after: 1) == UInt8(ascii: "/") {
                position += 2
                comments.append(span(from: start, to: position))
                return
            }
            position += 1
        }
        fail(unclosedComment(at: span(from: start, to: start + 2)), from: start)
    }

    /// The width of the blank here: those that Unicode calls white space, and the invisible ones that pasted text brings along.
    private func blankBeyondASCII() -> Int? {
        let (scalar, width) = scalar(at: position)
        switch scalar.value {
        case 0x200B, 0x2060, 0xFEFF, 0x180E: return width
        default: return scalar.properties.isWhitespace ? width : nil
        }
    }
}

// MARK: Wording

private func unclosedComment(at span: Span) -> Diagnostic {
    .syntax(
        .unexpectedSyntax, "this comment is never closed", at: span, label: "opened here",
        help: "A comment that begins with /* ends with */.")
}
