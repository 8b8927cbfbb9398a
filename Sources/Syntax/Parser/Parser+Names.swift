// Names, and the short lists that several productions share.

import Diagnostics

extension Parser {
    /// Whether the current token can be a variable: a word that is not reserved, or a quoted name.
    func atVariable(_ distance: Int = 0) -> Bool {
        let token = peek(distance)
        return token.kind == .quotedName || token.kind == .word && token.keyword?.isReserved != true
    }

    /// Whether it can be a name where nothing else could stand: every word, or a quoted name.
    func atName(_ distance: Int = 0) -> Bool {
        let kind = peek(distance).kind
        return kind == .word || kind == .quotedName
    }

    /// A variable or an alias.
    mutating func parseVariable(_ what: String = "a name") throws(Diagnostic) -> Name {
        guard atVariable() else {
            if at(.word) { throw reservedAsName(what) }
            throw unexpected(what)
        }
        return takeName()
    }

    /// The name of a label, type, property or key, which may be any word.
    mutating func parseSchemaName(_ what: String) throws(Diagnostic) -> Name {
        guard atName() else { throw unexpected(what) }
        return takeName()
    }

    /// `duration.between`, `test.my.proc`
    mutating func parseDottedName(_ what: String) throws(Diagnostic) -> Name {
        var name = try parseSchemaName(what)
        while at(.dot), atName(1) {
            consume()
            let part = takeName()
            name = Name(name.text + "." + part.text, name.span.joined(part.span))
        }
        return name
    }

    /// The current token as a name; the caller has looked.
    mutating func takeName() -> Name {
        let token = consume()
        let text = text(token)
        return Name(token.kind == .quotedName ? LiteralText.unquotedName(text) : text, token.span)
    }

    /// A text in quotes, its escapes resolved.
    mutating func parseString(_ what: String) throws(Diagnostic) -> String {
        guard at(.string) else { throw unexpected(what) }
        let token = consume()
        return try LiteralText.unescaped(text(token), at: token.span.start)
    }

    /// A whole number without a sign.
    mutating func parseInteger(_ what: String) throws(Diagnostic) -> Int64 {
        guard at(.integer) else { throw unexpected(what) }
        guard let value = LiteralText.magnitude(text(token)).flatMap({ Int64(exactly: $0) }) else {
            throw integerTooLarge(text(token), at: token.span)
        }
        consume()
        return value
    }

    /// At least one element, separated by commas.
    mutating func parseList<Element>(
        _ parse: (inout Parser) throws(Diagnostic) -> Element
    ) throws(Diagnostic) -> [Element] {
        var elements = [try parse(&self)]
        while eat(.comma) { elements.append(try parse(&self)) }
        return elements
    }

    func integerTooLarge(_ text: String, at span: Span) -> Diagnostic {
        .syntax(
            .integerOverflow, "\(text) does not fit a whole number of 64 bits", at: span,
            help:
                "Whole numbers reach from -9223372036854775808 to 9223372036854775807. With a decimal point it is a decimal number."
        )
    }
}
