// Numbers and dates.

import Diagnostics

extension Lexer {
    /// A number in any of its forms, or a date. Letters that touch a number make it invalid.
    mutating func lexNumber() {
        let start = position
        if let end = dateEnd() {
            position = end
            append(.date, from: start)
        } else if bytes[position] == UInt8(ascii: "0"), Lexer.isDigitOrLetter(byte(after: 1)),
            !Lexer.isExponent(byte(after: 1))
        {
            lexPrefixedNumber(from: start)
        } else {
            lexDecimalNumber(from: start)
        }
    }

    /// `0x1F`, `0o17`; also `007`, which is none.
    private mutating func lexPrefixedNumber(from start: Int) {
        let sign = byte(after: 1)
        skipNameCharacters()
        let digits = bytes[min(start + 2, position)..<position]
        let isRight: Bool
        switch sign {
        case UInt8(ascii: "x"): isRight = !digits.isEmpty && digits.allSatisfy(Lexer.isHexDigit)
        case UInt8(ascii: "o"): isRight = !digits.isEmpty && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x37 }
        default: isRight = false
        }
        if isRight { append(.integer, from: start) } else { failNumber(from: start) }
    }

    private mutating func lexDecimalNumber(from start: Int) {
        var kind = Token.Kind.integer
        skipDigits()
        if byte(after: 0) == UInt8(ascii: "."), Lexer.isDigit(byte(after: 1)) {
            kind = .float
            position += 1
            skipDigits()
        }
        if Lexer.isExponent(byte(after: 0)) {
            let signed = byte(after: 1) == UInt8(ascii: "+") || byte(after: 1) == UInt8(ascii: "-")
            if Lexer.isDigit(byte(after: signed ? 2 : 1)) {
                kind = .float
                position += signed ? 2 : 1
                skipDigits()
            }
        }
        let end = position
        skipNameCharacters()
        if position > end { failNumber(from: start) } else { append(kind, from: start) }
    }

    private mutating func failNumber(from start: Int) {
        fail(
            notANumber(String(decoding: bytes[start..<position], as: UTF8.self), at: span(from: start, to: position)),
            from: start)
    }

    private mutating func skipDigits() {
        while Lexer.isDigit(byte(after: 0)) { position += 1 }
    }

    /// Where the date that begins here ends: digits 4-2-2 with neither letter, digit nor hyphen touching.
    private func dateEnd() -> Int? {
        let shape = [4, 7]
        for offset in 0..<10 {
            let byte = byte(after: offset)
            if shape.contains(offset) ? byte != UInt8(ascii: "-") : !Lexer.isDigit(byte) { return nil }
        }
        let next = byte(after: 10)
        if Lexer.isDigitOrLetter(next) || next == UInt8(ascii: "-") || next == UInt8(ascii: "_") { return nil }
        if position > 0 {
            let last = bytes[position - 1]
            if Lexer.isWordByte(last) || last == UInt8(ascii: "-") { return nil }
            // A point touches; the two of `[..2026-01-01]` do not.
            if last == UInt8(ascii: "."), tokens.last?.kind != .dotDot { return nil }
        }
        return position + 10
    }

    static func isExponent(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "e") }

    static func isDigitOrLetter(_ byte: UInt8) -> Bool { isWordByte(byte) && byte != UInt8(ascii: "_") }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
    }
}

// MARK: Wording

private func notANumber(_ text: String, at span: Span) -> Diagnostic {
    let help: String? =
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            "A hexadecimal number is 0x with at least one of 0–9 and a–f."
        } else if text.hasPrefix("0o") || text.hasPrefix("0O") {
            "An octal number is 0o with at least one of 0–7."
        } else if text.hasPrefix("0"), text.utf8.allSatisfy(Lexer.isDigit) {
            "A whole number does not begin with 0; an octal one begins with 0o."
        } else {
            nil
        }
    return .syntax(.invalidNumberLiteral, "`\(text)` is not a number", at: span, help: help)
}
