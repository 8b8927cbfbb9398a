// A diagnostic as the user sees it: the message, the source line, and the marked span.

/// Renders a diagnostic as plain text:
///
///     error: no label Proces
///       1 │ MATCH (p:Proces) RETURN p
///         │          ^^^^^^ did you mean Process (42 nodes)?
///
/// The file's name stands below the message where the source is a file; help comes last. Lines end with `\n`.
package struct Snippet {
    private let diagnostic: Diagnostic
    private let source: SourceText?

    package init(_ diagnostic: Diagnostic, in source: SourceText?) {
        self.diagnostic = diagnostic
        self.source = source
    }

    package var text: String {
        var lines = ["\(diagnostic.severity.rawValue): \(Snippet.visible(diagnostic.message))"]
        if let source, let span = diagnostic.span {
            lines += marked(span, in: source)
        } else if let label = diagnostic.label {
            lines.append("  \(Snippet.visible(label))")
        }
        if let help = diagnostic.help { lines.append("help: \(Snippet.visible(help))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func marked(_ span: Span, in source: SourceText) -> [String] {
        let (number, column) = source.position(of: min(span.start, UInt32(truncatingIfNeeded: source.utf8.count)))
        let line = Array(source.line(number).utf8)
        let start = min(column, line.count)
        let end = min(line.count, start + Int(span.end - span.start))
        let window = Snippet.window(around: start..<end, of: line)

        let before = Snippet.visible(String(decoding: line[window.lowerBound..<start], as: UTF8.self))
        let inside = Snippet.visible(String(decoding: line[start..<end], as: UTF8.self))
        let after = Snippet.visible(String(decoding: line[end..<window.upperBound], as: UTF8.self))
        let front = window.lowerBound > 0 ? "…" : ""
        let back = window.upperBound < line.count ? "…" : ""

        let digits = String(number)
        let gutter = String(repeating: " ", count: digits.count + 2)
        let indent = String(repeating: " ", count: DisplayWidth.of(front + before))
        let carets = String(repeating: "^", count: max(1, DisplayWidth.of(inside)))
        let label = diagnostic.label.map { " " + Snippet.visible($0) } ?? ""
        var lines = [
            "  \(digits) │ \(front)\(before)\(inside)\(after)\(back)", "\(gutter) │ \(indent)\(carets)\(label)",
        ]
        if !source.name.hasPrefix("<") {
            lines.insert("\(gutter)in \(Snippet.visible(source.name)):\(digits)", at: 0)
        }
        return lines
    }

    /// The part of a long line that is shown: some hundred bytes around the span, cut between characters.
    private static func window(around span: Range<Int>, of line: [UInt8]) -> Range<Int> {
        let reach = 80
        if line.count <= 2 * reach { return 0..<line.count }
        func isBoundary(_ offset: Int) -> Bool { offset >= line.count || line[offset] & 0xC0 != 0x80 }
        var low = max(0, span.lowerBound - reach)
        while low > 0, !isBoundary(low) { low -= 1 }
        var high = min(line.count, max(span.upperBound, min(span.lowerBound + reach, line.count)))
        while !isBoundary(high) { high += 1 }
        return low..<high
    }

    /// The text with tabs as four blanks, and control characters, which a terminal would obey, written out.
    package static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSteering) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                shown += "    "
            } else if scalar == "\n" {
                shown += " "
            } else if isSteering(scalar) {
                let code = String(scalar.value, radix: 16)
                shown += scalar.value < 0x100 ? "\\x" + (code.count < 2 ? "0" : "") + code : "\\u{\(code)}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
