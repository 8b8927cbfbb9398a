// From bytes to tokens: the main loop and the signs.

import Diagnostics

/// Cuts a source text into tokens. It never fails: what is no token becomes an `invalid` one, and the parser reports it when
/// it gets there. Linear in the text.
struct Lexer {
    let bytes: [UInt8]
    var position = 0
    var tokens: [Token] = []
    var comments: [Span] = []
    var faults: [Int: Diagnostic] = [:]

    init(_ source: SourceText) { bytes = source.utf8 }

    mutating func run() {
        while true {
            skipBlanks()
            guard position < bytes.count else { break }
            let start = position
            lexToken()
            // Progress guard: whatever happens, a byte is gone.
            if position == start { position += 1 }
        }
        append(.endOfText, from: bytes.count)
    }

    private mutating func lexToken() {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): lexWord()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
        case UInt8(ascii: "."): lexDot()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): lexString(closedBy: [Unicode.Scalar(byte)], openWidth: 1)
        case UInt8(ascii: "`"): lexQuotedName()
        case UInt8(ascii: "$"): lexParameter()
        case 0x80...: lexBeyondASCII()
        default: lexSign()
        }
    }

    private mutating func lexSign() {
        let start = position
        if let kind = Lexer.pairs[[bytes[position], byte(after: 1)]] {
            position += 2
            append(kind, from: start)
        } else if let kind = Lexer.signs[bytes[position]] {
            position += 1
            append(kind, from: start)
        } else {
            position += 1
            fail(strangeCharacter(bytes[start]), from: start)
        }
    }

    /// `.`, `..`, or a number that begins with its point.
    private mutating func lexDot() {
        let start = position
        if byte(after: 1) == UInt8(ascii: ".") {
            position += 2
            append(.dotDot, from: start)
        } else if Lexer.isDigit(byte(after: 1)), !touchesValueBefore {
            lexNumber()
        } else {
            position += 1
            append(.dot, from: start)
        }
    }

    /// Whether the token before ends right here and could be followed by a property's name: `n.5` is no number.
    private var touchesValueBefore: Bool {
        guard let last = tokens.last, Int(last.span.end) == position else { return false }
        switch last.kind {
        case .word, .quotedName, .parameter, .closeRound, .closeSquare, .closeCurly: return true
        default: return false
        }
    }

    // MARK: Helpers of all lexing functions

    /// The byte some places further on, 0 behind the end.
    func byte(after distance: Int) -> UInt8 {
        let place = position + distance
        return place < bytes.count ? bytes[place] : 0
    }

    func span(from start: Int, to end: Int) -> Span {
        Span(start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
    }

    mutating func append(_ kind: Token.Kind, keyword: Keyword? = nil, from start: Int) {
        tokens.append(Token(kind: kind, keyword: keyword, span: span(from: start, to: position)))
    }

    mutating func fail(_ fault: Diagnostic, from start: Int) {
        faults[tokens.count] = fault
        append(.invalid, from: start)
    }

    /// The scalar at the position and its width in bytes. Ill-formed bytes count one by one as the replacement character.
    func scalar(at place: Int) -> (scalar: Unicode.Scalar, width: Int) {
        guard place < bytes.count else { return ("\0", 1) }
        let lead = bytes[place]
        let width = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard width > 1, place + width <= bytes.count else {
            return (lead < 0x80 ? Unicode.Scalar(lead) : "\u{FFFD}", 1)
        }
        var value = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for offset in 1..<width { value = value << 6 | UInt32(bytes[place + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static let signs: [UInt8: Token.Kind] = [
        UInt8(ascii: ";"): .semicolon, UInt8(ascii: ","): .comma, UInt8(ascii: ":"): .colon, UInt8(ascii: "+"): .plus,
        UInt8(ascii: "-"): .minus, UInt8(ascii: "*"): .star, UInt8(ascii: "/"): .slash, UInt8(ascii: "%"): .percent,
        UInt8(ascii: "^"): .caret, UInt8(ascii: "="): .equal, UInt8(ascii: "<"): .less, UInt8(ascii: ">"): .greater,
        UInt8(ascii: "|"): .bar, UInt8(ascii: "&"): .ampersand, UInt8(ascii: "!"): .exclamation,
        UInt8(ascii: "("): .openRound, UInt8(ascii: ")"): .closeRound, UInt8(ascii: "["): .openSquare,
        UInt8(ascii: "]"): .closeSquare, UInt8(ascii: "{"): .openCurly, UInt8(ascii: "}"): .closeCurly,
    ]

    private static let pairs: [[UInt8]: Token.Kind] = [
        Array("<>".utf8): .notEqual, Array("<=".utf8): .lessOrEqual, Array(">=".utf8): .greaterOrEqual,
        Array("=~".utf8): .matches, Array("+=".utf8): .plusEqual,
    ]
}

// MARK: Wording

private func strangeCharacter(_ byte: UInt8) -> Diagnostic {
    let shown =
        byte < 0x20 || byte == 0x7F ? "this control character" : "the character `\(Character(Unicode.Scalar(byte)))`"
    return .syntax(.unexpectedSyntax, "\(shown) means nothing here", at: nil)
}
