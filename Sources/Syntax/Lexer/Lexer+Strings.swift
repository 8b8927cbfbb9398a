// Texts in quotes.

import Diagnostics

extension Lexer {
    /// A text from its opening quote, whose width is given, to the first of the closing ones. A backslash takes the character
    /// behind it along; what it means is read later.
    mutating func lexString(closedBy closing: [Unicode.Scalar], openWidth: Int) {
        let start = position
        position += openWidth
        var typographic: Span?
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\\") {
                position = min(position + 2, bytes.count)
                continue
            }
            let (scalar, width) = scalar(at: position)
            position += width
            if closing.contains(scalar) {
                append(.string, from: start)
                return
            }
            if typographic == nil, Typography.closingQuotes(for: scalar) != nil {
                typographic = span(from: position - width, to: position)
            }
        }
        if let typographic, let text = closed(from: start, before: typographic) {
            fail(mixedQuotes(at: span(from: start, to: Int(typographic.end)), plain: text), from: start)
        } else {
            fail(
                unclosedString(at: span(from: start, to: start + openWidth), typographic: typographic != nil),
                from: start)
        }
    }

    /// The text with a plain quote at both ends, where a plain one opens it and a word processor made the other.
    private func closed(from start: Int, before typographic: Span) -> String? {
        let quote = bytes[start]
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
        let inside = bytes[start..<Int(typographic.start)]
        guard inside.count > 1, !inside.contains(UInt8(ascii: "\\")), !inside.contains(0x0A) else { return nil }
        let isDouble = [0x201C, 0x201D, 0x201E, 0x201F].contains(scalar(at: Int(typographic.start)).scalar.value)
        guard isDouble == (quote == UInt8(ascii: "\"")) else { return nil }
        return String(decoding: inside + [quote], as: UTF8.self)
    }

    /// A sign or letter beyond ASCII: a name, a quote of a word processor, or one that only looks like a sign we know.
    mutating func lexBeyondASCII() {
        let start = position
        let (scalar, width) = scalar(at: position)
        if let closing = Typography.closingQuotes(for: scalar) {
            lexString(closedBy: closing, openWidth: width)
        } else if scalar.properties.isIDStart {
            lexWord()
        } else if let kind = Typography.patternSigns[scalar] {
            position += width
            append(kind, from: start)
        } else {
            position += width
            fail(Typography.fault(for: scalar, at: span(from: start, to: position)), from: start)
        }
    }
}

// MARK: Wording

private func mixedQuotes(at span: Span, plain: String) -> Diagnostic {
    .syntax(
        .unexpectedSyntax, "the quote at the end is a word processor's and does not close this text", at: span,
        label: "write \(plain)", correction: plain)
}

private func unclosedString(at span: Span, typographic: Bool) -> Diagnostic {
    .syntax(
        .unexpectedSyntax, "this text is never closed", at: span, label: "opened here",
        help: typographic
            ? "It contains a typographic quote, which does not close it. Use the same plain quote at both ends."
            : "A text ends with the quote that it begins with. Write \\' or \\\" for a quote inside.")
}
