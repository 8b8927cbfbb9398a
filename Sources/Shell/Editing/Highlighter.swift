// What each piece of a half-typed text is: a keyword, a text, a label that exists or not, a bracket that nobody closed.

import Diagnostics
import Syntax

/// Works on tokens, since what is being typed seldom parses.
struct Highlighter {
    let labels: Set<String>
    let types: Set<String>
    let commands: Set<String>

    /// An ink for each byte of the text. A name that is being typed at the cursor is not unknown while it may still become known.
    func inks(_ text: String, cursor: Int) -> [Ink] {
        var inks = [Ink](repeating: .plain, count: text.utf8.count)
        if text.drop(while: { $0 == " " }).first == "." {
            colourCommand(text, &inks)
            return inks
        }
        let list = TokenList(SourceText(text))
        for comment in list.comments { Self.fill(&inks, comment, .comment) }
        var names = NamePlaces()
        for (index, token) in list.tokens.enumerated() {
            let kind = names.read(token.kind)
            Self.fill(&inks, token.span, ink(of: token, at: index, kind, in: list, cursor: cursor))
        }
        if let open = Self.openLiteral(text) { Self.fill(&inks, open, .unclosed) }
        return inks
    }

    private func ink(of token: Token, at index: Int, _ kind: NamePlaces.Kind?, in list: TokenList, cursor: Int) -> Ink {
        switch token.kind {
        case .string: return .string
        case .integer, .float, .date: return .number
        case .parameter: return .parameter
        case .invalid, .typographicDash, .leftArrowHead, .rightArrowHead: return .unclosed
        case .openRound, .openSquare, .openCurly, .closeRound, .closeSquare, .closeCurly:
            return list.partners[index] < 0 ? .unclosed : .plain
        case .word, .quotedName:
            if let kind { return nameInk(token, kind, in: list, cursor: cursor) }
            let follows = index > 0 ? list.tokens[index - 1].kind : .endOfText
            return token.keyword != nil && follows != .dot && follows != .colon ? .keyword : .plain
        default: return .plain
        }
    }

    private func nameInk(_ token: Token, _ kind: NamePlaces.Kind, in list: TokenList, cursor: Int) -> Ink {
        let known = kind == .label ? labels : types
        let written = list.source.text(in: token.span)
        let name = token.kind == .quotedName ? String(written.dropFirst().dropLast()) : String(written)
        if known.contains(name) { return .name }
        let isBeingTyped = cursor == Int(token.span.end)
        return isBeingTyped && known.contains { $0.hasPrefix(name) } ? .plain : .unknownName
    }

    private func colourCommand(_ text: String, _ inks: inout [Ink]) {
        let bytes = Array(text.utf8)
        let start = bytes.firstIndex(of: UInt8(ascii: ".")) ?? 0
        let end = bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        let mayBe = commands.contains { end == bytes.count ? $0.hasPrefix(name) : $0 == name }
        for index in start..<end { inks[index] = mayBe ? .command : .unknownName }
    }

    private static func openLiteral(_ text: String) -> Span? {
        switch StatementCompleteness.of(text) {
        case .incomplete(.quote(let span)), .incomplete(.comment(let span)): span
        default: nil
        }
    }

    private static func fill(_ inks: inout [Ink], _ span: Span, _ ink: Ink) {
        let end = min(Int(span.end), inks.count)
        for index in min(Int(span.start), end)..<end { inks[index] = ink }
    }
}

/// Tells, token by token, which words are names of labels and of relationship types.
struct NamePlaces {
    enum Kind { case label, type }

    private var brackets: [Token.Kind] = []
    /// After a colon in a pattern, until something else than another name comes.
    private var isAmongNames = false
    /// Whether the next word is one; after it `|`, `&`, `!` or `:` must come first.
    private var expectsName = false

    /// What the token is if it is a word.
    mutating func read(_ kind: Token.Kind) -> Kind? {
        let isExpected = expectsName
        expectsName = false
        switch kind {
        case .openRound, .openSquare, .openCurly:
            brackets.append(kind)
            isAmongNames = false
        case .closeRound, .closeSquare, .closeCurly:
            if !brackets.isEmpty { brackets.removeLast() }
            isAmongNames = false
        case .semicolon:
            brackets = []
            isAmongNames = false
        case .colon:
            isAmongNames = brackets.last != .openCurly
            expectsName = isAmongNames
        case .bar, .ampersand, .exclamation: expectsName = isAmongNames
        case .word, .quotedName:
            if isExpected { return brackets.last == .openSquare ? .type : .label }
            isAmongNames = false
        default: isAmongNames = false
        }
        return nil
    }
}
