// What word processors make of plain signs.

import Diagnostics

enum Typography {
    /// The quotes that close what this one opens; nil when it is no typographic quote. Both halves of a pair are taken, since
    /// languages disagree on which of them opens.
    static func closingQuotes(for scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch scalar {
        case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": ["\u{201D}", "\u{201C}"]
        case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}": ["\u{2019}", "\u{2018}"]
        case "«": ["»"]
        case "»": ["«", "»"]
        default: nil
        }
    }

    /// Dashes and arrow heads that openCypher takes in patterns, where nothing else could be meant.
    static let patternSigns: [Unicode.Scalar: Token.Kind] = [
        "\u{00AD}": .typographicDash, "\u{2010}": .typographicDash, "\u{2011}": .typographicDash,
        "\u{2012}": .typographicDash, "\u{2013}": .typographicDash, "\u{2014}": .typographicDash,
        "\u{2015}": .typographicDash, "\u{2212}": .typographicDash, "\u{FE58}": .typographicDash,
        "\u{FE63}": .typographicDash, "\u{FF0D}": .typographicDash,
        "\u{27E8}": .leftArrowHead, "\u{3008}": .leftArrowHead, "\u{FE64}": .leftArrowHead, "\u{FF1C}": .leftArrowHead,
        "\u{27E9}": .rightArrowHead, "\u{3009}": .rightArrowHead, "\u{FE65}": .rightArrowHead,
        "\u{FF1E}": .rightArrowHead,
    ]

    /// The plain sign that was meant, where that is clear.
    private static let plain: [Unicode.Scalar: String] = [
        "≠": "<>", "≤": "<=", "≥": ">=", "×": "*", "÷": "/", "·": "*", "…": "..", "→": "->", "←": "<-", "⇒": "->",
        "（": "(", "）": ")", "［": "[", "］": "]", "｛": "{", "｝": "}", "，": ",", "；": ";", "：": ":", "＝": "=", "｜": "|",
        "＋": "+", "＊": "*", "／": "/", "％": "%", "．": ".", "´": "'", "′": "'", "″": "\"", "＇": "'", "＂": "\"", "＄": "$",
        "∧": "AND", "∨": "OR", "¬": "NOT", "∈": "IN", "−": "-",
    ]

    static func fault(for scalar: Unicode.Scalar, at span: Span) -> Diagnostic {
        let code =
            "U+" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
            + String(scalar.value, radix: 16, uppercase: true)
        guard let plain = plain[scalar] else {
            return .syntax(.invalidUnicodeCharacter, "the character `\(scalar)` (\(code)) means nothing here", at: span)
        }
        return .syntax(
            .invalidUnicodeCharacter, "`\(scalar)` (\(code)) is not a sign of the language", at: span,
            label: "write \(plain)", correction: plain)
    }
}
