// The blanks that put the lines of a statement below each other at the prompt, and that are no part of it.

/// Lines after the first are shown behind as many blanks as the prompt is wide. Line ends inside quotes stay as they are, since the
/// blanks would become part of the text in the quotes.
struct Indentation {
    let width: Int

    private var blanks: [UInt8] { [UInt8](repeating: UInt8(ascii: " "), count: width) }

    /// The statement as the prompt shows it.
    func indented(_ text: String) -> String {
        var result: [UInt8] = []
        var quotes = QuoteScanner()
        for byte in text.utf8 {
            quotes.read(byte)
            result.append(byte)
            if byte == UInt8(ascii: "\n"), !quotes.isQuoted { result += blanks }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The statement as it was meant.
    func dedented(_ text: String) -> String {
        var result: [UInt8] = []
        var quotes = QuoteScanner()
        var skip = 0
        for byte in text.utf8 {
            if skip > 0, byte == UInt8(ascii: " ") {
                skip -= 1
                continue
            }
            quotes.read(byte)
            result.append(byte)
            skip = byte == UInt8(ascii: "\n") && !quotes.isQuoted ? width : 0
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Follows a text byte by byte and knows whether it is inside of quotes. Comments may hold quotes that mean nothing.
struct QuoteScanner {
    private enum State { case plain, quoted(UInt8), escaped(UInt8), slash, lineComment, comment, commentStar }
    private var state = State.plain

    var isQuoted: Bool {
        switch state {
        case .quoted, .escaped: true
        default: false
        }
    }

    mutating func read(_ byte: UInt8) {
        switch state {
        case .plain, .slash:
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): state = .quoted(byte)
            case UInt8(ascii: "/"): if case .slash = state { state = .lineComment } else { state = .slash }
            case UInt8(ascii: "*"): if case .slash = state { state = .comment }
            default: state = .plain
            }
        case .quoted(let quote):
            if byte == quote {
                state = .plain
            } else if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "`") {
                state = .escaped(quote)
            }
        case .escaped(let quote): state = .quoted(quote)
        case .lineComment: if byte == UInt8(ascii: "\n") { state = .plain }
        case .comment: if byte == UInt8(ascii: "*") { state = .commentStar }
        case .commentStar:
            state = byte == UInt8(ascii: "/") ? .plain : byte == UInt8(ascii: "*") ? .commentStar : .comment
        }
    }
}
