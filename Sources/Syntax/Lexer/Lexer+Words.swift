// Names, keywords and parameters.

import Diagnostics

extension Lexer {
    mutating func lexWord() {
        let start = position
        skipNameCharacters()
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        append(.word, keyword: Keyword(spelling: word), from: start)
    }

    /// `` `a name with blanks` ``; two backquotes inside stand for one.
    mutating func lexQuotedName() {
        let start = position
        if skipQuoted() { append(.quotedName, from: start) } else { failUnclosedName(from: start) }
    }

    /// `$name`, `$1`, `` $`quoted name` ``
    mutating func lexParameter() {
        let start = position
        position += 1
        if byte(after: 0) == UInt8(ascii: "`") {
            if skipQuoted() { append(.parameter, from: start) } else { failUnclosedName(from: start) }
            return
        }
        skipNameCharacters()
        if position > start + 1 {
            append(.parameter, from: start)
        } else {
            fail(namelessParameter(at: span(from: start, to: position)), from: start)
        }
    }

    /// Moves behind the backquote that closes the name here; false when there is none.
    private mutating func skipQuoted() -> Bool {
        position += 1
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "`") {
                position += 1
                if byte(after: 0) != UInt8(ascii: "`") { return true }
            }
            position += 1
        }
        position = min(position, bytes.count)
        return false
    }

    private mutating func failUnclosedName(from start: Int) {
        fail(unclosedName(at: span(from: start, to: start + 1)), from: start)
    }

    mutating func skipNameCharacters() {
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 {
                guard Lexer.isWordByte(byte) else { return }
                position += 1
            } else {
                let (scalar, width) = scalar(at: position)
                guard scalar.properties.isIDContinue else { return }
                position += width
            }
        }
    }

    /// A letter, digit or underscore of ASCII.
    static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
            || byte == UInt8(ascii: "_")
    }
}

// MARK: Wording

private func unclosedName(at span: Span) -> Diagnostic {
    .syntax(
        .unexpectedSyntax, "this quoted name is never closed", at: span, label: "opened here",
        help: "A name in backquotes ends with a backquote. A text stands in '…' or \"…\".")
}

private func namelessParameter(at span: Span) -> Diagnostic {
    .syntax(.unexpectedSyntax, "a parameter needs a name right after the $", at: span)
}
