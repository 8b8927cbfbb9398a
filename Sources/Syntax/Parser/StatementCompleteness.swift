// Is it time to run? What the shell asks at each Return.

package import Diagnostics

/// How far a text typed at the prompt is from something that can run.
package enum StatementCompleteness: Equatable, Sendable {
    /// Blanks and comments only.
    case empty
    /// Every statement ends with `;`.
    case complete
    /// No `;`, but one line that reads as a statement of the audit layer.
    case completeAuditLine
    case incomplete(Reason)

    /// What is still open; the innermost, and its place.
    package enum Reason: Equatable, Sendable {
        case bracket(Span)
        case quote(Span)
        case comment(Span)
        /// Nothing is open; a `;` is missing.
        case statement
    }

    /// Linear in the text.
    package static func of(_ text: String) -> StatementCompleteness {
        let source = SourceText(text)
        let list = TokenList(source)
        guard let last = list.tokens.dropLast().last else { return .empty }
        if let reason = openLiteral(in: list) { return .incomplete(reason) }
        // What the lexer can correct by itself no further line would mend.
        if list.faults[list.tokens.count - 2]?.correction != nil { return .complete }
        if last.kind == .semicolon { return .complete }
        if let bracket = openBracket(in: list) { return .incomplete(.bracket(bracket)) }
        if source.lineCount == 1, isOver(source, list) { return .completeAuditLine }
        return .incomplete(.statement)
    }

    /// A quote or comment that runs to the end of the text.
    private static func openLiteral(in list: TokenList) -> Reason? {
        let index = list.tokens.count - 2
        guard index >= 0, list.tokens[index].kind == .invalid, let fault = list.faults[index],
            let span = fault.span
        else { return nil }
        // A quote of a word processor closes the text as good as certainly: better an error now, with its correction.
        if fault.correction != nil { return nil }
        let start = Int(span.start)
        let opening = list.source.utf8[start...].prefix(2)
        switch opening.first {
        case UInt8(ascii: "/"): return .comment(span)
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): return .quote(span)
        default: return list.tokens[index].span.end == span.end ? nil : .quote(span)
        }
    }

    private static func openBracket(in list: TokenList) -> Span? {
        let begin = list.tokens.lastIndex { $0.kind == .semicolon }.map { $0 + 1 } ?? 0
        let open = list.tokens.indices.last { index in
            index >= begin && list.tokens[index].kind.closing != nil && list.partners[index] < 0
        }
        return open.map { list.tokens[$0].span }
    }

    /// Whether the text, or what follows its last `;`, is an audit statement that can be read, or one whose fault no further
    /// line could mend: it is no matter of what is still missing.
    private static func isOver(_ source: SourceText, _ list: TokenList) -> Bool {
        let begin = list.tokens.lastIndex { $0.kind == .semicolon }.map { $0 + 1 } ?? 0
        guard let keyword = list.tokens[begin].keyword, Keyword.auditStarts.contains(keyword) else { return false }
        switch Parser.parseScript(source).entries.last?.result {
        case .success(let statement): return !endsInQuery(statement)
        case .failure(let fault):
            guard mayBeOneLine(keyword), let place = fault.span?.start else { return false }
            let last = list.tokens[list.tokens.count - 2]
            let isLiteral = [.word, .string, .integer].contains(last.kind)
            return place < last.span.start || place == last.span.start && isLiteral
        case nil: return false
        }
    }

    /// Statements that can't end in a query, which would go on in the next line.
    private static func mayBeOneLine(_ keyword: Keyword) -> Bool {
        switch keyword {
        case .expand, .explain, .profile, .define: false
        default: true
        }
    }

    /// A core query may go on in the next line, also inside EXPLAIN or a definition.
    private static func endsInQuery(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .query, .defineCheck, .defineQuery, .defineFunction: true
        case .expand(let inner, _), .explain(let inner, _), .profile(let inner): endsInQuery(inner)
        case .find, .count, .check, .trace, .loop, .map, .why, .sample, .compare, .run, .show, .rollback: false
        }
    }
}
