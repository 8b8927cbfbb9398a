// The operator `=~`.

import Diagnostics
import RegularExpressions
import Values

/// Compiles each pattern of a statement once. A pattern must match the whole text, as in openCypher's implementations.
struct RegularExpressionCache {
    private var last: (pattern: String, expression: RegularExpression)?
    private var known: [String: RegularExpression] = [:]

    /// Patterns that are kept, where rows bring their own.
    private static let limit = 32

    /// - Throws: `ArgumentError` for a pattern that is no regular expression; once the statement is to stop.
    mutating func matches(
        _ text: String, pattern: String, _ cancellation: Cancellation, _ span: Span
    ) throws(Diagnostic) -> Bool {
        if let last, last.pattern == pattern { return try last.expression.matches(text, cancellation) }
        let expression: RegularExpression
        if let kept = known[pattern] { expression = kept } else { expression = try compiled(pattern, span) }
        if known.count >= Self.limit { known = [:] }
        known[pattern] = expression
        last = (pattern, expression)
        return try expression.matches(text, cancellation)
    }

    private func compiled(_ pattern: String, _ span: Span) throws(Diagnostic) -> RegularExpression {
        do throws(RegularExpressionFault) {
            return try RegularExpression(pattern)
        } catch {
            let shown = pattern.count > 60 ? pattern.prefix(60) + "…" : pattern[...]
            throw .runtime(
                .argumentError, .invalidArgumentValue,
                "'\(shown)' is not a regular expression that can be used: \(error.message)", at: span, help: error.help)
        }
    }
}

/// Whether `part` occurs in `whole`, by bytes. Linear for ordinary texts.
func containsText(_ whole: String, _ part: String) -> Bool {
    if part.isEmpty { return true }
    let haystack = Array(whole.utf8)
    let needle = Array(part.utf8)
    guard needle.count <= haystack.count else { return false }
    for start in 0...(haystack.count - needle.count) where haystack[start] == needle[0] {
        if haystack[start..<(start + needle.count)].elementsEqual(needle) { return true }
    }
    return false
}
