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

    private mutating func append(command: Substring, line: Int) {
        let source = SourceText(name: name, String(command), firstLine: line)
        let end = UInt32(truncatingIfNeeded: source.utf8.count)
        steps.append(.command(String(command), Span(start: 0, end: end), in: source))
    }

    private mutating func append(statements text: Substring, line: Int) {
        let source = SourceText(name: name, String(text), firstLine: line)
        for entry in Parser.parseScript(source).entries { steps.append(.statement(entry, in: source)) }
    }

    /// The dot command that the text begins with, nil where a statement or a blank line comes first.
    private static func commandLine(in text: Substring) -> Substring? {
        let line = text.prefix { !$0.isNewline }
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        guard trimmed.first == ".", let letter = trimmed.dropFirst().first, letter.isLetter else { return nil }
        return trimmed
    }

    /// Where the next dot command begins: a line with a dot first, where no statement is open. Only what stands before such a line
    /// is looked at, since behind it anything may stand: `.note it's late`.
    private static func endOfStatements(in text: Substring) -> Substring.Index {
        var searched = text.startIndex
        while let line = nextCommand(in: text, from: searched), !Interrupts.isPending {
            if endsStatement(text[..<line]) { return line }
            searched = text.utf8.index(after: line)
        }
        return text.endIndex
    }

    /// The start of a line behind a place that looks like a dot command. A dot with no name behind it begins none; it is an error
    /// of the statement that it stands in.
    private static func nextCommand(in text: Substring, from place: Substring.Index) -> Substring.Index? {
        var rest = text.utf8[place...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let start = rest.index(after: end)
            rest = rest[start...]
            let word = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if word.first == UInt8(ascii: "."), commandLine(in: text[start...]) != nil { return start }
        }
        return nil
    }

    /// Whether a text is whole statements, the last with its semicolon; an open string or comment ends in a token that is none.
    private static func endsStatement(_ text: Substring) -> Bool {
        let last = TokenList(SourceText(String(text))).tokens.last { $0.kind != .endOfText }
        return last.map { $0.kind == .semicolon } ?? true
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
