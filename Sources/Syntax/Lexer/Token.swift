// What the lexer hands to the parser.

package import Diagnostics

/// A word, a literal or a sign of the source, with its place.
package struct Token: Hashable, Sendable {
    package var kind: Kind
    /// For a word that the grammar knows; whether it is meant as one, only the parser can tell.
    package var keyword: Keyword?
    package var span: Span

    /// The raw value is what a message calls it.
    package enum Kind: String, Sendable {
        case word = "a name", quotedName = "a quoted name", parameter = "a parameter"
        case string = "a text", integer = "a number", float = "a decimal number", date = "a date"
        /// Not a token of the language; the token list says why.
        case invalid = "an invalid character"
        case endOfText = "the end"
        case semicolon = ";", comma = ",", dot = ".", dotDot = "..", colon = ":"
        case plus = "+", minus = "-", star = "*", slash = "/", percent = "%", caret = "^"
        case equal = "=", notEqual = "<>", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case matches = "=~", plusEqual = "+=", bar = "|", ampersand = "&", exclamation = "!"
        case openRound = "(", closeRound = ")", openSquare = "[", closeSquare = "]", openCurly = "{", closeCurly = "}"
        /// A dash or arrow head that a word processor put where the plain one is meant.
        case typographicDash = "a long dash", leftArrowHead = "⟨", rightArrowHead = "⟩"
    }
}

/// A source text cut into tokens.
package struct TokenList: Sendable {
    package let source: SourceText
    /// Never empty: the last one is `endOfText`, of no width.
    package internal(set) var tokens: [Token] = []
    /// The comments, in the order of the source, with their signs.
    package internal(set) var comments: [Span] = []
    /// Why a token is invalid, by its index.
    package internal(set) var faults: [Int: Diagnostic] = [:]
    /// For each bracket the index of the one that it pairs with, else -1.
    package internal(set) var partners: [Int] = []

    package init(_ source: SourceText) {
        var lexer = Lexer(source)
        lexer.run()
        self.source = source
        tokens = lexer.tokens
        comments = lexer.comments
        faults = lexer.faults
        partners = TokenList.pair(tokens)
    }

    /// Brackets pair within a statement only, so that an open one in one statement does not reach into the next.
    private static func pair(_ tokens: [Token]) -> [Int] {
        var partners = [Int](repeating: -1, count: tokens.count)
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .openRound, .openSquare, .openCurly:
                open.append(index)
            case .closeRound, .closeSquare, .closeCurly:
                guard let last = open.last, tokens[last].kind.closing == token.kind else { continue }
                open.removeLast()
                partners[last] = index
                partners[index] = last
            case .semicolon:
                open.removeAll(keepingCapacity: true)
            default:
                continue
            }
        }
        return partners
    }
}

extension Token.Kind {
    /// The bracket that closes this one.
    var closing: Token.Kind? {
        switch self {
        case .openRound: .closeRound
        case .openSquare: .closeSquare
        case .openCurly: .closeCurly
        default: nil
        }
    }

    var isClosing: Bool { self == .closeRound || self == .closeSquare || self == .closeCurly }
}
