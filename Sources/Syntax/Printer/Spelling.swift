// How names and literals are spelt.

import Diagnostics

/// Spells names and literals so that the lexer reads them back.
package enum Spelling {
    /// The name of a label, type, property or key: as it is, or in backquotes.
    package static func schemaName(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// A variable or alias, which may not be a reserved word.
    package static func variable(_ text: String) -> String {
        isPlain(text) && Keyword(spelling: text)?.isReserved != true ? text : quoted(text)
    }

    /// An alias: words that begin a clause are quoted too, since `AS` can stand before a clause.
    static func alias(_ text: String) -> String {
        if let keyword = Keyword(spelling: text), Keyword.clauseStarts.contains(keyword) { return quoted(text) }
        return variable(text)
    }

    /// `$name`
    package static func parameter(_ text: String) -> String {
        let isWord = !text.isEmpty && text.unicodeScalars.allSatisfy { isNameScalar($0) }
        return "$" + (isWord ? text : quoted(text))
    }

    /// `duration.between`; words that the parser reads in a way of their own are quoted.
    static func function(_ text: String, quotes: Bool) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1 { return quotes ? quoted(text) : text.lowercased() == "exists" ? text : variable(text) }
        return parts.map(schemaName).joined(separator: ".")
    }

    /// `test.my.proc`: every part may be any word.
    static func procedure(_ text: String) -> String {
        text.split(separator: ".", omittingEmptySubsequences: false).map { schemaName(String($0)) }.joined(
            separator: ".")
    }

    /// The name of a check or saved query.
    package static func hyphenated(_ text: String) -> String {
        if isPlain(text) { return Keyword(spelling: text) == .all ? quoted(text) : text }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isWord = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(Lexer.isWordByte) }
        return isWord && text.utf8.first.map(Lexer.isDigit) == false ? text : quoted(text)
    }

    /// A noun of several words.
    static func noun(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return words.allSatisfy(isNounWord) && !words.isEmpty ? text : quoted(text)
    }

    private static func isNounWord(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, parts.allSatisfy(isPlain) else { return false }
        guard let keyword = Keyword(spelling: first) else { return true }
        return !keyword.isReserved && !Parser.findWords.contains(keyword) && keyword != .incoming
            && keyword != .outgoing
    }

    /// A text in single quotes.
    package static func string(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": result += "\\'"
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case _ where isSteering(scalar): result += unicodeEscape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "'"
    }

    static func literal(_ literal: Literal) -> String {
        switch literal {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .float(let value): float(value)
        case .string(let text): string(text)
        case .date(let text): text
        }
    }

    /// The language has no literals for what is no number or infinite; no text makes such a tree.
    private static func float(_ value: Double) -> String {
        if value.isNaN { return "(0.0 / 0.0)" }
        if value.isInfinite { return value < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)" }
        return value.description
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isIDStart else { return false }
        return text.unicodeScalars.allSatisfy { isNameScalar($0) }
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIDContinue }

    private static func quoted(_ text: String) -> String {
        "`" + text.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
    }
}
