// Where in a statement the cursor stands.

import Diagnostics
import Syntax

/// The statement that is being typed, up to the word under the cursor.
struct CompletionPlace {
    /// The tokens of the statement before the word under the cursor, without what earlier statements had.
    let tokens: [Token]
    let source: SourceText
    /// The word under the cursor as far as it is typed, perhaps empty.
    let typed: String
    /// Where that word begins, in bytes.
    let start: Int
    /// Inside of an unclosed quote: what has been typed since.
    let quoted: String?

    init(_ before: String) {
        let source = SourceText(before)
        let list = TokenList(source)
        var tokens = list.tokens.dropLast()
        if let semicolon = tokens.lastIndex(where: { $0.kind == .semicolon }) { tokens = tokens[(semicolon + 1)...] }
        let end = source.utf8.count
        var typed = ""
        var start = end
        var quoted: String?
        if let last = tokens.last, Int(last.span.end) == end {
            switch last.kind {
            case .word, .parameter:
                typed = source.text(in: last.span)
                start = Int(last.span.start)
                tokens.removeLast()
            case .invalid:
                // A dollar sign alone, or a quote that is not closed yet.
                typed = source.text(in: last.span)
                start = Int(last.span.start)
                tokens.removeLast()
                if let first = typed.first, first == "'" || first == "\"" {
                    quoted = String(typed.dropFirst())
                    start += 1
                    typed = quoted ?? ""
                }
            default: break
            }
        }
        self.tokens = Array(tokens)
        self.source = source
        self.typed = typed
        self.start = start
        self.quoted = quoted
    }

    var isEmpty: Bool { tokens.isEmpty }

    func text(_ index: Int) -> String { source.text(in: tokens[index].span) }

    /// The token that many places before the word, nil where there is none.
    func token(back distance: Int) -> Token? {
        tokens.count >= distance ? tokens[tokens.count - distance] : nil
    }

    var last: Token? { tokens.last }

    /// The keyword of the first token.
    var head: Keyword? { tokens.first?.keyword }

    /// The index of the innermost bracket that is open at the cursor.
    var openBracket: Int? {
        var closed = 0
        for index in tokens.indices.reversed() {
            switch tokens[index].kind {
            case .closeRound, .closeSquare, .closeCurly: closed += 1
            case .openRound, .openSquare, .openCurly:
                if closed == 0 { return index }
                closed -= 1
            default: continue
            }
        }
        return nil
    }

    /// The last keyword among these that stands outside of closed brackets, with its index.
    func lastKeyword(among keywords: Set<Keyword>) -> (keyword: Keyword, index: Int)? {
        var closed = 0
        for index in tokens.indices.reversed() {
            switch tokens[index].kind {
            case .closeRound, .closeSquare, .closeCurly: closed += 1
            case .openRound, .openSquare, .openCurly: closed = max(0, closed - 1)
            default:
                if closed == 0, let keyword = tokens[index].keyword, keywords.contains(keyword) {
                    return (keyword, index)
                }
            }
        }
        return nil
    }
}
