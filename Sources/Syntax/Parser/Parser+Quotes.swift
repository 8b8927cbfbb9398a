// Texts whose closing quote is missing: where it was probably meant.

import Diagnostics

extension Parser {
    /// The fault of a text that is never closed, with the closed text as a correction: before the next clause in capitals,
    /// else at the end of the line. Other faults stay as they are.
    func closed(_ fault: Diagnostic) -> Diagnostic {
        guard fault.correction == nil, let span = fault.span, span.end == span.start + 1 else { return fault }
        let line = list.source.utf8[Int(span.start)...].prefix { $0 != 0x0A && $0 != 0x0D && $0 != UInt8(ascii: ";") }
        guard let quote = line.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return fault }
        let written = String(decoding: line, as: UTF8.self)
        let text = Self.beforeNextClause(written)
        guard text.utf8.count > 1, !text.contains("\\"), text.unicodeScalars.allSatisfy(\.isPlain) else { return fault }
        let closed = text + written.prefix(1)
        var better = fault
        better.span = Span(start: span.start, end: span.start + UInt32(truncatingIfNeeded: text.utf8.count))
        better.label = "did you mean \(closed)?"
        better.correction = closed
        return better
    }

    /// `'IT Operations SHOW id` → `'IT Operations`
    private static func beforeNextClause(_ line: String) -> String {
        var words = line.split(separator: " ", omittingEmptySubsequences: false)
        if let clause = words.dropFirst().firstIndex(where: { ends.contains(String($0)) }) {
            words = Array(words[..<clause])
        }
        while words.count > 1, words.last?.isEmpty == true { words.removeLast() }
        var text = words.joined(separator: " ")
        while let last = text.last, last == ")" || last == "," { text.removeLast() }
        return text
    }

    private static let ends: Set<String> = [
        "AND", "OR", "SHOW", "WHERE", "WITH", "WITHOUT", "RETURN", "ORDER", "SKIP", "LIMIT", "SINCE", "BEFORE",
        "BETWEEN",
        "DURING", "DUE", "INTO", "TO", "FROM", "WITHIN", "AS", "AT", "FOR", "BY", "SEED", "MATCH",
    ]
}

extension Unicode.Scalar {
    /// Neither a quote of any kind nor a control character.
    fileprivate var isPlain: Bool { value >= 0x20 && Typography.closingQuotes(for: self) == nil }
}
