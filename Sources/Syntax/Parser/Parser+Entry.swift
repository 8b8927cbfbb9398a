// Where reading begins: scripts, statements, expressions.

package import Diagnostics

/// A text with any number of statements, read with recovery: a fault costs one statement.
package struct ParsedScript: Sendable {
    package struct Entry: Sendable {
        /// From the statement's first token to its last, without the `;`.
        package var span: Span
        package var result: Result<Statement, Diagnostic>
        /// Whether a `;` ended it.
        package var isTerminated: Bool
    }

    /// In the order of the source; empty statements are left out.
    package var entries: [Entry]

    /// Those that could be read.
    package var statements: [Statement] { entries.compactMap { try? $0.result.get() } }

    package var diagnostics: [Diagnostic] {
        entries.compactMap { if case .failure(let fault) = $0.result { fault } else { nil } }
    }
}

extension Parser {
    /// Reads all statements of a script. Linear in the text.
    package static func parseScript(_ source: SourceText) -> ParsedScript {
        var parser = Parser(TokenList(source))
        return parser.parseScript()
    }

    /// Reads exactly one statement, with or without a `;` behind it.
    package static func parseStatement(_ source: SourceText) throws(Diagnostic) -> Statement {
        var parser = Parser(TokenList(source))
        let statement = try parser.parseTerminatedStatement()
        if parser.eat(.semicolon), !parser.at(.endOfText) { throw moreThanOne(at: parser.token.span) }
        return statement
    }

    package static func parseStatement(_ text: String) throws(Diagnostic) -> Statement {
        try parseStatement(SourceText(text))
    }

    /// Reads exactly one expression; `audit` allows what only audit statements know, such as dates.
    package static func parseExpression(_ source: SourceText, audit: Bool = false) throws(Diagnostic) -> Expression {
        var parser = Parser(TokenList(source))
        parser.isAudit = audit
        let expression = try parser.parsePredicate()
        guard parser.at(.endOfText) else { throw parser.unexpected("the end of the expression") }
        return expression
    }

    package static func parseExpression(_ text: String, audit: Bool = false) throws(Diagnostic) -> Expression {
        try parseExpression(SourceText(text), audit: audit)
    }

    private mutating func parseScript() -> ParsedScript {
        var script = ParsedScript(entries: [])
        while !at(.endOfText) {
            if eat(.semicolon) { continue }
            let begin = start
            let result: Result<Statement, Diagnostic>
            do throws(Diagnostic) { result = .success(try parseTerminatedStatement()) } catch {
                result = .failure(error)
            }
            while !atEnd { consume() }
            script.entries.append(.init(span: span(from: begin), result: result, isTerminated: at(.semicolon)))
            (nesting, tallest, links, isAudit, inPopulation) = (0, 0, 0, false, false)
        }
        return script
    }

    /// A statement and nothing behind it.
    private mutating func parseTerminatedStatement() throws(Diagnostic) -> Statement {
        let statement = try parseStatement(takesInto: true)
        guard atEnd else { throw unexpectedAfterStatement(statement) }
        return statement
    }
}

// MARK: Wording

private func moreThanOne(at span: Span) -> Diagnostic {
    .syntax(.unexpectedSyntax, "there is more than one statement here", at: span, label: "the second begins here")
}
