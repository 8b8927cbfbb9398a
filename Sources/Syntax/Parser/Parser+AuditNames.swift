// Names of the audit layer: nouns of several words, hyphenated names, entities, arguments.

import Diagnostics

extension Parser {
    /// Words at which a noun ends, because the statement goes on with them.
    static let findWords: [Keyword] = [
        .where, .with, .without, .of, .from, .to, .during, .since, .before, .between, .due, .show, .by, .order, .skip,
        .limit,
        .into, .for,
    ]

    /// `processes`, `handoff records`, `handoff-records`: words up to the next keyword of FIND, joined by single blanks.
    mutating func parseNoun(_ what: String) throws(Diagnostic) -> Name {
        guard atNounWord else { throw unexpected(what) }
        var name = takeName()
        while true {
            if at(.minus), atName(1), previousEnd == start, touchesNext {
                consume()
                let part = takeName()
                name = Name(name.text + "-" + part.text, name.span.joined(part.span))
            } else if atNounWord {
                let part = takeName()
                name = Name(name.text + " " + part.text, name.span.joined(part.span))
            } else {
                return name
            }
        }
    }

    private var atNounWord: Bool {
        if at(.quotedName) { return true }
        guard at(.word) else { return false }
        guard let keyword = token.keyword else { return true }
        return !keyword.isReserved && !Parser.findWords.contains(keyword)
    }

    /// `overdue-cadence`: words, digits and hyphens with no blank between them.
    mutating func parseHyphenatedName(_ what: String) throws(Diagnostic) -> Name {
        guard atName() else { throw unexpected(what) }
        if at(.quotedName) { return takeName() }
        let begin = start
        let bytes = list.source.utf8
        var end = Int(token.span.end)
        while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "-"), Lexer.isWordByte(bytes[end + 1]) {
            end += 1
            while end < bytes.count, Lexer.isWordByte(bytes[end]) { end += 1 }
        }
        while !at(.endOfText), Int(token.span.end) <= end { consume() }
        let span = Span(start: begin, end: UInt32(truncatingIfNeeded: end))
        // A token that reaches over the name's end, such as a number with a point.
        if Int(start) < end { throw unexpected("a blank after the name") }
        return Name(list.source.text(in: span), span)
    }

    /// `'P-017'`, `$process`, `department 'HR'`
    mutating func parseEntity(_ place: String) throws(Diagnostic) -> Entity {
        if at(.parameter) || at(.string) { return Entity(try parseTextOrParameter("a name in quotes")) }
        guard atNounWord else { throw unexpected("a name or id in quotes \(place)") }
        let noun = try parseNoun("a noun")
        guard at(.parameter) || at(.string) else { throw nameWithoutQuotes(noun) }
        return Entity(noun: noun, try parseTextOrParameter("a name in quotes"))
    }

    /// `(name: value, …)`, where it may be missing.
    mutating func parseRunArguments() throws(Diagnostic) -> [RunArgument] {
        guard at(.openRound) else { return [] }
        try enter()
        consume()
        let arguments =
            at(.closeRound) ? [] : try parseList { (parser) throws(Diagnostic) in try parser.parseRunArgument() }
        guard at(.closeRound) else { throw unexpected("`,` or `)` after the value") }
        consume()
        leave()
        return arguments
    }

    private mutating func parseRunArgument() throws(Diagnostic) -> RunArgument {
        let name = try parseSchemaName("a parameter's name")
        try expect(.colon, "after the parameter's name")
        return RunArgument(name, try parseExpression())
    }

    // MARK: Wording

    private func nameWithoutQuotes(_ noun: Name) -> Diagnostic {
        .syntax(
            .unexpectedSyntax, "expected a name or id in quotes", at: noun.span, label: "did you mean '\(noun.text)'?",
            help: "What is looked for stands in quotes; a noun may stand before it: department 'HR'.",
            correction: "'\(noun.text)'")
    }
}
