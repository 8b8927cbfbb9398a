// The operator `=~`.

import Diagnostics
import Values

/// Compiles each pattern of a batch once. A pattern must match the whole text, as in openCypher's implementations.
struct RegularExpressionCache {
    private var last: (pattern: String, expression: Regex<AnyRegexOutput>)?

    /// - Throws: `ArgumentError` for a pattern that is no regular expression.
    mutating func matches(_ text: String, pattern: String, _ span: Span) throws(Diagnostic) -> Bool {
        let expression: Regex<AnyRegexOutput>
        if let last, last.pattern == pattern {
            expression = last.expression
        } else {
            do {
                expression = try Regex(pattern)
            } catch {
                throw .runtime(
                    .argumentError, .invalidArgumentValue, "'\(pattern)' is not a regular expression", at: span)
            }
            last = (pattern, expression)
        }
        return ((try? expression.wholeMatch(in: text)) ?? nil) != nil
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
