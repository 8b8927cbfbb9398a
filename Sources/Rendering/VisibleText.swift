// Data never steers the terminal: control characters are shown, not sent.

/// The text with every control character, and every character that turns the direction of writing, as an escape:
/// `\n`, `\t`, `\x1b`, `\u202e`. Linear; the text itself where there is nothing to escape.
package func visibleText(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: needsEscape) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        if !needsEscape(scalar) {
            result.unicodeScalars.append(scalar)
        } else if scalar == "\n" {
            result += "\\n"
        } else if scalar == "\t" {
            result += "\\t"
        } else if scalar == "\r" {
            result += "\\r"
        } else {
            let isByte = scalar.value < 0x100
            let digits = String(scalar.value, radix: 16)
            result += isByte ? "\\x" : "\\u"
            result += String(repeating: "0", count: (isByte ? 2 : 4) - digits.utf8.count) + digits
        }
    }
    return result
}

private func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}
