// `weft format`: a script in the house layout, with its comments.

package import Diagnostics

/// Lays a script out: keywords in capitals, each clause on its own line, long conditions broken before AND and OR, statements
/// ended with `;`. Blank lines between statements stay, at most one.
///
/// Comments stay at the clause that they stand before, in, or behind on the same line; one inside a clause moves above it.
package enum Formatter {
    /// Fails with the first fault: what can't be read can't be laid out.
    package static func format(_ source: SourceText) throws(Diagnostic) -> String {
        let script = Parser.parseScript(source)
        var printer = Printer(layout: true)
        printer.comments = CommentQueue(TokenList(source).comments, in: source)
        for (place, entry) in script.entries.enumerated() {
            let statement = try entry.result.get()
            if place > 0 { printer.write("\n") }
            printer.writeGap(before: entry.span, isFirst: place == 0)
            if case .query(let query) = statement.kind {
                printer.writeComments(before: Span(start: entry.span.start, end: entry.span.start))
                printer.write(Statement(.query(query), into: statement.into))
            } else {
                printer.writeComments(before: entry.span)
                printer.write(statement)
            }
            printer.write(";")
            let next = place + 1 < script.entries.count ? script.entries[place + 1].span.start : .max
            printer.writeComments(behind: entry.span, before: next)
        }
        printer.writeRemainingComments(afterStatement: !script.entries.isEmpty)
        let text = printer.text
        return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    }
}

/// The comments of a source that are still to be written, in order.
struct CommentQueue {
    private struct Comment {
        let span: Span
        let text: String
        let line: Int
        /// Whether only blanks stand before it in its line.
        let isAlone: Bool
    }

    private var comments: ArraySlice<Comment> = []
    private var lineOfEnd: @Sendable (UInt32) -> Int = { _ in 0 }
    private var hasBlankLineBefore: @Sendable (UInt32) -> Bool = { _ in false }

    init() {}

    init(_ spans: [Span], in source: SourceText) {
        lineOfEnd = { source.position(of: $0).line }
        hasBlankLineBefore = { offset in
            let line = source.position(of: offset).line
            return line > 1 && source.line(line - 1).allSatisfy(\.isWhitespace)
        }
        comments =
            spans.map { span in
                let (line, column) = source.position(of: span.start)
                let before = source.line(line).utf8.prefix(column)
                let isAlone = before.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                let text = source.text(in: span).split(separator: "\r", omittingEmptySubsequences: true).joined()
                return Comment(span: span, text: text, line: line, isAlone: isAlone)
            }[...]
    }

    /// The next comment that begins before an offset.
    mutating func next(before offset: UInt32) -> String? {
        guard let first = comments.first, first.span.start < offset else { return nil }
        return comments.removeFirst().text
    }

    /// The next comment if it stands in the line in which something ended, and before what comes next.
    mutating func next(behind offset: UInt32, before next: UInt32) -> String? {
        guard let first = comments.first, !first.isAlone, first.line == lineOfEnd(offset), first.span.start < next
        else {
            return nil
        }
        return comments.removeFirst().text
    }

    /// Whether a blank line stands before an offset, or before the comments in front of it.
    func hasGap(before offset: UInt32) -> Bool {
        let start = comments.first.map { min($0.span.start, offset) } ?? offset
        return hasBlankLineBefore(start)
    }

    var isEmpty: Bool { comments.isEmpty }
}

extension Printer {
    /// What stands before or inside something, each comment on a line of its own.
    mutating func writeComments(before span: Span) {
        while let comment = comments.next(before: max(span.end, span.start)) {
            write(comment)
            breakLine()
        }
    }

    /// What stands behind something in its line. A comment to the line's end must stay the last thing in it, which it does,
    /// since every clause begins a new line.
    mutating func writeComments(behind span: Span, before next: UInt32) {
        while let comment = comments.next(behind: span.end, before: next) { write(" " + comment) }
    }

    fileprivate mutating func writeGap(before span: Span, isFirst: Bool) {
        if !isFirst, comments.hasGap(before: span.start) { write("\n") }
    }

    fileprivate mutating func writeRemainingComments(afterStatement: Bool) {
        if afterStatement, !comments.isEmpty { write("\n") }
        while let comment = comments.next(before: .max) { write(comment + "\n") }
    }
}
