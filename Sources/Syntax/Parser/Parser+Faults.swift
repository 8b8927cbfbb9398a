// What the parser says when the text does not go on as it should.

import Diagnostics

extension Parser {
    /// The fault of the current token, where `expected` should stand. The most telling cause wins: a fault of the lexer, a
    /// bracket that is never closed, a usual slip, a misspelt keyword.
    func unexpected(_ expected: String, candidates: [Keyword] = []) -> Diagnostic {
        if let fault = lexicalFault { return fault }
        if let fault = unclosedBracket { return fault }
        if let fault = usualSlip { return fault }
        let message = "expected \(expected), found \(description(of: token))"
        if at(.word), token.keyword == nil || !candidates.isEmpty {
            let near = NearestNames.nearest(to: text(token), among: candidates.map(\.rawValue), count: 1)
            if let keyword = near.first, keyword != token.keyword?.rawValue {
                return .syntax(
                    .unexpectedSyntax, message, at: token.span, label: "did you mean \(keyword)?", correction: keyword)
            }
        }
        return .syntax(.unexpectedSyntax, message, at: token.span)
    }

    /// How a message speaks of a token.
    func description(of token: Token) -> String {
        switch token.kind {
        case .endOfText: "the end of the text"
        case .semicolon: "the end of the statement"
        case .word where token.keyword?.isReserved == true: "the keyword \(text(token))"
        case .string: "a text in quotes"
        default: "`\(shortened(text(token)))`"
        }
    }

    private func shortened(_ text: String) -> String { text.count > 40 ? text.prefix(39) + "…" : text }

    /// What the lexer has against the current token.
    private var lexicalFault: Diagnostic? {
        guard at(.invalid), var fault = list.faults[index] else { return nil }
        fault.span = fault.span ?? token.span
        return closed(fault)
    }

    /// At the end of a statement, or where the next clause begins: the innermost bracket before it that is still open.
    private var unclosedBracket: Diagnostic? {
        guard atEnd || isClause(at: 0) else { return nil }
        var place = min(index, list.tokens.count - 1) - 1
        while place >= 0, list.tokens[place].kind != .semicolon {
            let kind = list.tokens[place].kind
            if let closing = kind.closing, list.partners[place] < 0 {
                return .syntax(
                    .unexpectedSyntax, "this `\(kind.rawValue)` is never closed", at: list.tokens[place].span,
                    label: "a `\(closing.rawValue)` is missing")
            }
            place -= 1
        }
        return nil
    }

    /// Something stands behind a statement that is complete.
    func unexpectedAfterStatement(_ statement: Statement) -> Diagnostic {
        let isQuery: Bool = if case .query = statement.kind { true } else { false }
        let candidates =
            isQuery ? Keyword.clauseStarts + [.where, .union, .order, .skip, .limit, .into] : Parser.findWords
        var inside = self
        inside.isAudit = !isQuery
        return inside.unexpected("the end of the statement or another part of it", candidates: candidates)
    }

    /// A word that may not be a name as it stands.
    func reservedAsName(_ what: String) -> Diagnostic {
        if let fault = unclosedBracket { return fault }
        if let fault = danglingComma { return fault }
        let word = text(token)
        return .syntax(
            .unexpectedSyntax, "expected \(what), found the keyword \(word)", at: token.span,
            help: "To use the word as a name, write it in backquotes: `\(word)`.")
    }
}
