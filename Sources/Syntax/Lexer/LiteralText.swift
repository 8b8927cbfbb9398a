// What the text of a literal stands for.

import Diagnostics

/// Reads the source text of literal tokens.
enum LiteralText {
    /// The magnitude of `12`, `0x1F` or `0o17`; nil when it does not fit 64 bits.
    static func magnitude(_ text: String) -> UInt64? {
        if text.hasPrefix("0x") { return UInt64(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("0o") { return UInt64(text.dropFirst(2), radix: 8) }
        return UInt64(text)
    }

    /// A name from its backquotes.
    static func unquotedName(_ text: String) -> String {
        var name = ""
        var isSecond = false
        for scalar in text.unicodeScalars.dropFirst().dropLast() {
            // Two backquotes stand for one.
            if scalar == "`", !isSecond {
                isSecond = true
                continue
            }
            isSecond = false
            name.unicodeScalars.append(scalar)
        }
        return name
    }

    /// A text from its quotes, escapes resolved. `start` is the offset of the opening quote, for the spans of faults.
    static func unescaped(_ text: String, at start: UInt32) throws(Diagnostic) -> String {
        // By scalars: what follows a quote may combine with it to one character.
        let inner = text.unicodeScalars.dropFirst().dropLast()
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(inner) }
        var reader = EscapeReader(Array(inner), start: start, text: text)
        return try reader.read()
    }
}

/// Walks over the scalars of a text between its quotes.
private struct EscapeReader {
    let scalars: [Unicode.Scalar]
    var index = 0
    /// The offset in the source of the scalar at `index`.
    var offset: UInt32
    var result = String.UnicodeScalarView()

    init(_ scalars: [Unicode.Scalar], start: UInt32, text: String) {
        self.scalars = scalars
        offset = start &+ UInt32(truncatingIfNeeded: text.unicodeScalars.first.map(EscapeReader.width) ?? 1)
    }

    mutating func read() throws(Diagnostic) -> String {
        while let scalar = take() {
            if scalar == "\\" { try readEscape() } else { result.append(scalar) }
        }
        return String(result)
    }

    private mutating func take() -> Unicode.Scalar? {
        guard index < scalars.count else { return nil }
        let scalar = scalars[index]
        index += 1
        offset &+= UInt32(truncatingIfNeeded: EscapeReader.width(scalar))
        return scalar
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int { UTF8.width(scalar) }

    private mutating func readEscape() throws(Diagnostic) {
        let start = offset &- 1
        guard let sign = take() else { return }
        switch sign {
        case "\\", "'", "\"", "`": result.append(sign)
        case "b", "B": result.append("\u{8}")
        case "f", "F": result.append("\u{C}")
        case "n", "N": result.append("\n")
        case "r", "R": result.append("\r")
        case "t", "T": result.append("\t")
        case "u": try readCode(digits: 4, from: start)
        case "U": try readCode(digits: 8, from: start)
        default: throw unknownEscape(sign, at: Span(start: start, end: offset))
        }
    }

    /// `\u0041`; a pair of surrogates, as JSON writes them, makes one scalar.
    private mutating func readCode(digits: Int, from start: UInt32) throws(Diagnostic) {
        var value = try readHexadecimal(digits, from: start)
        if digits == 4, (0xD800..<0xDC00).contains(value), index + 1 < scalars.count, scalars[index] == "\\",
            scalars[index + 1] == "u"
        {
            _ = take()
            _ = take()
            let low = try readHexadecimal(4, from: start)
            guard (0xDC00..<0xE000).contains(low) else {
                throw badCode(at: Span(start: start, end: offset), digits: digits)
            }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw badCode(at: Span(start: start, end: offset), digits: digits)
        }
        result.append(scalar)
    }

    private mutating func readHexadecimal(_ digits: Int, from start: UInt32) throws(Diagnostic) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = take(), scalar.isASCII, let digit = Character(scalar).hexDigitValue else {
                throw badCode(at: Span(start: start, end: offset), digits: digits)
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}

// MARK: Wording

private func unknownEscape(_ sign: Unicode.Scalar, at span: Span) -> Diagnostic {
    .syntax(
        .unexpectedSyntax, "`\\\(Snippet.visible(String(sign)))` is not an escape in a text", at: span,
        help: "Write \\\\ for a backslash. The escapes are \\\\ \\' \\\" \\b \\f \\n \\r \\t \\uXXXX and \\UXXXXXXXX.")
}

private func badCode(at span: Span, digits: Int) -> Diagnostic {
    .syntax(
        .invalidUnicodeLiteral, "this is not the code of a Unicode character", at: span,
        help: "Behind \\\(digits == 4 ? "u" : "U") stand exactly \(digits) hexadecimal digits.")
}
