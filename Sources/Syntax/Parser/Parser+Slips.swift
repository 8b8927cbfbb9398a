// Usual slips: signs and words of other languages and of word processors, each with a message of its own.

import Diagnostics

extension Parser {
    /// The slip that the current token gives away, if it is one of the usual ones.
    var usualSlip: Diagnostic? {
        danglingComma ?? arrowSlip ?? signSlip ?? listSlip ?? auditSlip ?? wordSlip
    }

    var previous: Token? { before(1) }

    func before(_ distance: Int) -> Token? { index >= distance ? list.tokens[index - distance] : nil }

    /// - Parameter correction: takes the place of the whole span.
    func slip(
        _ message: String, _ span: Span, _ label: String?, _ correction: String?,
        _ detail: ErrorDetail = .unexpectedSyntax, help: String? = nil
    ) -> Diagnostic {
        .syntax(detail, message, at: span, label: label, help: help, correction: correction)
    }

    // MARK: Signs

    private var signSlip: Diagnostic? {
        let span = token.span
        let touchesPrevious = previous?.span.end == span.start
        switch token.kind {
        case .typographicDash:
            return slip("a long dash is not a minus", span, "write -", "-", .invalidUnicodeCharacter)
        case .leftArrowHead, .rightArrowHead:
            let plain = at(.leftArrowHead) ? "<" : ">"
            return slip("this arrow head is not a plain one", span, "write \(plain)", plain, .invalidUnicodeCharacter)
        case .equal where touchesPrevious && previous?.kind == .equal:
            return slip("equality is one equals sign", joined(previous), "write =", "=")
        case .greater where touchesPrevious && previous?.kind == .equal:
            return slip("`=>` is not a comparison", joined(previous), "write >=", ">=")
        case .less where touchesPrevious && previous?.kind == .equal:
            return slip("`=<` is not a comparison", joined(previous), "write <=", "<=")
        case .exclamation where touchesNext && peek().kind == .equal:
            return slip("inequality is written <>", span.joined(peek().span), "write <>", "<>")
        case .ampersand where touchesNext && peek().kind == .ampersand:
            return slip("conditions are joined by a word", span.joined(peek().span), "write AND", "AND")
        case .bar where touchesNext && peek().kind == .bar:
            return slip("conditions are joined by a word", span.joined(peek().span), "write OR", "OR")
        case .minus where touchesNext && peek().kind == .minus:
            return dashComment(at: span.joined(peek().span))
        case .date where !isAudit:
            let date = "date('\(text(token))')"
            return slip("a bare date only stands in audit statements", span, "write \(date)", date)
        default:
            return nil
        }
    }

    func joined(_ previous: Token?) -> Span { previous.map { $0.span.joined(token.span) } ?? token.span }

    /// For ` -- ` where only a comment can be meant.
    func dashComment(at span: Span) -> Diagnostic {
        slip("a comment does not begin with two dashes", span, "write //", "//")
    }

    /// For `!` before a condition, which other languages read as NOT.
    func exclamationForNot() -> Diagnostic {
        slip("negation is a word", token.span, "write NOT", "NOT")
    }

    // MARK: Arrows

    /// `=>` for `->`, and arrows with a dash too few.
    private var arrowSlip: Diagnostic? {
        switch token.kind {
        case .equal where isBehindPattern && touchesNext && peek().kind == .greater:
            return arrow(token.span.joined(peek().span), peek(2))
        case .greater where previous?.kind == .equal && isNode(endingAt: index - 2) && peek().kind == .openRound:
            return slip("an arrow is drawn with dashes", joined(previous), "write -->", "-->")
        case .greater where previous?.kind == .minus && before(2)?.kind == .closeRound:
            return slip("an arrow between two nodes has two dashes", joined(previous), "write -->", "-->")
        case .greater where previous?.kind == .closeSquare:
            return slip("the arrow lacks its dash", token.span, "write ->", "->")
        case .openRound where previous?.kind == .minus && before(2)?.kind == .less:
            let span = before(2).map { $0.span.joined(joined(previous)) } ?? token.span
            let head = Span(start: span.start, end: previous?.span.end ?? span.end)
            return slip("an arrow between two nodes has two dashes", head, "write <--", "<--")
        case .equal where previous?.kind == .closeRound && touchesNext && peek().kind == .openSquare:
            return drawnWithEquals
        default: return nil
        }
    }

    private var isBehindPattern: Bool { previous?.kind == .closeRound || previous?.kind == .closeSquare }

    /// `(p)`, `(p:Process`…: brackets that begin like a node and are no call.
    private func isNode(endingAt place: Int) -> Bool {
        guard place > 1, list.tokens[place].kind == .closeRound, list.partners[place] >= 0 else { return false }
        let open = list.partners[place]
        if open > 0, list.tokens[open - 1].span.end == list.tokens[open].span.start, list.tokens[open - 1].kind == .word
        {
            return list.tokens[open - 1].keyword == .match
        }
        return open + 1 == place || [.closeRound, .colon].contains(list.tokens[open + 2].kind)
            || list.tokens[open + 1].kind == .colon
    }

    private func arrow(_ span: Span, _ next: Token) -> Diagnostic? {
        guard next.kind == .openRound else { return nil }
        let arrow = previous?.kind == .closeSquare ? "->" : "-->"
        return slip("an arrow is drawn with dashes", span, "write \(arrow)", arrow)
    }

    /// `(a)=[:T]=>(b)`
    private var drawnWithEquals: Diagnostic? {
        let partner = list.partners[index + 1]
        guard partner > index, partner + 2 < list.tokens.count, list.tokens[partner + 1].kind == .equal else {
            return slip("a relationship is drawn with dashes", token.span, "write -", "-")
        }
        let pointsRight = list.tokens[partner + 2].kind == .greater
        let brackets = list.source.text(in: peek().span.joined(list.tokens[partner].span))
        let whole = token.span.joined(list.tokens[partner + (pointsRight ? 2 : 1)].span)
        let plain = "-" + brackets + (pointsRight ? "->" : "-")
        return slip("a relationship is drawn with dashes", whole, "write \(plain)", plain)
    }

    // MARK: Lists

    /// A comma and nothing that it could separate.
    var danglingComma: Diagnostic? {
        guard let previous, previous.kind == .comma else { return nil }
        guard atEnd || token.kind.isClosing || token.keyword?.isReserved == true else { return nil }
        return slip("nothing stands behind this comma", previous.span, "leave it out", "")
    }

    /// `IN ('a', 'b')`
    private var listSlip: Diagnostic? {
        guard at(.comma) else { return nil }
        var open = index - 1
        while open > 0, list.tokens[open].kind.closing == nil {
            open = list.partners[open] >= 0 ? list.partners[open] - 1 : open - 1
        }
        guard open > 0, list.tokens[open].kind == .openRound, list.tokens[open - 1].keyword == .in else { return nil }
        let close = list.partners[open]
        guard close > index else { return nil }
        let inside = Span(start: list.tokens[open].span.end, end: list.tokens[close].span.start)
        let plain = "[" + list.source.text(in: inside) + "]"
        return slip(
            "a list stands in square brackets", list.tokens[open].span.joined(list.tokens[close].span),
            "write \(plain)", plain)
    }
}
