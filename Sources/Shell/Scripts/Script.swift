// A script: statements, and lines that are dot commands.

package import Diagnostics
package import Syntax

/// A text cut into what is carried out one after the other. It is read as a whole before anything runs.
package struct Script: Sendable {
    package enum Step: Sendable {
        case statement(ParsedScript.Entry, in: SourceText)
        /// The line with its dot, and where it stands.
        case command(String, Span, in: SourceText)
    }

    package let name: String
    package let text: String
    package private(set) var steps: [Step] = []

    /// - Parameter name: the file's path, or a name in `<…>` that messages leave out.
    package init(name: String, _ text: String) {
        self.name = name
        self.text = text
        var rest = Substring(text)
        var line = 1
        // The first line may tell a Unix shell which program reads the rest.
        if rest.hasPrefix("#!") { Self.dropLine(of: &rest, &line) }
        while !rest.isEmpty {
            if let command = Self.commandLine(in: rest) {
                append(command: command, line: line)
                Self.dropLine(of: &rest, &line)
            } else {
                let end = Self.endOfStatements(in: rest)
                append(statements: rest[..<end], line: line)
                line += rest[..<end].utf8.count { $0 == UInt8(ascii: "\n") }
                rest = rest[end...]
            }
        }
    }

    // A piece is given as many empty lines in front as it has lines before it in the script: so its messages name the right line.

    private mutating func append(command: Substring, line: Int) {
        let source = SourceText(name: name, String(repeating: "\n", count: line - 1) + command)
        let start = UInt32(truncatingIfNeeded: line - 1)
        let end = UInt32(truncatingIfNeeded: source.utf8.count)
        steps.append(.command(String(command), Span(start: start, end: end), in: source))
    }

    private mutating func append(statements text: Substring, line: Int) {
        let source = SourceText(name: name, String(repeating: "\n", count: line - 1) + text)
        for entry in Parser.parseScript(source).entries { steps.append(.statement(entry, in: source)) }
    }

    /// The dot command that the text begins with, nil where a statement or a blank line comes first.
    private static func commandLine(in text: Substring) -> Substring? {
        let line = text.prefix { !$0.isNewline }
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        guard trimmed.first == ".", let letter = trimmed.dropFirst().first, letter.isLetter else { return nil }
        return trimmed
    }

    /// Where the next dot command begins: a line with a dot first, where no statement is open.
    private static func endOfStatements(in text: Substring) -> Substring.Index {
        let source = SourceText(String(text))
        let tokens = TokenList(source).tokens
        var isOpen = false
        var lastLine = 0
        for token in tokens {
            let line = source.position(of: token.span.start).line
            if token.kind == .dot, !isOpen, line > lastLine || lastLine == 0 {
                let offset = Int(token.span.start) - source.position(of: token.span.start).column
                let start = text.utf8.index(text.startIndex, offsetBy: offset)
                // A dot with no name behind it begins no command; it is an error of the statement that it stands in.
                if commandLine(in: text[start...]) != nil { return start }
            }
            isOpen = token.kind != .semicolon
            lastLine = line
        }
        return text.endIndex
    }

    private static func dropLine(of text: inout Substring, _ line: inout Int) {
        text = text.drop { !$0.isNewline }.dropFirst()
        line += 1
    }
}

extension Substring.UTF8View {
    fileprivate func count(where isCounted: (UInt8) -> Bool) -> Int {
        reduce(0) { isCounted($1) ? $0 + 1 : $0 }
    }
}
