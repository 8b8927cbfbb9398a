// Data never steers a terminal, and never ends a line that something else began: control characters are shown, not sent.
//
// These are the doors. A cell, a name or a path goes through `visibleText`, which gives one line; a text of several lines that
// a person reads goes through `visibleLines`; a message with its source through `Snippet`. What can spell a character in its
// own way (JSON, XML, literals of the language) does so for the same characters.

/// Characters that a terminal obeys, that end a line, or that turn the direction of writing.
package func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}

/// The text in one line, with every steering character as an escape: `\n`, `\t`, `\x1b`, `\u202e`. Linear; the text itself where
/// there is nothing to escape.
package func visibleText(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isSteering) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        if !isSteering(scalar) {
            result.unicodeScalars.append(scalar)
        } else if scalar == "\n" {
            result += "\\n"
        } else if scalar == "\t" {
            result += "\\t"
        } else if scalar == "\r" {
            result += "\\r"
        } else {
            let isByte = scalar.value < 0x100
            result += (isByte ? "\\x" : "\\u") + hexadecimal(scalar, digits: isByte ? 2 : 4)
        }
    }
    return result
}

/// The same for a text of several lines: line ends and tabs stay.
package func visibleLines(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: { isSteering($0) && $0 != "\n" && $0 != "\t" }) { return text }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map { visibleText(String($0)) }
            .joined(separator: "\t")
    }.joined(separator: "\n")
}

/// `u` and four digits, as literals of the language and JSON spell a character.
package func unicodeEscape(_ scalar: Unicode.Scalar) -> String { "\\u" + hexadecimal(scalar, digits: 4) }

private func hexadecimal(_ scalar: Unicode.Scalar, digits: Int) -> String {
    let text = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
